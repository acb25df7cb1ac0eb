package vn.vinhdanh.eventstore.processing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in the settled log in order, one page after the other, on one node at a time. It differs from Axon's own
 * processors in that its reading is shared by all processors of the node, that an event of no interest costs it nothing,
 * and that its position is known to be exact even so.
 */
public abstract class LogProcessor implements EventProcessor, Lifecycle {

    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;
    /** Under load, one turn takes in what came in so long; the first event after a pause is taken in at once. */
    private static final long GATHER_NANOS = 8_000_000;

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final String name;
    private final LogProcessing processing;
    private final List<MessageHandlerInterceptor<? super EventMessage<?>>> interceptors = new CopyOnWriteArrayList<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Object turn = new Object();
    private volatile boolean running;
    private volatile boolean claimed;
    private volatile long position;
    private volatile long pauseMillis;
    private volatile long lastTurn = System.nanoTime() - GATHER_NANOS;

    protected LogProcessor(String name, LogProcessing processing) {
        this.name = name;
        this.processing = processing;
    }

    /** Whether it acts on what it reads, rather than shows it. */
    protected abstract boolean isAutomation();

    /** Whether events of that type mean anything to it. */
    protected abstract boolean wants(TrackedEventMessage<?> event);

    /**
     * Takes in a page, and stores the position together with what comes of it.
     *
     * @param page with at least one event that it wants
     * @param upTo the position of the last event of the page
     * @return the position that was stored: {@code upTo}, or less where it could not do all at once
     * @throws Claims.Lost where another node has taken over
     */
    protected abstract long process(List<TrackedEventMessage<?>> page, long upTo);

    /** The schema in which its position is shown to readers of its rows; null for an automation, which has none. */
    protected @Nullable String schema() {
        return null;
    }

    @Override
    public final String getName() {
        return name;
    }

    /** The last position it has taken in, as far as this node knows. */
    public final long position() {
        return position;
    }

    /** Whether this node processes it now. */
    public final boolean isClaimed() {
        return claimed;
    }

    @Override
    public final boolean isRunning() {
        return running;
    }

    @Override
    public final boolean isError() {
        return pauseMillis > 0;
    }

    @Override
    public final Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super EventMessage<?>> added) {
        interceptors.add(added);
        return () -> interceptors.remove(added);
    }

    @Override
    public final List<MessageHandlerInterceptor<? super EventMessage<?>>> getHandlerInterceptors() {
        return List.copyOf(interceptors);
    }

    @Override
    public final void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        lifecycle.onStart(Phase.INBOUND_EVENT_CONNECTORS, this::start);
        lifecycle.onShutdown(Phase.INBOUND_EVENT_CONNECTORS, this::shutDown);
    }

    @Override
    public final void start() {
        if (!running) {
            running = true;
            processing.add(this);
        }
    }

    /** Ends after the page that is being taken in, and leaves the rest to another node. */
    @Override
    public final void shutDown() {
        if (running) {
            running = false;
            synchronized (turn) {
                processing.remove(this);
                claimed = false;
            }
            released();
        }
    }

    /** Called when this node no longer processes it. */
    protected void released() {}

    protected final LogProcessing processing() {
        return processing;
    }

    final void claimedAt(long storedPosition) {
        synchronized (turn) {
            position = storedPosition;
            claimed = true;
        }
        log.debug("{} goes on here after {}", name, storedPosition);
        schedule();
    }

    final void lost() {
        synchronized (turn) {
            if (!claimed) {
                return;
            }
            claimed = false;
        }
        log.info("{} goes on at another node", name);
        released();
    }

    /** There may be something to do. */
    final void schedule() {
        if (running && claimed && scheduled.compareAndSet(false, true)) {
            long early = lastTurn + GATHER_NANOS - System.nanoTime();
            if (early > 0 && !processing.hasFullPageAfter(position)) {
                processing.executeLater(this::takeTurn, early / 1_000_000 + 1);
            } else {
                processing.takeTurn(this);
            }
        }
    }

    final void takeTurn() {
        long pause = 0;
        boolean more = false;
        boolean taken = false;
        synchronized (turn) {
            if (running && claimed) {
                try {
                    more = takeInPage();
                    pauseMillis = 0;
                } catch (Claims.Lost e) {
                    claimed = false;
                    taken = true;
                    log.info(e.getMessage());
                } catch (RuntimeException | Error e) {
                    pause = Math.min(LONGEST_PAUSE_MILLIS, Math.max(FIRST_PAUSE_MILLIS, pauseMillis * 2));
                    pauseMillis = pause;
                    log.warn("{} stands still after {} and tries again in {} ms", name, position, pause, e);
                }
            }
        }
        if (taken) {
            released();
        }
        if (pause > 0) {
            processing.executeLater(
                    () -> {
                        scheduled.set(false);
                        schedule();
                    },
                    pause);
            return;
        }
        lastTurn = System.nanoTime();
        scheduled.set(false);
        if (more || processing.settled() > position) {
            schedule();
        }
    }

    private boolean takeInPage() {
        List<TrackedEventMessage<?>> page = processing.read(position);
        if (page.isEmpty()) {
            return false;
        }
        long upTo = LogProcessing.positionOf(page.get(page.size() - 1));
        if (page.stream().anyMatch(this::wants)) {
            position = process(page, upTo);
        } else {
            position = upTo;
            processing.skipped(this);
        }
        processing.progressed();
        return true;
    }
}
