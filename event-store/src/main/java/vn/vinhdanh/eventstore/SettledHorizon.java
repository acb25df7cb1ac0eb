package vn.vinhdanh.eventstore;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Up to which position the log can no longer change.
 *
 * <p>Numbers are drawn before they are committed, so 12 can be seen before 11, and 11 may also never come. The horizon
 * moves over every number that is there, and stops before the first one that is missing, until that one appears or can
 * no longer appear. It can no longer appear once every transaction has ended that was running when it was missed: after
 * missing it, the reader takes a transaction id of its own, and waits until no older one is running. This is sound only
 * because a writer has its transaction id before it draws a number (see the trigger on the table).
 */
final class SettledHorizon {

    private static final int PAGE = 2_000;

    private final DataSource dataSource;
    private volatile long settled = -1;
    private long passable; // numbers up to here that are missing will never appear
    private long missed = -1; // the missing number before which the horizon stopped last time
    private long fenceHighest = -1; // seen before the fence was taken
    private long fence; // the transaction id taken afterwards

    SettledHorizon(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The last position known to be settled, without asking the database; -1 before the first time it was asked. */
    long settled() {
        return settled;
    }

    /** Whether the horizon waits for a number that may still appear. */
    synchronized boolean isWaiting() {
        return settled < 0 || missed >= 0;
    }

    /** Moves on as far as possible, and returns the last settled position. */
    synchronized long advance() {
        Advance<Long> advance;
        do {
            advance = advanceOver(this::positionsAfter, Long::longValue, Function.identity());
        } while (advance.passed.size() == PAGE);
        return Math.max(settled, 0);
    }

    /**
     * Moves over what a single query sees after the horizon.
     *
     * @param readAfter everything after that position in order, as one snapshot sees it, perhaps limited
     * @return what of it is settled now, as {@code prepare} makes it
     */
    synchronized <T, R> Advance<R> advanceOver(
            LongFunction<List<T>> readAfter, ToLongFunction<? super T> positionOf, Function<List<T>, List<R>> prepare) {
        checkFence();
        if (settled < 0) {
            return new Advance<>(0, 0, List.of());
        }
        long from = settled;
        List<T> seen = readAfter.apply(settled);
        int count = 0;
        long last = settled;
        while (count < seen.size()) {
            long next = positionOf.applyAsLong(seen.get(count));
            if (next != last + 1 && next - 1 > passable) {
                break;
            }
            last = next;
            count++;
        }
        // Prepared before the horizon moves: where that fails, nothing has been passed over.
        List<R> prepared = prepare.apply(seen.subList(0, count));
        settled = last;
        if (count == seen.size()) {
            missed = -1;
        } else if (missed != last + 1) {
            missed = last + 1; // most gaps close by themselves: see again before taking an id
        } else if (fenceHighest < 0) {
            takeFence(positionOf.applyAsLong(seen.get(seen.size() - 1)));
        }
        return new Advance<>(from, last, prepared);
    }

    /** What the horizon passed in one step: everything after {@code from}, up to {@code to}. */
    record Advance<R>(long from, long to, List<R> passed) {}

    private void checkFence() {
        if (settled < 0 && fenceHighest < 0) {
            takeFence(query("select coalesce(max(global_index), 0) from events.domain_event"));
        }
        if (fenceHighest >= 0 && query("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint") >= fence) {
            passable = fenceHighest;
            if (settled < 0) {
                settled = fenceHighest;
            }
            fenceHighest = -1;
        }
    }

    private void takeFence(long highestSeen) {
        fence = query("select pg_current_xact_id()::text::bigint");
        fenceHighest = highestSeen;
    }

    private List<Long> positionsAfter(long position) {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "select global_index from events.domain_event where global_index > ? order by global_index limit "
                                + PAGE)) {
            statement.setLong(1, position);
            try (ResultSet rows = statement.executeQuery()) {
                List<Long> positions = new ArrayList<>();
                while (rows.next()) {
                    positions.add(rows.getLong(1));
                }
                return positions;
            }
        } catch (SQLException e) {
            throw new EventStoreException("Cannot read the positions of the log", e);
        }
    }

    private long query(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new EventStoreException("Cannot ask for the horizon of the log", e);
        }
    }
}
