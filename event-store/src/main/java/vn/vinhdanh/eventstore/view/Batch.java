package vn.vinhdanh.eventstore.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Folds a batch of events into the rows of a view by few statements: the rows that are touched are read once, all
 * changes are applied to them in memory, and the versions that come out are written once. What follows from changes of
 * rows (see {@link Table#onChange}) is applied in the same way afterwards, table by table.
 */
final class Batch {

    private final View view;
    private final Function<Table<?>, Relation<?>> relations;
    private final List<Change<?>> changes = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    /** @param relations where the rows of each table are kept */
    Batch(View view, Function<Table<?>, Relation<?>> relations) {
        this.view = view;
        this.relations = relations;
    }

    /** An event that a view could not take in. */
    record Fault(FoldedEvent event, Throwable cause) {}

    /** Lets the handlers say what those events change. An event that cannot be read or handled becomes a fault. */
    void fold(List<? extends TrackedEventMessage<?>> events) {
        for (TrackedEventMessage<?> message : events) {
            if (view.handles(message.getPayloadType())) {
                FoldedEvent event = FoldedEvent.of(message);
                List<Change<?>> said = new ArrayList<>();
                try {
                    view.fold(message.getPayload(), new Recorder(event, said::add));
                    changes.addAll(said);
                } catch (RuntimeException e) {
                    faults.add(new Fault(event, e));
                }
            }
        }
    }

    List<Fault> faults() {
        return faults;
    }

    /** Writes what was folded. Afterwards this batch is used up. */
    void flush(Connection connection) throws SQLException {
        Map<Table<?>, Rows<?>> rows = new LinkedHashMap<>();
        List<Change<?>> wave = changes;
        for (int depth = 0; !wave.isEmpty(); depth++) {
            load(connection, wave, depth, rows);
            List<Change<?>> following = new ArrayList<>();
            for (Change<?> change : wave) {
                Objects.requireNonNull(rows.get(change.table())).apply(change, following::add);
            }
            wave = following;
        }
        for (Rows<?> each : rows.values()) {
            each.write(connection);
        }
    }

    private void load(Connection connection, List<Change<?>> wave, int depth, Map<Table<?>, Rows<?>> rows)
            throws SQLException {
        Map<Table<?>, Set<Object>> touched = new LinkedHashMap<>();
        for (Change<?> change : wave) {
            touched.computeIfAbsent(change.table(), table -> new LinkedHashSet<>())
                    .add(change.key());
        }
        for (Map.Entry<Table<?>, Set<Object>> each : touched.entrySet()) {
            view.assertDepth(each.getKey(), depth);
            rows.computeIfAbsent(each.getKey(), table -> new Rows<>(relations.apply(table)))
                    .load(connection, each.getValue());
        }
    }

    /** The touched rows of one table. */
    private static final class Rows<R extends Record> {

        private final Relation<R> relation;
        private final Map<Object, State<R>> states = new LinkedHashMap<>();
        private final List<Relation.Version<R>> versions = new ArrayList<>();
        private final Map<Object, Long> ends = new HashMap<>();

        Rows(Relation<R> relation) {
            this.relation = relation;
        }

        private static final class State<R> {
            private @Nullable R row;
            private long from;
            private boolean stored;
        }

        void load(Connection connection, Set<Object> keys) throws SQLException {
            Map<Object, R> open = relation.open(connection, keys);
            for (Object key : keys) {
                State<R> state = new State<>();
                state.row = open.get(key);
                state.stored = state.row != null;
                states.put(key, state);
            }
        }

        @SuppressWarnings("unchecked")
        void apply(Change<?> any, Consumer<Change<?>> following) {
            Change<R> change = (Change<R>) any;
            State<R> state = Objects.requireNonNull(states.get(change.key()));
            R before = state.row;
            R after = change.applyTo(before);
            if (Objects.equals(before, after)) {
                return;
            }
            long position = change.at().position();
            if (before != null) {
                if (state.stored) {
                    ends.put(change.key(), position);
                } else if (state.from < position) {
                    versions.add(new Relation.Version<>(before, state.from, position));
                }
            }
            state.row = after;
            state.from = position;
            state.stored = false;
            change.table().changed(before, after, new Recorder(change.at(), following));
        }

        void write(Connection connection) throws SQLException {
            for (State<R> state : states.values()) {
                if (state.row != null && !state.stored) {
                    versions.add(new Relation.Version<>(state.row, state.from, Table.OPEN));
                }
            }
            relation.close(connection, ends);
            relation.insert(connection, versions);
        }
    }
}
