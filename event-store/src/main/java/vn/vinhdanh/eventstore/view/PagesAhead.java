package vn.vinhdanh.eventstore.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vinhdanh.eventstore.LogTail;

/**
 * Pages of the log from its beginning, read and decoded by a thread of its own while earlier ones are folded. It never
 * runs ahead by more than a few.
 */
final class PagesAhead implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PagesAhead.class);
    private static final int PAGE = 2_000;
    private static final int AHEAD = 2;

    private final LogTail tail;
    private final List<View> views;
    private final long upTo;
    private final BlockingQueue<Page> pages = new ArrayBlockingQueue<>(AHEAD);
    private final Map<Class<?>, Boolean> wanted = new HashMap<>();
    private final Thread reader;
    private volatile boolean closed;

    private record Page(
            List<TrackedEventMessage<?>> events, @Nullable RuntimeException failure) {}

    PagesAhead(LogTail tail, List<View> views, long upTo) {
        this.tail = tail;
        this.views = views;
        this.upTo = upTo;
        this.reader = new Thread(this::read, "replay-reader");
        reader.setDaemon(true);
        reader.setPriority(Thread.MIN_PRIORITY);
        reader.start();
    }

    /** The next page; empty at the end. */
    List<TrackedEventMessage<?>> next() {
        try {
            Page page = pages.take();
            if (page.failure != null) {
                throw page.failure;
            }
            return page.events;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    private void read() {
        long position = 0;
        try {
            while (!closed) {
                List<TrackedEventMessage<?>> events = tail.scan(position, upTo, PAGE);
                events.forEach(this::decode);
                pages.put(new Page(events, null));
                if (events.isEmpty()) {
                    return;
                }
                position = FoldedEvent.positionOf(events.get(events.size() - 1));
            }
        } catch (InterruptedException e) {
            log.debug("Nobody wants further pages");
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void fail(RuntimeException e) {
        try {
            pages.put(new Page(List.of(), e));
        } catch (InterruptedException interrupted) {
            log.debug("Nobody wants to know", e);
        }
    }

    /** A payload that cannot be read is met again, and noted, by whoever folds it. */
    private void decode(TrackedEventMessage<?> event) {
        if (wanted.computeIfAbsent(
                event.getPayloadType(), type -> views.stream().anyMatch(view -> view.handles(type)))) {
            try {
                event.getPayload();
                event.getMetaData();
            } catch (RuntimeException e) {
                log.debug("Folding will meet this again", e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        reader.interrupt();
        try {
            reader.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
