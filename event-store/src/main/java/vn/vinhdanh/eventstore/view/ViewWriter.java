package vn.vinhdanh.eventstore.view;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.eventstore.processing.Claims;

/**
 * Writes events into one generation of a view's tables. An event that cannot be written is found by halving and left out
 * as a fault.
 */
final class ViewWriter {

    private static final Logger log = LoggerFactory.getLogger(ViewWriter.class);
    private static final int MESSAGE_LENGTH = 2_000;

    private final View view;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate savepoint;
    private final Map<Table<?>, Relation<?>> relations = new HashMap<>();
    private final Consumer<Batch.Fault> onFault;

    /** Writes the running tables of a view, and notes its faults. */
    static ViewWriter live(View view, DataSource dataSource, PlatformTransactionManager transactions) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        return new ViewWriter(view, "", fault -> note(view, jdbc, fault), dataSource, transactions);
    }

    ViewWriter(
            View view,
            String generation,
            Consumer<Batch.Fault> onFault,
            DataSource dataSource,
            PlatformTransactionManager transactions) {
        this.onFault = onFault;
        this.view = view;
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        this.savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        view.tables().forEach(table -> relations.put(table, Relation.of(view, table, generation)));
    }

    /**
     * Writes events in one transaction, or in the one that is current.
     *
     * @param first runs in that transaction before anything else
     */
    void write(List<TrackedEventMessage<?>> events, Runnable first) {
        try {
            transaction.executeWithoutResult(status -> {
                first.run();
                flush(events);
            });
        } catch (RuntimeException e) {
            if (isTransient(e)) {
                throw e;
            }
            log.warn("{} cannot take in a batch as a whole: {}", view, e.toString());
            transaction.executeWithoutResult(status -> {
                first.run();
                halve(events, e);
            });
        }
    }

    /** The same in a transaction that is current and shall survive a fault. */
    void writeWithin(List<TrackedEventMessage<?>> events) {
        try {
            savepoint.executeWithoutResult(status -> flush(events));
        } catch (RuntimeException e) {
            if (isTransient(e)) {
                throw e;
            }
            halve(events, e);
        }
    }

    private void halve(List<TrackedEventMessage<?>> events, RuntimeException cause) {
        if (events.size() == 1) {
            onFault.accept(new Batch.Fault(FoldedEvent.of(events.get(0)), cause));
            return;
        }
        int middle = events.size() / 2;
        writeWithin(events.subList(0, middle));
        writeWithin(events.subList(middle, events.size()));
    }

    /** A receipt of an erasure takes effect before any event after it. */
    private void flush(List<TrackedEventMessage<?>> events) {
        int from = 0;
        for (int i = 0; i < events.size(); i++) {
            PersonId erased = Erasing.erasedBy(events.get(i));
            if (erased != null) {
                flushTogether(events.subList(from, i + 1));
                erase(erased);
                from = i + 1;
            }
        }
        flushTogether(events.subList(from, events.size()));
    }

    /** Takes the text of a person out of the rows, in the transaction that is current. */
    void erase(PersonId person) {
        jdbc.execute((ConnectionCallback<PersonId>) connection -> {
            Erasing.erase(connection, view, relations::get, person);
            return person;
        });
    }

    private void flushTogether(List<TrackedEventMessage<?>> events) {
        Batch batch = new Batch(view, relations::get);
        batch.fold(events);
        jdbc.execute((ConnectionCallback<Batch>) connection -> {
            batch.flush(connection);
            return batch;
        });
        batch.faults().forEach(onFault);
    }

    static void note(View view, JdbcTemplate jdbc, Batch.Fault fault) {
        FoldedEvent event = fault.event();
        // The first line alone: further ones quote the row, and with it names, for longer than it may be kept.
        String message = String.valueOf(fault.cause()).lines().findFirst().orElse("");
        log.error("{} goes on without event {} ({}): {}", view, event.position(), event.typeName(), message);
        jdbc.update(
                "insert into " + view.schema() + ".view_fault (view, position, event_type, message) values (?, ?, ?, ?)"
                        + " on conflict (view, position) do update set message = excluded.message",
                view.name(),
                event.position(),
                event.typeName(),
                message.substring(0, Math.min(MESSAGE_LENGTH, message.length())).replace("\0", ""));
    }

    /** Whether the same may succeed later, so that no event is to blame. */
    private static boolean isTransient(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransactionException
                    || cause instanceof Claims.Lost
                    || cause instanceof SQLException sql && isTransient(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTransient(@Nullable String state) {
        // connection, transaction rollback, resources, operator intervention
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("40")
                        || state.startsWith("53")
                        || state.startsWith("57"));
    }
}
