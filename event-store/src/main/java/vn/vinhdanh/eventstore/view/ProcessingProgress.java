package vn.vinhdanh.eventstore.view;

import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import vn.vinhdanh.eventstore.EventLog;
import vn.vinhdanh.eventstore.processing.Claims;
import vn.vinhdanh.eventstore.processing.LogProcessing;
import vn.vinhdanh.eventstore.processing.LogProcessor;

/** Asks this node's processors where they stand, and the database for those of other nodes. */
public final class ProcessingProgress implements LogProgress {

    private static final int ROUNDS = 2;
    private static final long LOOK_AGAIN_MILLIS = 10;

    private final EventLog log;
    private final Claims claims;
    private final LogProcessing processing;

    /** @param log for its head */
    public ProcessingProgress(EventLog log, Claims claims, LogProcessing processing) {
        this.log = log;
        this.claims = claims;
        this.processing = processing;
    }

    @Override
    public boolean await(long position, String view, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        long target = position;
        boolean passed = awaitAll(target, Claims.Progress::automation, deadline);
        for (int round = 0; passed && round < ROUNDS; round++) {
            long head = Math.max(target, log.head());
            if (head == target && round > 0) {
                break; // nothing came of it
            }
            target = head;
            passed = awaitAll(target, Claims.Progress::automation, deadline);
        }
        return passed && awaitView(Math.max(target, log.head()), view, deadline);
    }

    @Override
    public long positionOf(String processor) {
        LogProcessor here = processing.processor(processor);
        if (here != null && here.isClaimed()) {
            return here.position();
        }
        Claims.Progress progress = claims.all().get(processor);
        return progress == null ? 0 : progress.position();
    }

    private boolean awaitAll(long target, Predicate<Claims.Progress> which, long deadline) {
        return await(
                () -> claims.all().entrySet().stream()
                        .filter(each -> which.test(each.getValue()))
                        .allMatch(each -> position(each) >= target),
                deadline);
    }

    private long position(Map.Entry<String, Claims.Progress> stored) {
        LogProcessor here = processing.processor(stored.getKey());
        return here != null && here.isClaimed()
                ? Math.max(here.position(), stored.getValue().position())
                : stored.getValue().position();
    }

    private boolean awaitView(long target, String view, long deadline) {
        return await(() -> positionOf(view) >= target, deadline);
    }

    private boolean await(Condition condition, long deadline) {
        try {
            while (true) {
                long count = processing.progressCount();
                if (condition.holds()) {
                    return true;
                }
                if (System.nanoTime() - deadline > 0) {
                    return false;
                }
                processing.awaitProgress(count, LOOK_AGAIN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @FunctionalInterface
    private interface Condition {

        boolean holds();
    }
}
