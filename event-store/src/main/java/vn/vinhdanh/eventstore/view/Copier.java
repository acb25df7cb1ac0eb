package vn.vinhdanh.eventstore.view;

import java.io.IOException;
import java.io.Reader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Copies text into tables by a thread of its own, while the next one is folded. */
final class Copier implements AutoCloseable {

    private static final int AHEAD = 4;

    private final CopyManager copy;
    private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(AHEAD);
    private final Thread writer;
    private volatile @Nullable RuntimeException failure;

    private record Piece(@Nullable Relation<?> relation, CharSequence text) {}

    private static final Piece END = new Piece(null, "");

    /** @param connection which nobody else uses until this is closed or {@link #finish() finished} */
    Copier(Connection connection) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI();
        this.writer = new Thread(this::write, "view-copier");
        writer.setDaemon(true);
        writer.setPriority(Thread.currentThread().getPriority());
        writer.start();
    }

    /** @throws IllegalStateException where this text or an earlier one cannot be written */
    void copy(Relation<?> relation, CharSequence text) {
        put(new Piece(relation, text));
    }

    /** Returns when everything has been written. */
    void finish() {
        put(END);
        join();
        throwFailure();
    }

    private void put(Piece piece) {
        throwFailure();
        try {
            pieces.put(piece);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    private void throwFailure() {
        RuntimeException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    private void write() {
        try {
            for (Piece piece = pieces.take(); piece.relation != null; piece = pieces.take()) {
                if (failure == null) { // or whoever folds would wait for room
                    write(piece.relation, piece.text);
                }
            }
        } catch (InterruptedException e) {
            failure = new CancellationException();
        }
    }

    private void write(Relation<?> relation, CharSequence text) {
        try {
            copy.copyIn(relation.copyStatement(), new TextReader(text));
        } catch (SQLException | IOException | RuntimeException e) {
            failure = new IllegalStateException("The rows of " + relation.name() + " cannot be written", e);
        }
    }

    private void join() {
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        writer.interrupt();
        join();
    }

    /** Reads text without another copy of it. */
    private static final class TextReader extends Reader {

        private final CharSequence text;
        private int at;

        TextReader(CharSequence text) {
            this.text = text;
        }

        @Override
        public int read(char[] into, int offset, int length) {
            int count = Math.min(length, text.length() - at);
            if (count <= 0) {
                return -1;
            }
            if (text instanceof StringBuilder builder) {
                builder.getChars(at, at + count, into, offset);
            } else {
                text.toString().getChars(at, at + count, into, offset);
            }
            at += count;
            return count;
        }

        @Override
        public void close() {
            // nothing to let go
        }
    }
}
