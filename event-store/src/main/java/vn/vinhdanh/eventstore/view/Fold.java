package vn.vinhdanh.eventstore.view;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a handler may do with an event: say how rows change. Nothing is read or written while handlers run; the changes
 * of a whole batch are applied together, in order.
 *
 * <p>A key is the value of the key column, or a {@link java.util.List} of them where a table has several, in the order
 * in which the table declares them. Two changes of one row by the same event are one version. A change that leaves the
 * row equal writes nothing.
 */
public interface Fold {

    /** The position of the event that is being folded. */
    long position();

    /** When that event was recorded, by the database's clock. */
    Instant recordedAt();

    /** Who was signed in, correlation and causation. */
    Map<String, Object> metadata();

    /** The number of the event in its aggregate's stream, starting at 0. */
    long sequence();

    /** Whose event it is, with the prefix of its type. */
    String aggregateId();

    /** A new version of the row with that key, whether there was one or not. */
    <R extends Record> void put(Table<R> table, R row);

    /** A new version made from the present one; nothing where there is none. */
    <R extends Record> void change(Table<R> table, Object key, UnaryOperator<R> change);

    /** The same, starting from {@code initial} where there is none. */
    <R extends Record> void changeOrCreate(Table<R> table, Object key, Supplier<R> initial, UnaryOperator<R> change);

    /** Ends the row: closes its present version and opens none. */
    <R extends Record> void remove(Table<R> table, Object key);
}
