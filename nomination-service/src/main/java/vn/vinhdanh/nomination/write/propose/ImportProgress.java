package vn.vinhdanh.nomination.write.propose;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.account.SignedIn;

/**
 * How far the imports have come that run on this node, for the bar that is drawn meanwhile. Nothing hangs on it: an
 * import that another node runs shows no number.
 */
@Component
class ImportProgress {

    private final Map<Key, AtomicInteger> running = new ConcurrentHashMap<>();

    private record Key(String account, String name) {}

    /** Does an import, whose rows are counted by the counter that it is given. */
    interface Import<T> {
        T run(Runnable oneMore);
    }

    <T> T following(SignedIn who, String key, Import<T> work) {
        Key one = new Key(who.account(), key);
        AtomicInteger rows = running.computeIfAbsent(one, unknown -> new AtomicInteger());
        try {
            return work.run(rows::incrementAndGet);
        } finally {
            running.remove(one);
        }
    }

    /** How many rows of the caller's import are done; 0 where none runs here. */
    int of(SignedIn who, String key) {
        AtomicInteger rows = running.get(new Key(who.account(), key));
        return rows == null ? 0 : rows.get();
    }
}
