package vn.vinhdanh.audit.read.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.SessionId;
import vn.vinhdanh.eventstore.EventLog;
import vn.vinhdanh.eventstore.EventStoreProperties;
import vn.vinhdanh.eventstore.LoggedEvent;
import vn.vinhdanh.eventstore.view.ReplayRun;
import vn.vinhdanh.eventstore.view.View;
import vn.vinhdanh.eventstore.view.ViewReplay;
import vn.vinhdanh.eventstore.view.ViewVerdict;

/**
 * Runs the replays that this node can claim, off everybody's way: one whole replay at a time, and beside it one of a
 * nomination. What a node that died has begun, another goes on with.
 */
@Component
class ReplayWork implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReplayWork.class);
    private static final int LOOK_SECONDS = 2;
    private static final int RENEW_MILLIS = 500;
    private static final int SWEEP_SECONDS = 60;
    private static final int EVENTS = 1_000;

    private final Replays replays;
    private final ViewReplay engine;
    private final EventLog events;
    private final List<View> views;
    private final String node;
    private final boolean enabled;
    private final Set<Run> running = ConcurrentHashMap.newKeySet();
    private @Nullable Threads threads;

    ReplayWork(
            Replays replays,
            ViewReplay engine,
            EventLog events,
            List<View> views,
            EventStoreProperties properties,
            @Value("${vinhdanh.replay.enabled:true}") boolean enabled) {
        this.replays = replays;
        this.engine = engine;
        this.events = events;
        this.views = views;
        String configured = properties.nodeId();
        this.node = configured == null || configured.isBlank() ? Id.next() : configured;
        this.enabled = enabled;
    }

    private record Lane(boolean whole, ExecutorService worker, AtomicBoolean busy) {

        static Lane of(boolean whole) {
            return new Lane(
                    whole,
                    Executors.newSingleThreadExecutor(task -> thread(task, whole ? "replay" : "replay-nomination")),
                    new AtomicBoolean());
        }
    }

    private record Threads(List<Lane> lanes, ScheduledExecutorService clock) {}

    private static Thread thread(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    /** There may be something to do. */
    void look() {
        Threads now = threads;
        if (now != null) {
            now.lanes().forEach(this::look);
        }
    }

    private void look(Lane lane) {
        if (!lane.busy().compareAndSet(false, true)) {
            return; // it looks again when it is done
        }
        try {
            lane.worker().execute(() -> {
                try {
                    for (Optional<Replay> next = replays.claim(node, lane.whole());
                            next.isPresent() && threads != null;
                            next = replays.claim(node, lane.whole())) {
                        run(next.get());
                    }
                } catch (RuntimeException e) {
                    log.warn("No replay can be begun; trying again: {}", e.toString());
                } finally {
                    lane.busy().set(false);
                }
            });
        } catch (RejectedExecutionException e) {
            log.debug("Stopping");
        }
    }

    private void run(Replay replay) {
        Run run = new Run(replay);
        running.add(run);
        try {
            if (replay.cancelAsked()) {
                throw new CancellationException();
            }
            if (replay.attempt() > 1) {
                engine.drop(Replays.schemaOf(replay.id(), replay.attempt() - 1));
            }
            replay(replay, run);
            replays.ended(replay, node, Replay.State.DONE, run.progress(), null);
        } catch (CancellationException e) {
            if (threads == null) {
                replays.release(replay, node);
            } else {
                replays.ended(replay, node, Replay.State.CANCELLED, run.progress(), null); // unless it was lost
            }
        } catch (RuntimeException e) {
            log.error("The replay {} was not done", replay.id(), e);
            replays.ended(replay, node, Replay.State.FAILED, run.progress(), problem(e));
        } finally {
            running.remove(run);
        }
    }

    private static String problem(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        return message.substring(0, Math.min(1_000, message.length()));
    }

    private void replay(Replay replay, Run run) {
        Set<String> done = new HashSet<>();
        replay.verdicts().forEach(verdict -> done.add(verdict.view()));
        List<View> left = replay.scope().of(views).stream()
                .filter(view -> !done.contains(view.name()))
                .toList();
        NominationId nomination = replay.scope().nomination();
        if (nomination != null) {
            Set<String> streams = streams(nomination, replay.upTo());
            engine.replay(ReplayScope.subject(nomination, streams), left, replay.upTo(), run);
        } else if (!left.isEmpty()) {
            engine.replay(Replays.schemaOf(replay.id(), replay.attempt()), left, replay.upTo(), run);
        }
    }

    /** The nomination, its case, and the sessions and decisions that the case names. */
    private Set<String> streams(NominationId nomination, long upTo) {
        Set<String> own = Set.of(nomination.toString(), CaseId.of(nomination).toString());
        Set<String> streams = new LinkedHashSet<>(own);
        List<LoggedEvent> page = events.of(own, 0, upTo, EVENTS);
        while (!page.isEmpty()) {
            page.forEach(event -> named(event.payload().get(), streams));
            page = events.of(own, page.get(page.size() - 1).position(), upTo, EVENTS);
        }
        return streams;
    }

    private static void named(Object payload, Set<String> streams) {
        try {
            for (var part : payload.getClass().getRecordComponents()) {
                if (part.getType() == SessionId.class || part.getType() == DecisionId.class) {
                    Object id = part.getAccessor().invoke(payload);
                    if (id != null) {
                        streams.add(id.toString());
                    }
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One attempt, as its thread and the clock see it. */
    private final class Run extends ReplayRun {

        private final Replay replay;
        private final long began = System.nanoTime();
        private volatile Replays.Progress progress = new Replays.Progress(Replay.Phase.FOLDING, 0, 0, 0, null);

        Run(Replay replay) {
            this.replay = replay;
        }

        Replays.Progress progress() {
            return progress;
        }

        @Override
        protected void folded(long count, long position) {
            double seconds = Math.max(1e-3, (System.nanoTime() - began) / 1e9);
            double left = (replay.upTo() - position) * seconds / Math.max(1, position);
            progress = new Replays.Progress(
                    Replay.Phase.FOLDING, count, position, Math.round(count / seconds), Math.round(left));
        }

        @Override
        protected void comparing(View view) {
            Replays.Progress was = progress;
            progress = new Replays.Progress(Replay.Phase.COMPARING, was.events(), was.position(), was.rate(), null);
        }

        @Override
        protected void compared(ViewVerdict verdict) {
            replays.compared(replay, node, verdict);
        }

        void renew() {
            try {
                if (replays.renew(replay, node, progress) != Replays.Standing.MINE) {
                    stop();
                }
            } catch (RuntimeException e) {
                log.warn("The claim of the replay {} is not renewed; trying again: {}", replay.id(), e.toString());
            }
        }
    }

    /** Clears away what replays have left behind, and the values of differences that were kept for long enough. */
    void sweep() {
        try {
            replays.forgetValues();
            replays.left(engine.schemas()).forEach(schema -> {
                log.info("Dropping {}, which a replay has left behind", schema);
                engine.drop(schema);
            });
        } catch (RuntimeException e) {
            log.warn("What replays leave behind is not cleared away; trying again: {}", e.toString());
        }
    }

    @Override
    public void start() {
        if (!enabled) {
            return;
        }
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(2, task -> {
            Thread thread = new Thread(task, "replay-clock");
            thread.setDaemon(true);
            return thread;
        });
        threads = new Threads(List.of(Lane.of(true), Lane.of(false)), clock);
        clock.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
        clock.scheduleWithFixedDelay(this::sweep, 0, SWEEP_SECONDS, TimeUnit.SECONDS);
        clock.scheduleWithFixedDelay(
                () -> running.forEach(Run::renew), RENEW_MILLIS, RENEW_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        Threads now = threads;
        threads = null;
        if (now == null) {
            return;
        }
        now.clock().shutdownNow();
        new ArrayList<>(running).forEach(Run::stop);
        for (Lane lane : now.lanes()) {
            lane.worker().shutdown();
        }
        for (Lane lane : now.lanes()) {
            try {
                if (!lane.worker().awaitTermination(5, TimeUnit.SECONDS)) {
                    log.warn("A replay does not end; another node goes on with it when its claim has run out");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }
}
