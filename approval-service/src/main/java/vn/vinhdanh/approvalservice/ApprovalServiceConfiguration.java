package vn.vinhdanh.approvalservice;

import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springdoc.core.models.GroupedOpenApi;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.PropertySource;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.JpaTransactionManager;
import vn.vinhdanh.access.AccessConfiguration;
import vn.vinhdanh.access.account.PublicPaths;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.organisation.OrganisationView;
import vn.vinhdanh.approval.automation.DeadlineSchedule;
import vn.vinhdanh.approval.automation.Deadlines;
import vn.vinhdanh.approval.automation.Dissolutions;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.read.levelboard.LevelBoardViews;
import vn.vinhdanh.approval.write.CaseClock;
import vn.vinhdanh.approval.write.DossierRules;
import vn.vinhdanh.approval.write.Succession;
import vn.vinhdanh.approval.write.UnitNames;
import vn.vinhdanh.decision.write.SigningRules;
import vn.vinhdanh.eventstore.EventStoreProperties;
import vn.vinhdanh.eventstore.sealing.KeptCheckpoints;
import vn.vinhdanh.eventstore.sealing.Seals;
import vn.vinhdanh.regulations.Regulations;

/** Everything that approval-service is. It can stand beside nomination-service's in one context. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:approval-service.properties")
@Import({AccessConfiguration.class, LevelBoardViews.class})
@AutoConfigurationPackage(basePackages = {"vn.vinhdanh.approval", "vn.vinhdanh.decision", "vn.vinhdanh.audit"})
@ComponentScan(
        basePackages = {"vn.vinhdanh.approval", "vn.vinhdanh.decision", "vn.vinhdanh.audit"},
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EnableJpaRepositories(
        basePackages = {"vn.vinhdanh.approval", "vn.vinhdanh.decision", "vn.vinhdanh.audit"},
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class ApprovalServiceConfiguration {

    @Bean(initMethod = "migrate")
    Flyway approvalFlyway(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .schemas(Offices.SCHEMA)
                .defaultSchema(Offices.SCHEMA)
                .locations(
                        "classpath:db/migration/view", OrganisationView.MIGRATIONS, "classpath:db/migration/approval")
                .load();
    }

    @Bean
    OrganisationView approvalOrganisationView() {
        return new OrganisationView(Offices.SCHEMA);
    }

    @Bean
    Offices offices(JdbcClient jdbc, ObjectProvider<Clock> clock) {
        return new Offices(jdbc, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    @ConditionalOnMissingBean
    Regulations regulations() {
        return Regulations.load();
    }

    @Bean
    CaseClock caseClock(Regulations regulations, ObjectProvider<Clock> clock) {
        return new CaseClock(regulations.workingDays(), clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    UnitNames unitNames(Offices offices) {
        return offices::nameOf;
    }

    @Bean
    Succession succession(Regulations regulations, Offices offices, UnitNames names) {
        return new Succession(regulations, offices.organisation(), offices.organisation(), names);
    }

    @Bean
    DossierRules dossierRules(Regulations regulations, Offices offices) {
        return new DossierRules(regulations, offices.organisation());
    }

    @Bean
    SigningRules signingRules(Regulations regulations, Offices offices, UnitNames names) {
        return new SigningRules(
                regulations,
                offices.organisation(),
                offices.organisation(),
                (signer, body, on) -> offices.isHead(signer.person(), body, on),
                names);
    }

    @Bean
    @DependsOn("approvalFlyway")
    @ConditionalOnProperty(name = "vinhdanh.approval.deadlines.enabled", matchIfMissing = true)
    DeadlineSchedule deadlineSchedule(
            DataSource dataSource,
            Deadlines deadlines,
            Dissolutions dissolutions,
            @Value("${vinhdanh.approval.deadlines.interval:5m}") Duration interval) {
        return new DeadlineSchedule(dataSource, deadlines, dissolutions, interval);
    }

    @Bean
    KeptCheckpoints keptCheckpoints(Seals seals, EventStoreProperties properties, ObjectProvider<Clock> clock) {
        return new KeptCheckpoints(
                seals, properties.seal().exportFolder(), ApiWrite.ZONE, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    PublicPaths approvalPublicPaths() {
        return PublicPaths.of("/verify/*", "/checkpoint");
    }

    /** For what is read; what is written has Axon's own. */
    @Bean
    @Primary
    @ConditionalOnMissingBean(name = "transactionManager")
    JpaTransactionManager transactionManager(EntityManagerFactory entities) {
        return new JpaTransactionManager(entities);
    }

    @Bean
    GroupedOpenApi approvalApi() {
        return GroupedOpenApi.builder()
                .group("approval")
                .packagesToScan("vn.vinhdanh.approval", "vn.vinhdanh.decision", "vn.vinhdanh.audit")
                .build();
    }
}
