package vn.vinhdanh.nominationservice;

import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springdoc.core.models.GroupedOpenApi;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.PropertySource;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.JpaTransactionManager;
import vn.vinhdanh.access.AccessConfiguration;
import vn.vinhdanh.access.organisation.OrganisationView;
import vn.vinhdanh.organisation.OwnOrganisation;
import vn.vinhdanh.regulations.Regulations;

/** Everything that nomination-service is. It can stand beside approval-service's in one context. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:nomination-service.properties")
@Import(AccessConfiguration.class)
@AutoConfigurationPackage(basePackages = {"vn.vinhdanh.organisation", "vn.vinhdanh.people", "vn.vinhdanh.nomination"})
@ComponentScan(
        basePackages = {"vn.vinhdanh.organisation", "vn.vinhdanh.people", "vn.vinhdanh.nomination"},
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EnableJpaRepositories(
        basePackages = {"vn.vinhdanh.organisation", "vn.vinhdanh.people", "vn.vinhdanh.nomination"},
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class NominationServiceConfiguration {

    @Bean
    Flyway nominationFlyway(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .schemas(OwnOrganisation.SCHEMA)
                .defaultSchema(OwnOrganisation.SCHEMA)
                .locations(
                        "classpath:db/migration/view", OrganisationView.MIGRATIONS, "classpath:db/migration/nomination")
                .load();
    }

    @Bean
    FlywayMigrationInitializer nominationMigration(@Qualifier("nominationFlyway") Flyway flyway) {
        return new FlywayMigrationInitializer(flyway);
    }

    @Bean
    OrganisationView nominationOrganisationView() {
        return new OrganisationView(OwnOrganisation.SCHEMA);
    }

    @Bean
    OwnOrganisation ownOrganisation(JdbcClient jdbc) {
        return new OwnOrganisation(jdbc);
    }

    @Bean
    @ConditionalOnMissingBean
    Regulations regulations() {
        return Regulations.load();
    }

    /** For what is read; what is written has Axon's own. */
    @Bean
    @Primary
    @ConditionalOnMissingBean(name = "transactionManager")
    JpaTransactionManager transactionManager(EntityManagerFactory entities) {
        return new JpaTransactionManager(entities);
    }

    @Bean
    GroupedOpenApi nominationApi() {
        return GroupedOpenApi.builder()
                .group("nomination")
                .packagesToScan("vn.vinhdanh.organisation", "vn.vinhdanh.people", "vn.vinhdanh.nomination")
                .build();
    }
}
