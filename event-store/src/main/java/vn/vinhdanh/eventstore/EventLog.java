package vn.vinhdanh.eventstore;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The log as every reader sees it: only settled events, that is, those before which nothing can appear any more. Together
 * with appending, this is all that the rest of the program knows of the log.
 */
public interface EventLog {

    /** The position of the last settled event; 0 for an empty log. Asks the database. */
    long head();

    /**
     * The next settled events, in order.
     *
     * @param after the position before the first one that is wanted; 0 reads from the start
     * @param limit at most so many are returned
     * @return empty at the head
     */
    List<LoggedEvent> read(long after, int limit);

    /**
     * The settled events of some aggregates, in the order of the log: what happened to one thing.
     *
     * @param aggregateIds with the prefixes of their types
     * @param after the position before the first one that is wanted; 0 reads from the start
     * @param upTo the last position that is wanted
     * @param limit at most so many are returned
     */
    List<LoggedEvent> of(Collection<String> aggregateIds, long after, long upTo, int limit);

    /** The greatest settled position recorded at or before that instant; 0 where there is none. */
    long positionAt(Instant recorded);

    /**
     * When the event of that position was recorded.
     *
     * @return the instant of the nearest event at or before that position; {@link Instant#EPOCH} before the first
     */
    Instant recordedAt(long position);
}
