package vn.vinhdanh.eventstore.view;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one event says about one row.
 *
 * @param key in the form of {@link Columns#keyOf}
 * @param at the event
 * @param next makes the row after it from the row before it; null means there is none
 */
record Change<R extends Record>(Table<R> table, Object key, FoldedEvent at, Function<@Nullable R, @Nullable R> next) {

    /** The row as it will be stored, of a table whose rows are never compared with what was before. */
    R once() {
        R row = next.apply(null);
        if (row == null || !table.columns().keyOf(row).equals(key)) {
            throw new IllegalStateException("A row of " + table + " is written once: " + row);
        }
        return table.columns().normalise(row, null);
    }

    /** The row after this change as it will be stored. */
    @Nullable
    R applyTo(@Nullable R before) {
        R after = next.apply(before);
        if (after == null) {
            return null;
        }
        if (!table.columns().keyOf(after).equals(key)) {
            throw new IllegalStateException("A change of " + table + " " + key + " makes another row: " + after);
        }
        return table.columns().normalise(after, before);
    }
}
