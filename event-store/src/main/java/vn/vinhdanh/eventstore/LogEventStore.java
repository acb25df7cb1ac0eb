package vn.vinhdanh.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.jspecify.annotations.Nullable;

/** Axon's event store over the settled log: appends through the storage engine, and wakes the readers after a commit. */
final class LogEventStore extends AbstractEventStore {

    private final LogTail tail;

    LogEventStore(Builder builder, LogTail tail) {
        super(builder);
        this.tail = tail;
    }

    static Builder builder() {
        return new Builder();
    }

    static final class Builder extends AbstractEventStore.Builder {}

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        tail.appended();
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken token) {
        return new Stream(SettledEventStorageEngine.positionOf(token));
    }

    /** The settled log from a position on, for whoever reads it in Axon's way. */
    private final class Stream implements TrackingEventStream {

        private static final int PAGE = 500;

        private final Semaphore news = new Semaphore(0);
        private final Registration registration = tail.onAdvance(this::advanced);
        private volatile Runnable onAvailable = () -> {};
        private List<TrackedEventMessage<?>> page = List.of();
        private int at;
        private long position;

        private Stream(long position) {
            this.position = position;
        }

        private void advanced() {
            news.release();
            onAvailable.run();
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            if (at == page.size()) {
                page = tail.messages(position, PAGE);
                at = 0;
            }
            return at < page.size() ? Optional.of(page.get(at)) : Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            long deadline = System.nanoTime() + unit.toNanos(timeout);
            while (peek().isEmpty()) {
                long left = deadline - System.nanoTime();
                if (left <= 0 || !news.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                    return peek().isPresent();
                }
                news.drainPermits();
            }
            return true;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (!hasNextAvailable((int) Duration.ofMinutes(1).toMillis(), TimeUnit.MILLISECONDS)) {
                // there is no end to wait for
            }
            TrackedEventMessage<?> next = peek().orElseThrow(NoSuchElementException::new);
            at++;
            position = LogTail.positionOf(next);
            return next;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            onAvailable = callback;
            return true;
        }

        @Override
        public void close() {
            registration.cancel();
        }
    }
}
