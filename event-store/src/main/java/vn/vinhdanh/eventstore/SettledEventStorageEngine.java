package vn.vinhdanh.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Axon's storage of events, on PostgreSQL.
 *
 * <p>Appends what one transaction publishes by a single statement that answers with the positions, and gives readers
 * settled events only: those before which nothing can appear any more. Its tokens are plain positions. The instant of an
 * event is the database's clock at its insertion.
 *
 * <p>Appending the same number of one aggregate twice is a {@link org.axonframework.modelling.command.ConcurrencyException};
 * its first event twice, an {@link org.axonframework.modelling.command.AggregateStreamCreationException}.
 */
public final class SettledEventStorageEngine extends JdbcEventStorageEngine {

    private static final String POSITION = SettledEventStorageEngine.class.getName() + ".position";
    private static final int ROWS_PER_STATEMENT = 250;
    private static final int EVENTS_PER_AGGREGATE_PAGE = 500;

    private final DataSource dataSource;
    private final TransactionManager transactions;
    private final JdbcTemplate jdbc;
    private final SettledHorizon horizon;
    private final EventPrefetch prefetch;

    SettledEventStorageEngine(
            DataSource dataSource,
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer eventSerializer,
            EventUpcaster upcasters,
            EventPrefetch prefetch) {
        super(JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(eventSerializer)
                .snapshotSerializer(eventSerializer)
                .upcasterChain(upcasters)
                .batchSize(EVENTS_PER_AGGREGATE_PAGE)
                .persistenceExceptionResolver(SettledEventStorageEngine::isConflict)
                .schema(schemaOfEvents()));
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.jdbc = new JdbcTemplate(dataSource);
        this.horizon = new SettledHorizon(dataSource);
        this.prefetch = prefetch;
    }

    /** What is fetched for a page of events before they are decoded, such as the keys of protected fields. */
    @FunctionalInterface
    interface EventPrefetch {

        void fetchFor(List<byte[]> payloads);

        /** Before an event gets its position, in its transaction. */
        default void appending(Object event) {}
    }

    SettledHorizon horizon() {
        return horizon;
    }

    /** The highest position that was appended in the unit of work that is current, if any was. */
    static Optional<Long> appendedIn(UnitOfWork<?> unitOfWork) {
        return Optional.ofNullable(unitOfWork.root().getResource(POSITION));
    }

    /** The highest position that this transaction can see, settled or not; 0 for an empty log. */
    long highestVisible() {
        Long highest =
                jdbc.queryForObject("select coalesce(max(global_index), 0) from events.domain_event", Long.class);
        return highest == null ? 0 : highest;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        long highest = transactions.fetchInTransaction(() -> insert(events, serializer));
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().resources().merge(POSITION, highest, (a, b) -> Math.max((long) a, (long) b));
        }
    }

    private long insert(List<? extends EventMessage<?>> events, Serializer serializer) {
        // Serialising first: it may create keys of persons on the same connection.
        List<NewEvent> rows = new ArrayList<>(events.size());
        for (EventMessage<?> event : events) {
            prefetch.appending(event.getPayload());
            rows.add(NewEvent.of(event, serializer));
        }
        long highest = 0;
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            for (int from = 0; from < rows.size(); from += ROWS_PER_STATEMENT) {
                List<NewEvent> chunk = rows.subList(from, Math.min(rows.size(), from + ROWS_PER_STATEMENT));
                highest = insert(connection, chunk);
            }
        } catch (SQLException e) {
            handlePersistenceException(e, events.get(0));
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
        return highest;
    }

    private static long insert(Connection connection, List<NewEvent> events) throws SQLException {
        String values = "(?, ?, ?, ?, ?, ?, ?, ?)";
        StringBuilder sql = new StringBuilder("insert into events.domain_event (event_identifier, aggregate_identifier,"
                        + " sequence_number, type, payload_type, payload_revision, payload, meta_data) values ")
                .append(values);
        for (int i = 1; i < events.size(); i++) {
            sql.append(", ").append(values);
        }
        sql.append(" returning global_index");
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            int at = 1;
            for (NewEvent event : events) {
                statement.setObject(at++, event.identifier);
                statement.setString(at++, event.aggregate);
                statement.setLong(at++, event.sequence);
                statement.setString(at++, event.aggregateType);
                statement.setString(at++, event.type);
                statement.setString(at++, event.revision);
                statement.setBytes(at++, event.payload);
                statement.setBytes(at++, event.metaData);
            }
            long highest = 0;
            try (ResultSet positions = statement.executeQuery()) {
                while (positions.next()) {
                    highest = Math.max(highest, positions.getLong(1));
                }
            }
            return highest;
        }
    }

    private record NewEvent(
            UUID identifier,
            String aggregate,
            long sequence,
            @Nullable String aggregateType,
            String type,
            @Nullable String revision,
            byte[] payload,
            byte[] metaData) {

        static NewEvent of(EventMessage<?> event, Serializer serializer) {
            SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
            SerializedObject<byte[]> metaData = event.serializeMetaData(serializer, byte[].class);
            boolean domain = event instanceof DomainEventMessage<?>;
            return new NewEvent(
                    UUID.fromString(event.getIdentifier()),
                    domain ? ((DomainEventMessage<?>) event).getAggregateIdentifier() : event.getIdentifier(),
                    domain ? ((DomainEventMessage<?>) event).getSequenceNumber() : 0,
                    domain ? ((DomainEventMessage<?>) event).getType() : null,
                    payload.getType().getName(),
                    payload.getType().getRevision(),
                    payload.getData(),
                    metaData.getData());
        }
    }

    /** Two writers wanted the same number, or waited for each other: either way the loser may try again. */
    private static boolean isConflict(Exception exception) {
        return exception instanceof SQLException sql
                && sql.getSQLState() != null
                && (sql.getSQLState().equals("23505") || sql.getSQLState().startsWith("40"));
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        List<StoredEvent> events = jdbc.query(
                "select " + StoredEvent.COLUMNS
                        + " from events.domain_event where aggregate_identifier = ? and sequence_number >= ?"
                        + " order by sequence_number limit ?",
                (row, number) -> StoredEvent.of(row),
                aggregateIdentifier,
                firstSequenceNumber,
                batchSize);
        prefetchFor(events);
        return events;
    }

    @Override
    protected boolean fetchForAggregateUntilEmpty() {
        return false;
    }

    /** No snapshots: reading one costs every load a query, and streams here are short. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        return page(positionOf(lastToken), horizon.advance(), batchSize);
    }

    /** Settled events between two positions: after the first, up to the second. */
    List<TrackedEventMessage<?>> read(long after, long upTo, int limit) {
        return decoded(page(after, upTo, limit));
    }

    /** The same of some aggregates only. */
    List<TrackedEventMessage<?>> readOf(Collection<String> aggregates, long after, long upTo, int limit) {
        return decoded(rows(
                "select " + StoredEvent.COLUMNS + " from events.domain_event where aggregate_identifier = any(?)"
                        + " and global_index > ? and global_index <= ? order by global_index limit ?",
                aggregates.toArray(String[]::new),
                after,
                upTo,
                limit));
    }

    private List<StoredEvent> page(long after, long upTo, int limit) {
        if (after >= upTo) {
            return List.of();
        }
        return rows(
                "select " + StoredEvent.COLUMNS
                        + " from events.domain_event where global_index > ? and global_index <= ?"
                        + " order by global_index limit ?",
                after,
                upTo,
                limit);
    }

    /** Lets the horizon advance over what has appeared, and returns those events. */
    SettledHorizon.Advance<TrackedEventMessage<?>> readAppeared(int limit) {
        return horizon.advanceOver(
                settled -> rows(
                        "select " + StoredEvent.COLUMNS + " from events.domain_event where global_index > ?"
                                + " order by global_index limit ?",
                        settled,
                        limit),
                StoredEvent::position,
                this::decoded);
    }

    private List<TrackedEventMessage<?>> decoded(List<StoredEvent> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        prefetchFor(rows);
        return EventUtils.upcastAndDeserializeTrackedEvents(rows.stream(), getEventSerializer(), upcasterChain)
                .toList();
    }

    private void prefetchFor(List<StoredEvent> rows) {
        prefetch.fetchFor(rows.stream().map(row -> row.getPayload().getData()).toList());
    }

    // On a connection of its own and without a transaction: a reader must not take its own transaction's events for
    // settled, nor see the log as it was when that transaction began.
    private List<StoredEvent> rows(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<StoredEvent> events = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    events.add(StoredEvent.of(rows));
                }
            }
            return events;
        } catch (SQLException e) {
            throw new EventStoreException("Cannot read the log", e);
        }
    }

    static long positionOf(@Nullable TrackingToken token) {
        return token == null ? 0 : ((GlobalSequenceTrackingToken) token).getGlobalIndex();
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(horizon.advance());
    }

    /** Before the first event recorded at or after that instant. */
    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return new GlobalSequenceTrackingToken(positionAt(dateTime.minusNanos(1_000)));
    }

    /** The greatest settled position recorded at or before that instant; 0 where there is none. */
    long positionAt(Instant instant) {
        return new InstantSearch(jdbc).positionAt(instant, horizon.advance());
    }

    Instant recordedAt(long position) {
        return new InstantSearch(jdbc).recordedAt(position);
    }

    @Override
    protected void writeTimestamp(PreparedStatement statement, int position, Instant timestamp) throws SQLException {
        statement.setObject(position, timestamp.atOffset(ZoneOffset.UTC));
    }

    @Override
    protected Object readTimeStamp(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static EventSchema schemaOfEvents() {
        return EventSchema.builder()
                .eventTable("events.domain_event")
                .snapshotTable("events.snapshot_event")
                .globalIndexColumn("global_index")
                .timestampColumn("recorded_at")
                .eventIdentifierColumn("event_identifier")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .typeColumn("type")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .payloadColumn("payload")
                .metaDataColumn("meta_data")
                .build();
    }
}
