package vn.vinhdanh.eventstore.view;

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

/**
 * Folds the log from its beginning into versions of rows: open rows stay in memory, and a version is given away when it
 * ends, once. Nothing is ever updated.
 */
final class Generation {

    private final View view;
    private final Map<Table<?>, Rows<?>> rows = new LinkedHashMap<>();
    private final Map<Class<?>, Boolean> handled = new HashMap<>();
    private final List<Batch.Fault> faults = new ArrayList<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final List<Runnable> ended = new ArrayList<>();

    /** @param versions where the versions of each table go that no longer change */
    Generation(View view, Function<Table<?>, Versions<?>> versions) {
        this.view = view;
        view.tables().forEach(table -> rows.put(table, rows(table, versions.apply(table))));
    }

    @SuppressWarnings("unchecked")
    private <R extends Record> Rows<R> rows(Table<?> table, Versions<R> versions) {
        return new Rows<>((Table<R>) table, versions);
    }

    /** Where versions go that no longer change. */
    interface Versions<R extends Record> {

        void add(R row, long from, long to);

        /** @param packed an open row as {@link Columns#pack} has it */
        default void addOpen(Columns<R> columns, byte[] packed) {
            OpenRows.Row<R> open = columns.unpack(packed);
            add(open.row(), open.from(), Table.OPEN);
        }

        /** @param all whether everything has to go now, or only what is worth a statement */
        void write(boolean all);
    }

    View view() {
        return view;
    }

    List<Batch.Fault> faults() {
        return faults;
    }

    /** Takes in those of a page that concern the view. */
    void fold(List<? extends TrackedEventMessage<?>> page) {
        for (TrackedEventMessage<?> event : page) {
            if (handled.computeIfAbsent(event.getPayloadType(), view::handles)) {
                fold(event);
            }
        }
        writeEnded();
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
    void writeEnded() {
        rows.values().forEach(each -> each.versions.write(false));
    }

    /** Writes everything, and forgets it. */
    void writeAll() {
        rows.values().forEach(Rows::writeAll);
    }

    private final class Rows<R extends Record> {

        private final Columns<R> columns;
        private final Versions<R> versions;
        private final OpenRows<R> open;

        Rows(Table<R> table, Versions<R> versions) {
            this.columns = table.columns();
            this.versions = versions;
            this.open = new OpenRows<>(columns);
        }

        @SuppressWarnings("unchecked")
        void apply(Change<?> any, Consumer<Change<?>> following) {
            Change<R> change = (Change<R>) any;
            if (change.table().isWrittenOnce()) {
                writeOnce(change);
                return;
            }
            OpenRows.Row<R> present = open.get(change.key());
            R before = present == null ? null : present.row();
            R after = change.applyTo(before);
            if (Objects.equals(before, after)) {
                return;
            }
            long position = change.at().position();
            if (present != null && present.from() < position) {
                ended.add(() -> versions.add(present.row(), present.from(), position));
            }
            set(change.key(), after == null ? null : new OpenRows.Row<>(after, position));
            undo.push(() -> set(change.key(), present));
            change.table().changed(before, after, new Recorder(change.at(), following));
        }

        private void writeOnce(Change<R> change) {
            R row = change.once();
            ended.add(() -> versions.add(row, change.at().position(), Table.OPEN));
        }

        private void set(Object key, OpenRows.@Nullable Row<R> row) {
            if (row == null) {
                open.remove(key);
            } else {
                open.put(key, row);
            }
        }

        void writeAll() {
            open.takeAll(
                    (row, from) -> {
                        versions.add(row, from, Table.OPEN);
                        versions.write(false);
                    },
                    packed -> {
                        versions.addOpen(columns, packed);
                        versions.write(false);
                    });
            versions.write(true);
        }
    }
}
