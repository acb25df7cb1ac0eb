package vn.vinhdanh.eventstore.view;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;

/**
 * Folds the log from its beginning into empty tables: open rows stay in memory, and a version is written when it ends,
 * once, by COPY. Nothing is ever updated.
 */
final class Generation {

    private static final int COPY_CHARACTERS = 1 << 20;

    private final View view;
    private final CopyManager copy;
    private final Map<Table<?>, Rows<?>> rows = new LinkedHashMap<>();
    private final List<Batch.Fault> faults = new ArrayList<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final List<Runnable> ended = new ArrayList<>();

    Generation(View view, CopyManager copy, Function<Table<?>, Relation<?>> relations) {
        this.view = view;
        this.copy = copy;
        view.tables().forEach(table -> rows.put(table, new Rows<>(relations.apply(table))));
    }

    List<Batch.Fault> faults() {
        return faults;
    }

    /** Takes in one event, wholly or, where it cannot be read, handled or applied, not at all. */
    void fold(TrackedEventMessage<?> message) {
        FoldedEvent event = FoldedEvent.of(message);
        undo.clear();
        ended.clear();
        try {
            List<Change<?>> said = new ArrayList<>();
            view.fold(message.getPayload(), new Recorder(event, said::add));
            said.forEach(change -> apply(change, 0));
        } catch (RuntimeException e) {
            undo.forEach(Runnable::run);
            faults.add(new Batch.Fault(event, e));
            return;
        }
        ended.forEach(Runnable::run);
    }

    private void apply(Change<?> change, int depth) {
        view.assertDepth(change.table(), depth);
        Objects.requireNonNull(rows.get(change.table()), () -> change.table() + " is not a table of " + view)
                .apply(change, following -> apply(following, depth + 1));
    }

    /** Writes what has ended so far; the rest waits. */
    void copyEnded() {
        rows.values().stream()
                .filter(each -> each.text.length() > COPY_CHARACTERS)
                .forEach(Rows::copy);
    }

    /** Writes everything, and forgets it. */
    void copyAll() {
        rows.values().forEach(each -> {
            each.addOpen();
            each.copy();
        });
    }

    private record Open<R extends Record>(R row, long from) {}

    private final class Rows<R extends Record> {

        private final Relation<R> relation;
        private final Map<Object, Open<R>> open = new HashMap<>();
        private final StringBuilder text = new StringBuilder();

        Rows(Relation<R> relation) {
            this.relation = relation;
        }

        @SuppressWarnings("unchecked")
        void apply(Change<?> any, Consumer<Change<?>> following) {
            Change<R> change = (Change<R>) any;
            Open<R> present = open.get(change.key());
            R before = present == null ? null : present.row;
            R after = change.applyTo(before);
            if (Objects.equals(before, after)) {
                return;
            }
            long position = change.at().position();
            if (present != null && present.from < position) {
                ended.add(() -> add(present.row, present.from, position));
            }
            set(change.key(), after == null ? null : new Open<>(after, position));
            undo.push(() -> set(change.key(), present));
            change.table().changed(before, after, new Recorder(change.at(), following));
        }

        private void set(Object key, @Nullable Open<R> row) {
            if (row == null) {
                open.remove(key);
            } else {
                open.put(key, row);
            }
        }

        void addOpen() {
            open.values().forEach(each -> {
                add(each.row, each.from, Table.OPEN);
                if (text.length() > COPY_CHARACTERS) {
                    copy();
                }
            });
            open.clear();
        }

        private void add(R row, long from, long to) {
            for (Columns<R>.Column column : relation.table().columns().all()) {
                append(column.storedOf(row));
                text.append('\t');
            }
            text.append(from).append('\t').append(to).append('\n');
        }

        private void append(@Nullable Object value) {
            if (value == null) {
                text.append("\\N");
            } else if (value instanceof String string) {
                for (int i = 0; i < string.length(); i++) {
                    char c = string.charAt(i);
                    switch (c) {
                        case '\\' -> text.append("\\\\");
                        case '\t' -> text.append("\\t");
                        case '\n' -> text.append("\\n");
                        case '\r' -> text.append("\\r");
                        default -> text.append(c);
                    }
                }
            } else {
                text.append(value);
            }
        }

        void copy() {
            if (text.length() == 0) {
                return;
            }
            try {
                copy.copyIn(relation.copyStatement(), new StringReader(text.toString()));
            } catch (SQLException e) {
                throw new IllegalStateException("The rows of " + relation.name() + " cannot be written", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            text.setLength(0);
        }
    }
}
