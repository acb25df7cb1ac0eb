package vn.vinhdanh.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The settled log as one node reads it. One thread follows the head: it is woken by every commit of this node and by
 * news of other nodes, and looks by itself now and then. All readers of the node share what it and they have read, so
 * that an event is fetched and decoded once for all views, and a reader at the head never asks the database in vain.
 */
public final class LogTail implements EventLog, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LogTail.class);

    private static final long LOOK_AGAIN_AT_MOST_NANOS = 50_000_000;
    private static final long LOOK_AGAIN_AT_LEAST_NANOS = 2_000_000;
    /** Under load, one look serves the commits of so long; the first one after a pause is seen at once. */
    private static final long PAUSE_NANOS = 5_000_000;
    /** Clear text of protected fields stays in memory no longer than keys do. */
    private static final long PAGE_LIFE_NANOS = 60_000_000_000L;

    private final SettledEventStorageEngine engine;
    private final int pageSize;
    private final int cachedEvents;
    private final long pollNanos;
    private final Wakeups wakeups;

    private final List<Page> pages = new ArrayList<>(); // least recently used first
    private final Object loading = new Object();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private boolean woken;
    private volatile boolean running;
    private volatile long announced;
    private @Nullable Thread thread;

    LogTail(SettledEventStorageEngine engine, Wakeups wakeups, int pageSize, int cachedEvents, long pollMillis) {
        this.pageSize = pageSize;
        this.engine = engine;
        this.wakeups = wakeups;
        this.cachedEvents = cachedEvents;
        this.pollNanos = pollMillis * 1_000_000;
        wakeups.onNews(this::wake);
    }

    // --- what readers ask -------------------------------------------------------------------------------------------

    @Override
    public long head() {
        return engine.horizon().advance();
    }

    @Override
    public List<LoggedEvent> read(long after, int limit) {
        engine.horizon().advance();
        List<LoggedEvent> events = new ArrayList<>();
        List<TrackedEventMessage<?>> page = messages(after, limit);
        while (!page.isEmpty()) { // what is in memory comes in pages as it appeared, not as it is asked for
            page.forEach(message -> events.add(logged(message)));
            page = events.size() < limit
                    ? messages(positionOf(page.get(page.size() - 1)), limit - events.size())
                    : List.of();
        }
        return events;
    }

    @Override
    public List<LoggedEvent> of(Collection<String> aggregateIds, long after, long upTo, int limit) {
        long settled = Math.min(upTo, engine.horizon().advance());
        return engine.readOf(aggregateIds, after, settled, limit).stream()
                .map(LogTail::logged)
                .toList();
    }

    @Override
    public long positionAt(Instant recorded) {
        return engine.positionAt(recorded);
    }

    @Override
    public Instant recordedAt(long position) {
        return engine.recordedAt(position);
    }

    /** The last settled position this node knows of; readers that have passed it need not ask for more. */
    public long settled() {
        return Math.max(engine.horizon().settled(), 0);
    }

    /** Settled events after a position, from memory where they are; empty at the head as this node knows it. */
    public List<TrackedEventMessage<?>> messages(long after, int limit) {
        if (after >= settled()) {
            return List.of();
        }
        List<TrackedEventMessage<?>> found = cached(after, limit);
        if (found != null) {
            return found;
        }
        synchronized (loading) { // others who want the same page find it afterwards
            found = cached(after, limit);
            if (found != null) {
                return found;
            }
            long upTo = settled();
            List<TrackedEventMessage<?>> events = engine.read(after, upTo, pageSize);
            long to = events.size() < pageSize ? upTo : positionOf(events.get(events.size() - 1));
            Page read = new Page(after, to, events, System.nanoTime());
            keep(read);
            return read.after(after, limit);
        }
    }

    /**
     * Events between two positions, straight from the database: for who reads the log from end to end.
     *
     * @param upTo a settled position, such as one that a processor has stored
     */
    public List<TrackedEventMessage<?>> scan(long after, long upTo, int limit) {
        return engine.read(after, upTo, limit);
    }

    /**
     * The same of some aggregates only.
     *
     * @param aggregateIds with the prefixes of their types
     */
    public List<TrackedEventMessage<?>> scanOf(Collection<String> aggregateIds, long after, long upTo, int limit) {
        return engine.readOf(aggregateIds, after, upTo, limit);
    }

    /** Calls back, on the following thread, whenever there are more settled events. Must not block. */
    public Registration onAdvance(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    static long positionOf(TrackedEventMessage<?> message) {
        return SettledEventStorageEngine.positionOf(message.trackingToken());
    }

    /** An event message of this log as what {@link #read} gives. */
    public static LoggedEvent logged(TrackedEventMessage<?> message) {
        DomainEventMessage<?> domain = (DomainEventMessage<?>) message;
        return new LoggedEvent(
                positionOf(message),
                message.getTimestamp(),
                domain.getAggregateIdentifier(),
                domain.getSequenceNumber(),
                message.getIdentifier(),
                message.getPayloadType(),
                message::getPayload,
                message.getMetaData());
    }

    /** Forgets what has been read: after an erasure, so that no clear text of it stays. */
    public void forget() {
        synchronized (pages) {
            pages.clear();
        }
    }

    // --- following the head -----------------------------------------------------------------------------------------

    /** This node has committed events. */
    void appended() {
        wakeups.tellOthers();
        wake();
    }

    /** There may be news. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private void follow() {
        long lookAgain = LOOK_AGAIN_AT_LEAST_NANOS;
        while (running) {
            long wait = pollNanos;
            long began = System.nanoTime();
            try {
                boolean full = advance();
                if (full) {
                    continue;
                }
                if (engine.horizon().isWaiting()) {
                    wait = lookAgain;
                    lookAgain = Math.min(lookAgain * 2, LOOK_AGAIN_AT_MOST_NANOS);
                } else {
                    lookAgain = LOOK_AGAIN_AT_LEAST_NANOS;
                }
            } catch (RuntimeException e) {
                if (running) {
                    log.warn("The log cannot be read; trying again: {}", e.toString());
                }
            }
            await(wait);
            LockSupport.parkNanos(began + PAUSE_NANOS - System.nanoTime());
        }
    }

    private boolean advance() {
        SettledHorizon.Advance<TrackedEventMessage<?>> advance = engine.readAppeared(pageSize);
        if (!advance.passed().isEmpty()) {
            append(advance);
        }
        long settled = settled();
        if (settled > announced) {
            announced = settled;
            listeners.forEach(Runnable::run);
        }
        return advance.passed().size() == pageSize;
    }

    private void await(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (running && !woken && left > 0) {
                left = news.awaitNanos(left);
            }
            woken = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        } finally {
            lock.unlock();
        }
    }

    // --- pages ------------------------------------------------------------------------------------------------------

    /** Everything after {@code from}, up to {@code to}. */
    private record Page(long from, long to, List<TrackedEventMessage<?>> events, long readAt) {

        boolean has(long after) {
            return from <= after && after < to && System.nanoTime() - readAt < PAGE_LIFE_NANOS;
        }

        List<TrackedEventMessage<?>> after(long position, int limit) {
            int low = 0;
            int high = events.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (positionOf(events.get(middle)) <= position) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return events.subList(low, Math.min(events.size(), low + limit));
        }
    }

    private @Nullable List<TrackedEventMessage<?>> cached(long after, int limit) {
        synchronized (pages) {
            for (int i = pages.size() - 1; i >= 0; i--) {
                Page page = pages.get(i);
                if (page.has(after)) {
                    pages.remove(i);
                    pages.add(page);
                    List<TrackedEventMessage<?>> found = page.after(after, limit);
                    // A page may end in missing numbers: an empty answer would be taken for the head.
                    return found.isEmpty() ? null : found;
                }
            }
            return null;
        }
    }

    private void append(SettledHorizon.Advance<TrackedEventMessage<?>> advance) {
        synchronized (pages) {
            for (int i = 0; i < pages.size(); i++) {
                Page page = pages.get(i);
                if (page.to == advance.from()
                        && page.events.size() + advance.passed().size() <= pageSize) {
                    List<TrackedEventMessage<?>> all = new ArrayList<>(page.events);
                    all.addAll(advance.passed());
                    pages.remove(i);
                    keep(new Page(page.from, advance.to(), all, page.readAt));
                    return;
                }
            }
            keep(new Page(advance.from(), advance.to(), advance.passed(), System.nanoTime()));
        }
    }

    private void keep(Page page) {
        synchronized (pages) {
            pages.add(page);
            int count = pages.stream().mapToInt(each -> each.events.size()).sum();
            while (count > cachedEvents && pages.size() > 1) {
                count -= pages.remove(0).events.size();
            }
        }
    }

    // --- lifecycle --------------------------------------------------------------------------------------------------

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        wakeups.start();
        thread = new Thread(this::follow, "log-tail");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void stop() {
        running = false;
        wakeups.stop();
        wake();
        Optional.ofNullable(thread).ifPresent(LogTail::join);
        thread = null;
    }

    static void join(Thread thread) {
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before the processors, which begin with Axon, and stops after them. */
    @Override
    public int getPhase() {
        return -100;
    }
}
