package vn.vinhdanh.eventstore.view;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.eventstore.LogTail;
import vn.vinhdanh.eventstore.processing.Claims;

/**
 * Builds the rows of a view anew from the whole log, while the view goes on: into tables beside the running ones, up to
 * where the view stands, and then puts them in their place in one transaction during which the view stands still for a
 * moment. Other views, and other partitions of the same tables, are not touched.
 *
 * <p>The open rows of the view are held in memory meanwhile. Faults of the view are found anew.
 */
public final class ViewRebuild {

    private static final Logger log = LoggerFactory.getLogger(ViewRebuild.class);
    private static final int PAGE = 2_000;
    private static final int NEAR = 200;
    private static final int SWAP_ATTEMPTS = 10;

    private final LogTail tail;
    private final Claims claims;
    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final PlatformTransactionManager transactions;

    /** @param transactions those of the data source */
    public ViewRebuild(LogTail tail, Claims claims, DataSource dataSource, PlatformTransactionManager transactions) {
        this.tail = tail;
        this.claims = claims;
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.transactions = transactions;
    }

    /**
     * Rebuilds a view up to where it stands.
     *
     * @throws IllegalStateException where it is being rebuilt already, or rows cannot be written; then the running
     *     tables are as they were
     */
    public void rebuild(View view) {
        try (Connection connection = dataSource.getConnection()) {
            if (!lock(connection, view, "pg_try_advisory_lock")) {
                throw new IllegalStateException(view + " is being rebuilt already");
            }
            try {
                rebuild(view, connection);
            } finally {
                lock(connection, view, "pg_advisory_unlock");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(view + " cannot be rebuilt", e);
        }
    }

    private static boolean lock(Connection connection, View view, String function) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select " + function + "(hashtextextended(?, 0))")) {
            statement.setString(1, "rebuild " + view.name());
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void rebuild(View view, Connection connection) throws SQLException {
        List<NextTable> tables = view.tables().stream()
                .map(table -> new NextTable(jdbc, Relation.of(view, table, "").name()))
                .toList();
        try {
            tables.forEach(NextTable::create);
            Map<Long, Batch.Fault> faults = new TreeMap<>();
            Set<PersonId> erased = new LinkedHashSet<>();
            long position = fill(view, connection, faults, erased);
            tables.forEach(NextTable::index);
            tables.forEach(NextTable::prepareSwap);
            ViewWriter writer = new ViewWriter(
                    view,
                    Relation.NEXT,
                    fault -> faults.put(fault.event().position(), fault),
                    dataSource,
                    transactions);
            // What this node had decrypted before it heard of an erasure may have been folded in clear.
            erased.forEach(person ->
                    new TransactionTemplate(transactions).executeWithoutResult(status -> writer.erase(person)));
            position = follow(view, writer, position);
            swap(view, tables, writer, position, faults);
        } finally {
            tables.forEach(NextTable::drop); // nothing to drop where it was swapped in
        }
    }

    /** Folds everything up to where the view stands. Never further: what the view still has to do, it does itself. */
    private long fill(View view, Connection connection, Map<Long, Batch.Fault> faults, Set<PersonId> erased)
            throws SQLException {
        try (Copier copy = new Copier(connection)) {
            long position = fill(view, copy, faults, erased);
            copy.finish();
            return position;
        }
    }

    private long fill(View view, Copier copy, Map<Long, Batch.Fault> faults, Set<PersonId> erased) {
        Generation generation =
                new Generation(view, table -> new CopiedVersions<>(copy, Relation.of(view, table, Relation.NEXT)));
        long target = standsAt(view);
        long position = 0;
        CompletableFuture<List<TrackedEventMessage<?>>> page = read(view, position, target);
        while (true) {
            List<TrackedEventMessage<?>> events = page.join();
            if (events.isEmpty()) {
                break;
            }
            position = FoldedEvent.positionOf(events.get(events.size() - 1));
            page = read(view, position, target); // the next page is read and decoded while this one is folded
            for (TrackedEventMessage<?> event : events) {
                if (view.handles(event.getPayloadType())) {
                    generation.fold(event);
                    PersonId person = Erasing.erasedBy(event);
                    if (person != null) {
                        erased.add(person);
                    }
                }
            }
            generation.writeEnded();
        }
        generation.writeAll();
        generation.faults().forEach(fault -> faults.put(fault.event().position(), fault));
        return Math.max(position, target);
    }

    private CompletableFuture<List<TrackedEventMessage<?>>> read(View view, long after, long upTo) {
        return CompletableFuture.supplyAsync(() -> {
            List<TrackedEventMessage<?>> events = tail.scan(after, upTo, PAGE);
            for (TrackedEventMessage<?> event : events) {
                if (view.handles(event.getPayloadType())) {
                    try {
                        event.getPayload();
                    } catch (RuntimeException e) {
                        log.debug("Folding will meet this again", e);
                    }
                }
            }
            return events;
        });
    }

    private long standsAt(View view) {
        Claims.Progress progress = claims.all().get(view.name());
        return progress == null ? 0 : progress.position();
    }

    private long follow(View view, ViewWriter writer, long from) {
        long position = from;
        while (true) {
            long target = standsAt(view);
            if (target - position <= NEAR) {
                return position;
            }
            position = write(view, position, target, events -> writer.write(events, () -> {}));
        }
    }

    private interface Sink {

        void write(List<TrackedEventMessage<?>> events);
    }

    private long write(View view, long from, long target, Sink sink) {
        long position = from;
        while (position < target) {
            List<TrackedEventMessage<?>> events = tail.scan(position, target, PAGE);
            if (events.isEmpty()) {
                break;
            }
            sink.write(events.stream()
                    .filter(event -> view.handles(event.getPayloadType()))
                    .toList());
            position = FoldedEvent.positionOf(events.get(events.size() - 1));
        }
        return target;
    }

    private void swap(
            View view, List<NextTable> tables, ViewWriter writer, long position, Map<Long, Batch.Fault> faults) {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> {
                    long standsAt = claims.lock(view.name());
                    jdbc.update("delete from " + view.schema() + ".view_fault where view = ?", view.name());
                    write(view, position, standsAt, writer::writeWithin);
                    faults.values().forEach(fault -> ViewWriter.note(view, jdbc, fault));
                    // Readers hold the running tables; rather than queue behind a long one and make others queue behind
                    // this, give up and try again.
                    jdbc.execute("set local lock_timeout = '2s'");
                    tables.forEach(NextTable::swap);
                });
                log.info("{} has been rebuilt", view);
                return;
            } catch (PessimisticLockingFailureException e) {
                if (attempt == SWAP_ATTEMPTS) {
                    throw e;
                }
                log.info("{} is in use and will be swapped later", view);
            }
        }
    }
}
