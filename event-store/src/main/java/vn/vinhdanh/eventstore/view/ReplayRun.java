package vn.vinhdanh.eventstore.view;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** One run of a {@link ViewReplay}: it is told how far the run has come, and can stop it from another thread. */
public abstract class ReplayRun {

    private volatile boolean stopped;
    private @Nullable PreparedStatement running;

    /**
     * A page of the log has been folded.
     *
     * @param events how many there have been so far
     * @param position of the last of them
     */
    protected abstract void folded(long events, long position);

    /** A view is being compared, as soon as the running one has come far enough. */
    protected abstract void comparing(View view);

    /** A view is done. */
    protected abstract void compared(ViewVerdict verdict);

    /** Stops the run before long, whatever it is doing; it ends by a {@link CancellationException}. */
    public final void stop() {
        stopped = true;
        synchronized (this) {
            if (running != null) {
                try {
                    running.cancel();
                } catch (SQLException e) {
                    throw new IllegalStateException("The comparison does not let itself be stopped", e);
                }
            }
        }
    }

    final void goOn() {
        if (stopped || Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
        }
    }

    /** What asks the database something that may take long. */
    interface Asking<T> {

        T ask() throws SQLException;
    }

    final <T> T ask(PreparedStatement statement, Asking<T> asking) throws SQLException {
        synchronized (this) {
            goOn();
            running = statement;
        }
        try {
            return asking.ask();
        } catch (SQLException e) {
            goOn(); // stopped: that is why
            throw e;
        } finally {
            synchronized (this) {
                running = null;
            }
        }
    }
}
