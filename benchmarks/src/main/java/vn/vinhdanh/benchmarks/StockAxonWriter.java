package vn.vinhdanh.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationImportSelector;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Axon as its Spring Boot starter sets it up beside JPA: its storage engine on Hibernate with the tables that Hibernate
 * makes of its entities, its sequence, its watchdog over every message, no cache. Only JSON is asked for, with the
 * settings of Axon's own serializer.
 */
final class StockAxonWriter implements Writer {

    private final ConfigurableApplicationContext context;
    private final CommandGateway commands;

    private StockAxonWriter(ConfigurableApplicationContext context) {
        this.context = context;
        this.commands = context.getBean(CommandGateway.class);
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @Import({StockConfiguration.class, PlainFiling.class})
    static class Application {}

    /** As Axon would have it where nothing is said. */
    @Aggregate(type = "Filing")
    static class PlainFiling extends Filing {

        PlainFiling() {}

        @CommandHandler
        PlainFiling(OpenFile command) {
            open(command);
        }
    }

    /** Axon's configuration and what it builds upon; ours, and the filter by which ours keeps Axon's away, left out. */
    static final class StockConfiguration extends AutoConfigurationImportSelector {

        private static final List<String> KEPT = List.of(
                "org.axonframework.",
                "org.springframework.boot.jdbc.autoconfigure.",
                "org.springframework.boot.hibernate.autoconfigure.",
                "org.springframework.boot.transaction.autoconfigure.");

        @Override
        protected AnnotationAttributes getAttributes(AnnotationMetadata metadata) {
            return new AnnotationAttributes();
        }

        @Override
        protected List<String> getCandidateConfigurations(
                AnnotationMetadata metadata, @Nullable AnnotationAttributes attributes) {
            return super.getCandidateConfigurations(metadata, attributes).stream()
                    .filter(name -> KEPT.stream().anyMatch(name::startsWith))
                    .collect(Collectors.toCollection(ArrayList::new));
        }

        @Override
        protected Set<String> getExclusions(AnnotationMetadata metadata, @Nullable AnnotationAttributes attributes) {
            return new LinkedHashSet<>();
        }

        @Override
        protected List<AutoConfigurationImportFilter> getAutoConfigurationImportFilters() {
            return super.getAutoConfigurationImportFilters().stream()
                    .filter(filter -> !filter.getClass().getName().startsWith("vn.vinhdanh."))
                    .toList();
        }
    }

    static StockAxonWriter start(DurableDatabase database, String name) {
        return new StockAxonWriter(new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(database.properties(
                        name,
                        "spring.jpa.hibernate.ddl-auto=create",
                        "spring.datasource.hikari.maximum-pool-size=24",
                        "axon.serializer.general=jackson3"))
                .run());
    }

    @Override
    public String name() {
        return "stock Axon";
    }

    @Override
    public void write(String file, int step) {
        commands.sendAndWait(Filing.command(file, step));
    }

    @Override
    public void close() {
        context.close();
    }
}
