package vn.vinhdanh.eventstore.view;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing whose rows are replayed alone.
 *
 * @param columns where rows name it, as {@code column}, or as {@code table.column} for a column that elsewhere means
 *     something else
 * @param value how they name it
 * @param aggregates the streams that tell of it, with the prefixes of their types; those of events that touched its
 *     running rows are added
 */
public record ReplaySubject(Set<String> columns, String value, Set<String> aggregates) {

    /** Whether rows of a view name such a thing at all. */
    public boolean concerns(View view) {
        return view.tables().stream().anyMatch(table -> column(table) != null);
    }

    /** The column of a table that names it; null for a table that has none. */
    <R extends Record> Columns<R>.@Nullable Column column(Table<R> table) {
        Optional<Columns<R>.Column> named = table.columns().all().stream()
                .filter(column ->
                        columns.contains(column.name()) || columns.contains(table.name() + "." + column.name()))
                .findFirst();
        return named.orElse(null);
    }
}
