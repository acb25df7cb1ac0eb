package vn.vinhdanh.eventstore.view;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes down what handlers say about one event, for whoever applies it. */
final class Recorder implements Fold {

    private final FoldedEvent event;
    private final Consumer<Change<?>> changes;

    Recorder(FoldedEvent event, Consumer<Change<?>> changes) {
        this.event = event;
        this.changes = changes;
    }

    @Override
    public long position() {
        return event.position();
    }

    @Override
    public Instant recordedAt() {
        return event.recordedAt();
    }

    @Override
    public Map<String, Object> metadata() {
        return event.metadata();
    }

    @Override
    public long sequence() {
        return event.sequence();
    }

    @Override
    public String aggregateId() {
        return event.aggregateId();
    }

    @Override
    public <R extends Record> void put(Table<R> table, R row) {
        record(table, table.columns().keyOf(row), before -> row);
    }

    @Override
    public <R extends Record> void change(Table<R> table, Object key, UnaryOperator<R> change) {
        record(table, table.columns().key(key), before -> before == null ? null : change.apply(before));
    }

    @Override
    public <R extends Record> void changeOrCreate(
            Table<R> table, Object key, Supplier<R> initial, UnaryOperator<R> change) {
        record(table, table.columns().key(key), before -> change.apply(before == null ? initial.get() : before));
    }

    @Override
    public <R extends Record> void remove(Table<R> table, Object key) {
        record(table, table.columns().key(key), before -> null);
    }

    private <R extends Record> void record(Table<R> table, Object key, Function<@Nullable R, @Nullable R> next) {
        changes.accept(new Change<>(table, key, event, next));
    }
}
