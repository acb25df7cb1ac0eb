package vn.vinhdanh.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells other nodes that events were committed, and listens for theirs. A NOTIFY inside the writing transaction would
 * make commits wait for each other; so it is sent afterwards, on another connection, and at most once in a few
 * milliseconds. Where it fails, the others still look by themselves.
 */
final class Wakeups {

    private static final Logger log = LoggerFactory.getLogger(Wakeups.class);
    private static final String CHANNEL = "vinhdanh_events";
    private static final long AT_MOST_EVERY_NANOS = 10_000_000;
    private static final int LISTEN_MILLIS = 100;

    private final DataSource dataSource;
    private final String node;
    private final boolean tells;
    private final AtomicBoolean toTell = new AtomicBoolean();
    private Runnable onNews = () -> {};
    private volatile boolean running;
    private @Nullable Thread teller;
    private @Nullable Thread listener;

    /**
     * @param node so that a node does not wake itself twice
     * @param tells whether this node tells others at all
     */
    Wakeups(DataSource dataSource, String node, boolean tells) {
        this.tells = tells;
        this.dataSource = dataSource;
        this.node = node;
    }

    void onNews(Runnable listener) {
        this.onNews = listener;
    }

    void tellOthers() {
        Thread thread = teller;
        if (tells && thread != null && toTell.compareAndSet(false, true)) {
            LockSupport.unpark(thread);
        }
    }

    void start() {
        running = true;
        teller = daemon("log-notify", this::tell);
        listener = daemon("log-listen", this::listen);
    }

    void stop() {
        running = false;
        Thread telling = teller;
        Thread listening = listener;
        if (telling != null && listening != null) {
            LockSupport.unpark(telling);
            LogTail.join(telling);
            LogTail.join(listening);
        }
        teller = null;
        listener = null;
    }

    private static Thread daemon(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void tell() {
        while (running) {
            if (toTell.compareAndSet(true, false)) {
                // Not waiting for the disk: a wake-up that is lost with a crashed server is no loss.
                try (Connection connection = dataSource.getConnection();
                        PreparedStatement statement = connection.prepareStatement(
                                "select set_config('synchronous_commit', 'off', true), pg_notify(?, ?)")) {
                    statement.setString(1, CHANNEL);
                    statement.setString(2, node);
                    statement.execute();
                } catch (SQLException e) {
                    log.debug("Other nodes are not told of news: {}", e.toString());
                }
                LockSupport.parkNanos(AT_MOST_EVERY_NANOS);
            } else {
                LockSupport.park(this);
            }
        }
    }

    private void listen() {
        while (running) {
            try (Connection connection = dataSource.getConnection()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("listen " + CHANNEL);
                }
                onNews.run(); // what was missed while not listening
                PGConnection notifications = connection.unwrap(PGConnection.class);
                while (running) {
                    PGNotification[] received = notifications.getNotifications(LISTEN_MILLIS);
                    for (PGNotification notification : received == null ? new PGNotification[0] : received) {
                        if (!notification.getParameter().equals(node)) {
                            onNews.run();
                            break;
                        }
                    }
                }
                try (Statement statement = connection.createStatement()) {
                    statement.execute("unlisten *");
                }
            } catch (SQLException e) {
                if (running) {
                    log.debug("Not listening for other nodes: {}", e.toString());
                    LockSupport.parkNanos(1_000_000_000);
                }
            }
        }
    }
}
