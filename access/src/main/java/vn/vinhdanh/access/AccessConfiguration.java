package vn.vinhdanh.access;

import javax.sql.DataSource;
import org.axonframework.eventhandling.EventBus;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vinhdanh.access.account.SecurityConfiguration;
import vn.vinhdanh.access.account.SignedInMetadata;
import vn.vinhdanh.access.api.ApiConfiguration;
import vn.vinhdanh.access.document.Documents;
import vn.vinhdanh.access.live.LiveConfiguration;
import vn.vinhdanh.access.page.PageConfiguration;
import vn.vinhdanh.access.problem.ProblemConfiguration;
import vn.vinhdanh.access.reading.ReadingConfiguration;

/**
 * Accounts, documents, and what every request has in common. Each service imports it; where both run in one process it
 * is there once. The view of the organisation is each service's own: see {@code organisation}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
@Import({
    ProblemConfiguration.class,
    SecurityConfiguration.class,
    ApiConfiguration.class,
    PageConfiguration.class,
    LiveConfiguration.class,
    ReadingConfiguration.class
})
public class AccessConfiguration {

    public static final String SCHEMA = "access";

    @Bean
    Flyway accessFlyway(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .locations("classpath:db/migration/access")
                .load();
    }

    @Bean
    FlywayMigrationInitializer accessMigration(@Qualifier("accessFlyway") Flyway flyway) {
        return new FlywayMigrationInitializer(flyway);
    }

    /** Every event says who was signed in. */
    @Bean
    SmartInitializingSingleton accountInEvents(EventBus events) {
        return () -> events.registerDispatchInterceptor(new SignedInMetadata());
    }

    @Bean
    Documents documents(JdbcClient jdbc, DataSource dataSource, AccessProperties properties) {
        return new Documents(jdbc, dataSource, properties.documentLimit().toBytes());
    }
}
