package vn.vinhdanh.access.api;

import org.jspecify.annotations.Nullable;

/**
 * When a read is to be answered as of: an argument of the controller methods of every case, board, register and report.
 * {@code ?asOf=<instant>} and {@code ?position=<n>} ask for the past, {@code ?after=<n>} for a present that includes a
 * write.
 */
public final class ReadAt {

    private static final long OPEN = Long.MAX_VALUE;

    private final @Nullable Long position;
    private final @Nullable Long after;
    private final @Nullable Waiting waiting;

    ReadAt(@Nullable Long position, @Nullable Long after, Waiting waiting) {
        this.position = position;
        this.after = after;
        this.waiting = waiting;
    }

    private ReadAt(@Nullable Long position) {
        this.position = position;
        this.after = null;
        this.waiting = null;
    }

    /** As it is. */
    public static ReadAt now() {
        return new ReadAt((Long) null);
    }

    /** As it was when the log had reached that position. */
    public static ReadAt position(long position) {
        return new ReadAt(position);
    }

    /**
     * Waits until a view can answer; to be called before it is asked.
     *
     * @throws vn.vinhdanh.access.problem.HttpRefusal 503 after five seconds
     */
    public ReadAt await(String view) {
        Waiting patience = waiting;
        if (patience != null && after != null) {
            patience.until(after, view);
        }
        if (patience != null && position != null) {
            patience.until(position, view);
        }
        return this;
    }

    public boolean isPast() {
        return position != null;
    }

    /** The position asked for; null for the present. */
    public @Nullable Long position() {
        return position;
    }

    /** The SQL condition for the versions of rows that held then, such as {@code row.valid_to = 9223372036854775807}. */
    public String holds(String alias) {
        return position == null
                ? alias + ".valid_to = " + OPEN
                : "(" + alias + ".valid_from <= " + position + " and " + position + " < " + alias + ".valid_to)";
    }
}
