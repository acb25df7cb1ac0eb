package vn.vinhdanh.access.live;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.vinhdanh.access.account.LiveSessions;
import vn.vinhdanh.access.problem.HttpRefusal;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.eventstore.view.LogProgress;

/**
 * Tells open pages that a view has gone on. No thread belongs to a connection: once a second one looks how far the
 * views have come that anybody watches, and a few write to those for whom there is something, so that one slow reader
 * keeps nobody waiting.
 */
final class Changes implements SmartLifecycle {

    static final int MOST_OF_AN_ACCOUNT = 12;

    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
    private static final int MOST = 5_000;
    private static final int WRITERS = 4;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(30);

    /** Of those who sign in with each request there is no session that could end. */
    private static final Duration WITHOUT_SESSION = Duration.ofMinutes(5);

    private final ObjectProvider<LogProgress> progress;
    private final LiveSessions sessions;
    private final Duration heartbeat;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledExecutorService looking;
    private @Nullable ExecutorService writing;

    Changes(ObjectProvider<LogProgress> progress, LiveSessions sessions, Duration heartbeat) {
        this.progress = progress;
        this.sessions = sessions;
        this.heartbeat = heartbeat;
    }

    /**
     * @param seen up to which position the page shows the view; null for the present
     * @param session ends the connection with itself; null for a caller without one
     */
    SseEmitter open(String view, @Nullable Long seen, String account, @Nullable String session) {
        long position = progress.getObject().positionOf(view);
        if (position == 0) {
            throw Refusal.notFound("Không có khung nhìn này.", "There is no such view.");
        }
        Connection connection =
                new Connection(view, account, session, seen == null ? position : seen, System.nanoTime());
        synchronized (connections) {
            long ofAccount = connections.stream()
                    .filter(open -> open.account.equals(account))
                    .count();
            if (ofAccount >= MOST_OF_AN_ACCOUNT || connections.size() >= MOST) {
                throw HttpRefusal.tooManyRequests(TRY_AGAIN_AFTER);
            }
            connections.add(connection);
        }
        connection.emitter.onCompletion(() -> connections.remove(connection));
        connection.emitter.onTimeout(connection.emitter::complete);
        connection.emitter.onError(failure -> connections.remove(connection));
        connection.say(SseEmitter.event().comment("open"));
        return connection.emitter;
    }

    private void look() {
        try {
            if (connections.isEmpty()) {
                return;
            }
            Map<String, Long> positions = new HashMap<>();
            LogProgress log = progress.getObject();
            long now = System.nanoTime();
            for (Connection connection : List.copyOf(connections)) {
                long position = positions.computeIfAbsent(connection.view, log::positionOf);
                if (position > connection.seen || now - connection.heard >= heartbeat.toNanos()) {
                    write(connection, position);
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("Open pages are told a little later", e);
        }
    }

    private void write(Connection connection, long position) {
        ExecutorService writers = writing;
        if (writers != null && connection.busy.compareAndSet(false, true)) {
            writers.execute(() -> {
                try {
                    tell(connection, position);
                } catch (RuntimeException e) {
                    LOG.warn("An open page is told a little later", e);
                } finally {
                    connection.busy.set(false);
                }
            });
        }
    }

    private void tell(Connection connection, long position) {
        if (System.nanoTime() - connection.heard >= heartbeat.toNanos()) {
            connection.heard = System.nanoTime();
            String session = connection.session;
            if (session != null && !sessions.isLive(session)) {
                connection.emitter.complete();
                return;
            }
            connection.say(SseEmitter.event().comment("here"));
        }
        if (position > connection.seen) {
            connection.seen = position;
            connection.say(SseEmitter.event()
                    .name("changed")
                    .id(Long.toString(position))
                    .data(Long.toString(position)));
        }
    }

    @Override
    public void start() {
        writing = Executors.newFixedThreadPool(WRITERS, daemons("changes-write"));
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(daemons("changes-look"));
        clock.scheduleWithFixedDelay(this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        looking = clock;
    }

    /** Before the server waits for its last requests to end: these never would. */
    @Override
    public void stop() {
        ScheduledExecutorService clock = looking;
        ExecutorService writers = writing;
        if (clock != null && writers != null) {
            clock.shutdownNow();
            writers.shutdownNow();
        }
        looking = null;
        writing = null;
        connections.forEach(connection -> connection.emitter.complete());
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private final class Connection {

        private final String view;
        private final String account;
        private final @Nullable String session;
        private final SseEmitter emitter;
        private final AtomicBoolean busy = new AtomicBoolean();
        private volatile long seen;
        private volatile long heard;

        private Connection(String view, String account, @Nullable String session, long seen, long now) {
            this.view = view;
            this.account = account;
            this.session = session;
            this.seen = seen;
            this.heard = now;
            this.emitter = new SseEmitter(session == null ? WITHOUT_SESSION.toMillis() : 0L);
        }

        private void say(SseEmitter.SseEventBuilder event) {
            try {
                emitter.send(event);
            } catch (IOException | IllegalStateException e) {
                connections.remove(this); // they have gone, or it is over
            }
        }
    }
}
