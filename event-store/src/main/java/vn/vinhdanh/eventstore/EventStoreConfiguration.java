package vn.vinhdanh.eventstore;

import java.lang.management.ManagementFactory;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.eventstore.processing.AutomationProcessor;
import vn.vinhdanh.eventstore.processing.Claims;
import vn.vinhdanh.eventstore.processing.LogProcessing;
import vn.vinhdanh.eventstore.sealing.SealKeys;
import vn.vinhdanh.eventstore.sealing.Sealing;
import vn.vinhdanh.eventstore.sealing.Seals;
import vn.vinhdanh.eventstore.sealing.Verifications;
import vn.vinhdanh.eventstore.view.LogProgress;
import vn.vinhdanh.eventstore.view.ProcessingProgress;
import vn.vinhdanh.eventstore.view.View;
import vn.vinhdanh.eventstore.view.ViewProcessor;
import vn.vinhdanh.eventstore.view.ViewRebuild;
import vn.vinhdanh.eventstore.view.ViewReplay;

/**
 * Wires the event store into an application that has a {@link DataSource} on PostgreSQL: the schema {@code events}, Axon
 * on it, a processor for every {@link View} and every automation. Settings: {@link EventStoreProperties}.
 *
 * <p>Axon works by the transaction manager {@code jdbcTransactionManager}; an application that reads by JPA declares its
 * own as the primary one.
 */
@AutoConfiguration(
        after = DataSourceAutoConfiguration.class,
        before = {
            AxonAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class,
            FlywayAutoConfiguration.class
        })
@EnableConfigurationProperties(EventStoreProperties.class)
public class EventStoreConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(EventStoreConfiguration.class);

    private final String node;

    EventStoreConfiguration(EventStoreProperties properties) {
        String configured = properties.nodeId();
        this.node = configured == null || configured.isBlank()
                ? ManagementFactory.getRuntimeMXBean().getName() + "/" + Id.next()
                : configured;
    }

    @Bean
    Flyway eventsFlyway(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .schemas("events")
                .locations("classpath:db/migration/events")
                .load();
    }

    @Bean
    FlywayMigrationInitializer eventsMigration(@Qualifier("eventsFlyway") Flyway flyway) {
        return new FlywayMigrationInitializer(flyway);
    }

    @Bean
    JdbcTransactionManager jdbcTransactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    TransactionManager axonTransactionManager(
            @Qualifier("jdbcTransactionManager") JdbcTransactionManager jdbcTransactionManager) {
        return new SpringTransactionManager(jdbcTransactionManager);
    }

    @Bean
    ConnectionProvider axonConnectionProvider(DataSource dataSource) {
        return new SpringDataSourceConnectionProvider(dataSource);
    }

    @Bean
    PersonKeys personKeys(DataSource dataSource, EventStoreProperties properties) {
        return new PersonKeys(
                dataSource, KeyEncryptionKey.load(properties.keys()), KeyEncryptionKey.loadOther(properties.keys()));
    }

    @Bean
    SmartInitializingSingleton personKeysVerification(PersonKeys keys) {
        return () -> {
            keys.verify();
            long rotated = keys.rotate();
            if (rotated > 0) {
                LOG.info("{} keys of persons are now under the present key-encryption key", rotated);
            }
        };
    }

    @Bean
    @Primary
    Serializer serializer() {
        return Jackson3Serializer.builder().build();
    }

    @Bean
    @Qualifier("eventSerializer")
    EventSerializer eventSerializer(PersonKeys keys) {
        return new EventSerializer(keys);
    }

    @Bean
    SettledEventStorageEngine eventStorageEngine(
            DataSource dataSource,
            ConnectionProvider connections,
            TransactionManager axonTransactionManager,
            EventSerializer serializer,
            Configuration axon) {
        return new SettledEventStorageEngine(
                dataSource, connections, axonTransactionManager, serializer, axon.upcasterChain(), serializer);
    }

    @Bean
    LogTail logTail(
            DataSource dataSource, SettledEventStorageEngine engine, PersonKeys keys, EventStoreProperties properties) {
        Wakeups wakeups = new Wakeups(dataSource, node, properties.log().tellOthers());
        LogTail tail = new LogTail(
                engine,
                wakeups,
                properties.processing().batch(),
                properties.log().cachedEvents(),
                properties.log().poll().toMillis());
        keys.onErased(tail::forget);
        return tail;
    }

    @Bean("eventBus")
    @Qualifier("eventStore")
    LogEventStore eventStore(SettledEventStorageEngine engine, LogTail tail, Configuration axon) {
        LogEventStore.Builder builder = LogEventStore.builder();
        builder.storageEngine(engine)
                .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                .spanFactory(axon.getComponent(EventBusSpanFactory.class));
        return new LogEventStore(builder, tail);
    }

    @Bean
    AggregateCache aggregateCache(EventStoreProperties properties, PersonKeys keys) {
        AggregateCache cache = new AggregateCache(properties.aggregateCache());
        keys.onErased(cache::removeAll);
        return cache;
    }

    @Bean
    CommandTargets commandTargets() {
        return new CommandTargets();
    }

    @Bean
    WriteTransaction writeTransaction(
            @Qualifier("jdbcTransactionManager") JdbcTransactionManager jdbcTransactionManager,
            SettledEventStorageEngine engine,
            AggregateCache aggregateCache) {
        TransactionManager newTransactions = new SpringTransactionManager(
                jdbcTransactionManager,
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        return new WriteTransaction(newTransactions, engine, aggregateCache);
    }

    @Bean
    WritingCommandGateway commandGateway(CommandBus commandBus, WriteTransaction writes) {
        WritingCommandGateway.Builder builder = WritingCommandGateway.newBuilder();
        builder.commandBus(commandBus);
        return new WritingCommandGateway(builder, writes);
    }

    @Bean
    Claims claims(
            @Qualifier("jdbcTransactionManager") JdbcTransactionManager transactions,
            DataSource dataSource,
            EventStoreProperties properties) {
        return new Claims(
                transactions, dataSource, node, properties.processing().claimTimeout());
    }

    @Bean
    LogProcessing logProcessing(LogTail tail, Claims claims, EventStoreProperties properties) {
        EventStoreProperties.Processing processing = properties.processing();
        return new LogProcessing(
                tail,
                claims,
                processing.threads(),
                processing.batch(),
                processing.claimTimeout(),
                processing.enabled());
    }

    @Bean
    LogProgress logProgress(EventLog log, Claims claims, LogProcessing processing) {
        return new ProcessingProgress(log, claims, processing);
    }

    @Bean
    ErasedRemains erasedRemains(DataSource dataSource) {
        return new ErasedRemains(dataSource);
    }

    @Bean
    ViewRebuild viewRebuild(
            LogTail tail,
            Claims claims,
            DataSource dataSource,
            @Qualifier("jdbcTransactionManager") JdbcTransactionManager transactions) {
        return new ViewRebuild(tail, claims, dataSource, transactions);
    }

    @Bean
    @DependsOn("eventsMigration")
    SealKeys sealKeys(DataSource dataSource, EventStoreProperties properties) {
        EventStoreProperties.Seal seal = properties.seal();
        return SealKeys.load(
                dataSource,
                seal.origin(),
                seal.key(),
                seal.keyFile(),
                seal.createKeyFile(),
                seal.trustedKeys(),
                seal.cosigners());
    }

    @Bean
    Sealing sealing(LogTail tail, DataSource dataSource, SealKeys keys, EventStoreProperties properties) {
        return new Sealing(tail, dataSource, keys.own(), properties.seal().interval());
    }

    @Bean
    Seals seals(DataSource dataSource, SealKeys keys) {
        return new Seals(dataSource, keys.trusted(), keys.cosigners());
    }

    @Bean
    Verifications verifications(DataSource dataSource, Seals seals) {
        return new Verifications(dataSource, seals);
    }

    @Bean
    ViewReplay viewReplay(LogTail tail, Claims claims, DataSource dataSource) {
        return new ViewReplay(tail, claims, dataSource);
    }

    // What the processors need is asked of Axon's configuration when they are built: these modules come before it.

    @Bean
    ConfigurerModule viewProcessors(ObjectProvider<View> views, DataSource dataSource) {
        return configurer -> configurer.eventProcessing(axon -> views.forEach(view -> {
            axon.registerEventHandler(configuration -> view);
            axon.assignHandlerInstancesMatching(view.name(), Integer.MAX_VALUE, handler -> handler == view);
            axon.registerEventProcessor(
                    view.name(),
                    (name, configuration, invoker) -> new ViewProcessor(
                            view,
                            configuration.getComponent(LogProcessing.class),
                            configuration.getComponent(Claims.class),
                            dataSource,
                            configuration.getComponent(JdbcTransactionManager.class)));
        }));
    }

    @Bean
    ConfigurerModule automationProcessors(ObjectProvider<View> views) {
        DeadLetterSchema schema = deadLetterSchema();
        return configurer -> configurer.eventProcessing(axon -> {
            axon.registerDefaultErrorHandler(configuration -> PropagatingErrorHandler.instance());
            axon.registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance());
            axon.registerEventProcessorFactory((name, configuration, invoker) -> new AutomationProcessor(
                    name,
                    invoker,
                    configuration.getComponent(LogProcessing.class),
                    configuration.getComponent(Claims.class)));
            axon.registerDefaultDeadLetterPolicy(configuration -> unlessTransient());
            axon.registerDeadLetterQueueProvider(group -> {
                if (views.stream().anyMatch(view -> view.name().equals(group))) {
                    return null;
                }
                rememberSequences(axon, group);
                return configuration -> JdbcSequencedDeadLetterQueue.builder()
                        .processingGroup(group)
                        .connectionProvider(configuration.getComponent(ConnectionProvider.class))
                        .transactionManager(configuration.getComponent(TransactionManager.class))
                        .schema(schema)
                        .genericSerializer(configuration.serializer())
                        .eventSerializer(configuration.eventSerializer())
                        .build();
            });
        });
    }

    // Or every event would ask the database whether its sequence has letters.
    private static void rememberSequences(EventProcessingConfigurer axon, String group) {
        axon.registerDeadLetteringEventHandlerInvokerConfiguration(
                group, (configuration, invoker) -> invoker.enableSequenceIdentifierCache());
    }

    /** What may succeed by itself later is tried again in its place, not put aside for somebody to look at. */
    private static EnqueuePolicy<EventMessage<?>> unlessTransient() {
        return (letter, thrown) -> {
            for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                if (cause instanceof ConcurrencyException
                        || cause instanceof DeadlockException
                        || cause instanceof TransientDataAccessException
                        || cause instanceof DataAccessResourceFailureException
                        || cause instanceof TransactionException) {
                    throw (RuntimeException) cause;
                }
            }
            return Decisions.enqueue(ThrowableCause.truncated(thrown));
        };
    }

    private static DeadLetterSchema deadLetterSchema() {
        return DeadLetterSchema.builder()
                .deadLetterTable("events.dead_letter_entry")
                .deadLetterIdentifierColumn("dead_letter_id")
                .processingGroupColumn("processing_group")
                .sequenceIdentifierColumn("sequence_identifier")
                .sequenceIndexColumn("sequence_index")
                .messageTypeColumn("message_type")
                .eventIdentifierColumn("event_identifier")
                .timestampColumn("time_stamp")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .payloadColumn("payload")
                .metaDataColumn("meta_data")
                .aggregateTypeColumn("aggregate_type")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .tokenTypeColumn("token_type")
                .tokenColumn("token")
                .enqueuedAtColumn("enqueued_at")
                .lastTouchedColumn("last_touched")
                .processingStartedColumn("processing_started")
                .causeTypeColumn("cause_type")
                .causeMessageColumn("cause_message")
                .diagnosticsColumn("diagnostics")
                .build();
    }
}
