package vn.vinhdanh.eventstore.processing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vinhdanh.eventstore.LogTail;

/**
 * What the processors of one node share: the threads, the claims, and the news of the log. A processor has a turn of one
 * page, then the others have theirs, so that one that is far behind does not hold up those that are not.
 */
public final class LogProcessing implements Lifecycle {

    private static final Logger log = LoggerFactory.getLogger(LogProcessing.class);
    private static final long STORE_SKIPPED_MILLIS = 5;
    private static final long AT_THE_HEAD = -1;

    private final LogTail tail;
    private final Claims claims;
    private final int batch;
    private final boolean enabled;
    private final long renewMillis;
    private final ScheduledThreadPoolExecutor workers;
    private final PriorityBlockingQueue<Turn> waiting = new PriorityBlockingQueue<>();
    private final AtomicLong turns = new AtomicLong();
    private final Map<String, LogProcessor> processors = new ConcurrentHashMap<>();
    private final Set<LogProcessor> skipping = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean storingSkipped = new AtomicBoolean();
    private final AtomicBoolean claiming = new AtomicBoolean();
    private final Object progress = new Object();
    private volatile long progressCount;
    private @Nullable Registration news;

    /**
     * A turn that is asked for. Those at the head go first, so that nobody who is far behind holds them up; of the others
     * whoever is furthest behind, for those that keep together share what is read and decoded.
     */
    private record Turn(LogProcessor processor, long position, long asked) implements Comparable<Turn> {

        private static final Comparator<Turn> ORDER =
                Comparator.comparingLong(Turn::position).thenComparingLong(Turn::asked);

        @Override
        public int compareTo(Turn other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * @param threads how many processors have their turn at the same time
     * @param batch how many events a turn takes in at most
     * @param enabled false for a node that processes nothing
     */
    public LogProcessing(LogTail tail, Claims claims, int threads, int batch, Duration claimTimeout, boolean enabled) {
        this.tail = tail;
        this.claims = claims;
        this.batch = batch;
        this.enabled = enabled;
        this.renewMillis = Math.max(1, claimTimeout.toMillis() / 4);
        AtomicInteger count = new AtomicInteger();
        this.workers = new ScheduledThreadPoolExecutor(threads + 1, task -> {
            Thread thread = new Thread(task, "log-processing-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        workers.setRemoveOnCancelPolicy(true);
        workers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        lifecycle.onStart(Phase.INBOUND_EVENT_CONNECTORS - 1, this::start);
        lifecycle.onShutdown(Phase.INBOUND_EVENT_CONNECTORS - 1, this::stop);
    }

    private void start() {
        news = tail.onAdvance(() -> processors.values().forEach(LogProcessor::schedule));
        workers.scheduleWithFixedDelay(this::renewAndClaim, renewMillis, renewMillis, TimeUnit.MILLISECONDS);
    }

    private void stop() {
        if (news != null) {
            news.cancel();
        }
        workers.shutdown();
        try {
            if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
                log.warn("Processing does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void add(LogProcessor processor) {
        if (!enabled) {
            return;
        }
        claims.register(processor.getName(), processor.isAutomation());
        processors.put(processor.getName(), processor);
        if (claiming.compareAndSet(false, true)) { // once for all that start together
            executeLater(
                    () -> {
                        claiming.set(false);
                        renewAndClaim();
                    },
                    1);
        }
    }

    void remove(LogProcessor processor) {
        storeSkippedOf(List.of(processor));
        processors.remove(processor.getName());
        if (processor.isClaimed()) {
            try {
                claims.release(processor.getName());
            } catch (RuntimeException e) {
                log.warn("The claim of {} is not released but will expire: {}", processor.getName(), e.toString());
            }
        }
    }

    private synchronized void renewAndClaim() {
        try {
            List<String> own = new ArrayList<>();
            List<String> free = new ArrayList<>();
            processors.values().forEach(each -> (each.isClaimed() ? own : free).add(each.getName()));
            if (!own.isEmpty()) {
                Set<String> kept = claims.renew(own);
                own.stream()
                        .filter(name -> !kept.contains(name))
                        .map(processors::get)
                        .forEach(lost -> {
                            if (lost != null) {
                                lost.lost();
                            }
                        });
            }
            if (!free.isEmpty()) {
                claims.claim(free).forEach((name, position) -> {
                    LogProcessor processor = processors.get(name);
                    if (processor == null) {
                        claims.release(name); // stopped in between
                    } else {
                        processor.claimedAt(position);
                    }
                });
            }
        } catch (RuntimeException e) {
            log.warn("Claims are not renewed; trying again: {}", e.toString());
        }
    }

    /** Gives it a turn, as soon as there is a thread and nobody goes before. */
    void takeTurn(LogProcessor processor) {
        long position = processor.position();
        waiting.add(new Turn(processor, hasFullPageAfter(position) ? position : AT_THE_HEAD, turns.incrementAndGet()));
        execute(() -> {
            Turn next = waiting.poll();
            if (next != null) {
                next.processor.takeTurn();
            }
        });
    }

    private void execute(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            log.debug("Processing has ended");
        }
    }

    void executeLater(Runnable task, long millis) {
        try {
            workers.schedule(task, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("Processing has ended");
        }
    }

    List<TrackedEventMessage<?>> read(long after) {
        return tail.messages(after, batch);
    }

    long settled() {
        return tail.settled();
    }

    boolean hasFullPageAfter(long position) {
        return tail.settled() - position >= batch;
    }

    static long positionOf(TrackedEventMessage<?> event) {
        return ((GlobalSequenceTrackingToken) event.trackingToken()).getGlobalIndex();
    }

    /** Has a position stored before long, together with those of others who had nothing to do either. */
    void skipped(LogProcessor processor) {
        skipping.add(processor);
        if (storingSkipped.compareAndSet(false, true)) {
            executeLater(this::storeSkipped, STORE_SKIPPED_MILLIS);
        }
    }

    private void storeSkipped() {
        storingSkipped.set(false);
        List<LogProcessor> those = new ArrayList<>(skipping);
        those.forEach(skipping::remove);
        storeSkippedOf(those);
    }

    private void storeSkippedOf(List<LogProcessor> those) {
        Map<String, Long> positions = new HashMap<>();
        Map<String, List<String>> shown = new HashMap<>();
        those.stream().filter(LogProcessor::isClaimed).forEach(each -> {
            positions.put(each.getName(), each.position());
            if (each.schema() != null) {
                shown.computeIfAbsent(each.schema(), schema -> new ArrayList<>())
                        .add(each.getName());
            }
        });
        if (positions.isEmpty()) {
            return;
        }
        try {
            Set<String> stored = claims.storeAll(positions, shown);
            if (stored.size() < positions.size()) {
                storeLater(positions, stored);
            }
        } catch (RuntimeException e) {
            log.warn("Positions are not stored; the next ones will be: {}", e.toString());
        }
    }

    private void storeLater(Map<String, Long> positions, Set<String> stored) {
        Map<String, Claims.Progress> all = claims.all();
        positions.forEach((name, position) -> {
            LogProcessor processor = processors.get(name);
            Claims.Progress known = all.get(name);
            if (!stored.contains(name) && processor != null && known != null && known.position() < position) {
                skipped(processor);
            }
        });
    }

    /** The processor of that name on this node; null where there is none. */
    public @Nullable LogProcessor processor(String name) {
        return processors.get(name);
    }

    void progressed() {
        synchronized (progress) {
            progressCount++;
            progress.notifyAll();
        }
    }

    /** Counts the pages taken in on this node; see {@link #awaitProgress}. */
    public long progressCount() {
        return progressCount;
    }

    /** Waits until a processor of this node has taken in something since that count, or for so long. */
    public void awaitProgress(long since, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        synchronized (progress) {
            while (progressCount == since) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return;
                }
                progress.wait(left);
            }
        }
    }
}
