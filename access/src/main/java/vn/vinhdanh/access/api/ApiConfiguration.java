package vn.vinhdanh.access.api;

import jakarta.servlet.MultipartConfigElement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.vinhdanh.access.AccessProperties;
import vn.vinhdanh.access.organisation.HistoricalGrants;
import vn.vinhdanh.access.organisation.OrganisationView;
import vn.vinhdanh.access.problem.ProblemWriter;
import vn.vinhdanh.access.problem.StrictJson;
import vn.vinhdanh.eventstore.EventLog;
import vn.vinhdanh.eventstore.WriteTransaction;
import vn.vinhdanh.eventstore.view.LogProgress;

/** What every controller method may ask for, and how much a request may carry. */
@Configuration(proxyBeanMethods = false)
public class ApiConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ApiConfiguration.class);

    /** What is read and thrown away of a refused body, so that its sender sees the answer and not a broken line. */
    private static final int SWALLOWED = 512 << 20;

    @Bean
    FilterRegistrationBean<BodyLimits> bodyLimits(AccessProperties properties, ProblemWriter problems) {
        FilterRegistrationBean<BodyLimits> filter = new FilterRegistrationBean<>(new BodyLimits(properties, problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return filter;
    }

    @Bean
    MultipartConfigElement multipartConfig(AccessProperties properties) {
        long limit = properties.documentLimit().toBytes();
        return new MultipartConfigElement("", limit, limit + BodyLimits.ENVELOPE, 64 << 10);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusedBodies() {
        return tomcat -> tomcat.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                http.setMaxSwallowSize(SWALLOWED);
            }
        });
    }

    @Bean
    IdempotencyKeys idempotencyKeys(JdbcClient jdbc) {
        return new IdempotencyKeys(jdbc);
    }

    /** On every instance: what one has deleted the others do not find. */
    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService forgettingKeys(IdempotencyKeys keys, AccessProperties properties) {
        ScheduledExecutorService forgetting = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "forgetting-keys");
            thread.setDaemon(true);
            return thread;
        });
        forgetting.scheduleWithFixedDelay(
                () -> {
                    try {
                        keys.forgetBefore(Instant.now().minus(properties.forgetKeysAfter()));
                    } catch (RuntimeException e) {
                        LOG.warn("Old idempotency keys are kept until tomorrow", e);
                    }
                },
                1,
                24,
                TimeUnit.HOURS);
        return forgetting;
    }

    @Bean
    WebMvcConfigurer apiArguments(
            ObjectProvider<Clock> clock,
            ObjectProvider<HistoricalGrants> grants,
            ObjectProvider<OrganisationView> organisations,
            ObjectProvider<LogProgress> progress,
            ObjectProvider<EventLog> log,
            WriteTransaction transaction,
            IdempotencyKeys keys,
            ProblemWriter problems,
            AccessProperties properties) {
        SignedInResolver signedIn = new SignedInResolver();
        Waiting waiting = new Waiting(progress, properties.readTimeout());
        List<HandlerMethodArgumentResolver> ours = List.of(
                signedIn,
                new ApiWriteResolver(
                        signedIn,
                        clock.getIfAvailable(Clock::systemUTC),
                        grants,
                        organisations,
                        waiting,
                        transaction,
                        keys,
                        problems),
                new ReadAtResolver(log, waiting),
                new PagingResolver());
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.addAll(ours);
            }

            @Override
            public void addFormatters(FormatterRegistry formatters) {
                // Spring's own reads days in the fashion of the caller's country too.
                formatters.addConverter(String.class, LocalDate.class, StrictJson::day);
            }
        };
    }
}
