package vn.vinhdanh.eventstore;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates that were used last, so that a command need not read their events again. Axon takes an entry out when
 * the unit of work that used it is rolled back.
 *
 * <p>An entry is not compared with the log, to which another node may have added. It need not be: appending to a stale
 * aggregate conflicts, and what {@link WriteTransaction} is told on the ground of a cached aggregate it asks again on a
 * fresh one. To that end the cache notes in the unit of work which entries it gave.
 */
public final class AggregateCache implements Cache {

    private static final String USED = AggregateCache.class.getName() + ".used";

    private final Map<Object, Object> entries;

    /** @param size how many entries are kept; 0 keeps none */
    public AggregateCache(int size) {
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
                return size() > size;
            }
        };
    }

    /** Forgets one aggregate; the next command reads its events. */
    public void evict(String aggregateId) {
        remove(aggregateId);
    }

    /** Which entries were used in that unit of work. */
    static Set<Object> usedIn(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrDefaultResource(USED, Set.of());
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <K, V> @Nullable V get(K key) {
        Object value;
        synchronized (entries) {
            value = entries.get(key);
        }
        if (value != null && CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get()
                    .root()
                    .<Set<Object>>getOrComputeResource(USED, name -> new HashSet<>())
                    .add(key);
        }
        return (V) value;
    }

    @Override
    public void put(Object key, Object value) {
        synchronized (entries) {
            entries.put(key, value);
        }
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        synchronized (entries) {
            return entries.putIfAbsent(key, value) == null;
        }
    }

    @Override
    public boolean remove(Object key) {
        synchronized (entries) {
            return entries.remove(key) != null;
        }
    }

    @Override
    public void removeAll() {
        synchronized (entries) {
            entries.clear();
        }
    }

    @Override
    public boolean containsKey(Object key) {
        synchronized (entries) {
            return entries.containsKey(key);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
        synchronized (entries) {
            entries.computeIfPresent(key, (present, value) -> update.apply((V) value));
        }
    }

    /** Nobody listens to this cache. */
    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException();
    }
}
