package vn.vinhdanh.access.reading;

import java.time.Clock;
import org.axonframework.eventhandling.EventBus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.vinhdanh.access.organisation.OrganisationQueries;
import vn.vinhdanh.access.organisation.OrganisationView;
import vn.vinhdanh.eventstore.WriteTransaction;

/** Auditors' reads are recorded, whichever service answers them. */
@Configuration(proxyBeanMethods = false)
public class ReadingConfiguration {

    @Bean
    Readings readings(
            WriteTransaction writes,
            EventBus events,
            ObjectProvider<OrganisationView> views,
            JdbcClient jdbc,
            ObjectProvider<Clock> clock) {
        return new Readings(
                writes, events, OrganisationQueries.ofAny(views, jdbc), clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    WebMvcConfigurer recordingReads(ObjectProvider<Readings> readings) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new RecordingReads(readings));
            }
        };
    }
}
