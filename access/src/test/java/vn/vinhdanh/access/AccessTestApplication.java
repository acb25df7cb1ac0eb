package vn.vinhdanh.access;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vinhdanh.access.organisation.Authority;
import vn.vinhdanh.access.organisation.OrganisationQueries;
import vn.vinhdanh.access.organisation.OrganisationView;

/** Two services without a domain in one process, each with its own view of the organisation. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({AccessTestApplication.ProbeService.class, AccessTestApplication.OtherService.class, ProbeController.class})
class AccessTestApplication {

    @Configuration(proxyBeanMethods = false)
    @Import(AccessConfiguration.class)
    static class ProbeService {

        @Bean("probe.flyway")
        Flyway flyway(DataSource dataSource) {
            return organisation(dataSource, "probe");
        }

        @Bean("probe.migration")
        FlywayMigrationInitializer migration(@Qualifier("probe.flyway") Flyway flyway) {
            return new FlywayMigrationInitializer(flyway);
        }

        @Bean("probe.organisation")
        OrganisationView organisationView() {
            return new OrganisationView("probe");
        }

        @Bean("probe.organisationQueries")
        OrganisationQueries organisationQueries(JdbcClient jdbc) {
            return new OrganisationQueries(jdbc, "probe");
        }

        @Bean("probe.authority")
        Authority authority(@Qualifier("probe.organisationQueries") OrganisationQueries organisation) {
            return new Authority(organisation);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(AccessConfiguration.class)
    static class OtherService {

        @Bean("other.flyway")
        Flyway flyway(DataSource dataSource) {
            return organisation(dataSource, "other");
        }

        @Bean("other.migration")
        FlywayMigrationInitializer migration(@Qualifier("other.flyway") Flyway flyway) {
            return new FlywayMigrationInitializer(flyway);
        }

        @Bean("other.organisation")
        OrganisationView organisationView() {
            return new OrganisationView("other");
        }

        @Bean("other.authority")
        Authority authority(JdbcClient jdbc) {
            return new Authority(new OrganisationQueries(jdbc, "other"));
        }
    }

    private static Flyway organisation(DataSource dataSource, String schema) {
        return Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:db/migration/view", OrganisationView.MIGRATIONS)
                .load();
    }
}
