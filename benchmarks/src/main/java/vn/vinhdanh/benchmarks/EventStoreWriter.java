package vn.vinhdanh.benchmarks;

import java.util.Base64;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.eventstore.EventSerializer;

/** Our event store as the services use it: every command a write of its own, through the command gateway. */
final class EventStoreWriter implements Writer {

    private final ConfigurableApplicationContext context;
    private final CommandGateway commands;

    private EventStoreWriter(ConfigurableApplicationContext context) {
        this.context = context;
        this.commands = context.getBean("commandGateway", CommandGateway.class);
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(CachedFiling.class)
    static class Application {}

    /** As the aggregates of the services are declared. */
    @Aggregate(type = "Filing", cache = "aggregateCache")
    static class CachedFiling extends Filing {

        CachedFiling() {}

        @CommandHandler
        CachedFiling(OpenFile command) {
            open(command);
        }
    }

    static EventStoreWriter start(DurableDatabase database, String name) {
        return new EventStoreWriter(new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(database.properties(
                        name,
                        "axon.timeout.enabled=false",
                        "spring.jpa.hibernate.ddl-auto=none",
                        "spring.datasource.hikari.maximum-pool-size=24",
                        "vinhdanh.keys.kek=" + Base64.getEncoder().encodeToString(new byte[32])))
                .run());
    }

    /** How events are spelled in the log: payload and metadata of one that moves a file. */
    List<byte[]> sample() {
        EventSerializer serializer = context.getBean(EventSerializer.class);
        Object event = new Filing.FileMoved("file:" + Id.next(), 1, Filing.Said.SOMETHING);
        Object noted = Filing.NOTED.and("traceId", Id.next()).and("correlationId", Id.next());
        return List.of(
                serializer.serialize(event, byte[].class).getData(),
                serializer.serialize(noted, byte[].class).getData());
    }

    @Override
    public String name() {
        return "Vinh Danh";
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
