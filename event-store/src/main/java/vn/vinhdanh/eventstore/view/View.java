package vn.vinhdanh.eventstore.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.people.PersonErased;

/**
 * One view of the log: tables and the handlers that fold events into their rows. A bean of this type is kept up to date
 * by itself, by a processor of the view's name that starts at the beginning of the log and runs on one node at a time.
 *
 * <p>Handlers are pure: they know neither the schema they write to nor any clock, file or service, only the event. So
 * the same view folds live events, rebuilds itself from the whole log, and can be replayed elsewhere and compared.
 */
public abstract class View {

    private static final Pattern NAME = Pattern.compile("[a-z_]+\\.[a-z][a-z0-9-]*(\\.[A-Z]+)?");

    private final String name;
    private final String schema;
    private final @Nullable String partition;
    private final List<Table<?>> tables = new ArrayList<>();
    private final List<Handler<?>> handlers = new ArrayList<>();
    private final Map<Table<?>, Integer> depths = new ConcurrentHashMap<>();
    private final Map<Class<?>, List<Handler<?>>> byType = new ConcurrentHashMap<>();

    /**
     * @param name {@code <schema>.<view>}, or {@code <schema>.<view>.<LEVEL>} for a view that owns one partition of its
     *     tables, {@code <table>_<level>}; never changed, for the positions are kept under it
     */
    protected View(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A view is named <schema>.<view> or <schema>.<view>.<LEVEL>: " + name);
        }
        this.name = name;
        String[] parts = name.split("\\.", -1);
        this.schema = parts[0];
        this.partition = parts.length == 3 ? parts[2].toLowerCase(Locale.ROOT) : null;
    }

    /** {@code <schema>.<view>[.<LEVEL>]}. */
    public final String name() {
        return name;
    }

    /**
     * Declares a table.
     *
     * @param table its name without the schema
     * @param row one version of a row
     * @param keyColumns the columns that identify a row
     */
    protected final <R extends Record> Table<R> table(String table, Class<R> row, String... keyColumns) {
        Table<R> declared = new Table<>(table, row, List.of(keyColumns));
        tables.add(declared);
        return declared;
    }

    /**
     * What an event does to the rows. Handlers of one event run in the order in which they were declared.
     *
     * @param event an event, or the sealed family of several
     */
    protected final <E> void on(Class<E> event, BiConsumer<E, Fold> handler) {
        handlers.add(new Handler<>(event, handler));
    }

    String schema() {
        return schema;
    }

    @Nullable
    String partition() {
        return partition;
    }

    List<Table<?>> tables() {
        return tables;
    }

    boolean handles(Class<?> eventType) {
        return !handlersOf(eventType).isEmpty() || eventType == PersonErased.class && holdsTexts();
    }

    private boolean holdsTexts() {
        return tables.stream().anyMatch(table -> !table.texts().isEmpty());
    }

    /**
     * Sees to it that a table is changed either by handlers or by what follows from changes of other tables, always as
     * many steps away from a handler: only then is the order of its changes the order of the log.
     */
    void assertDepth(Table<?> table, int depth) {
        Integer known = depths.putIfAbsent(table, depth);
        if (known != null && known != depth) {
            throw new IllegalStateException(table + " of " + name
                    + " is changed both directly and in consequence of other changes, or by consequences of different"
                    + " length");
        }
    }

    /** Lets every handler of that event say its changes. */
    void fold(Object event, Fold fold) {
        for (Handler<?> handler : handlersOf(event.getClass())) {
            handler.handle(event, fold);
        }
    }

    private List<Handler<?>> handlersOf(Class<?> eventType) {
        List<Handler<?>> known = byType.get(eventType);
        if (known == null) {
            known = handlers.stream()
                    .filter(handler -> handler.event.isAssignableFrom(eventType))
                    .toList();
            byType.put(eventType, known);
        }
        return known;
    }

    @Override
    public final String toString() {
        return name;
    }

    private record Handler<E>(Class<E> event, BiConsumer<E, Fold> action) {

        void handle(Object payload, Fold fold) {
            action.accept(event.cast(payload), fold);
        }
    }
}
