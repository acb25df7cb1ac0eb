package vn.vinhdanh.eventstore.sealing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.axonframework.common.Registration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.vinhdanh.eventstore.LogTail;

/**
 * Seals the settled log: appends its events to the tree, in order, and signs a checkpoint at most once in an interval when
 * there is news. It comes after the commits and holds none of them up.
 *
 * <p>Any number of nodes may do this: whoever has the row of the head locked seals, the others find nothing to do. Leaves,
 * tiles and head are written by one transaction, so that a node may be killed anywhere: the next one goes on after the
 * last leaf. Before it signs, it makes sure that the tree still begins with the tree that was signed last: it never signs
 * two histories.
 */
public final class Sealing implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sealing.class);
    private static final int BATCH = 2_000;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final DataSource dataSource;
    private final @Nullable SealKey key;
    private final LongSupplier settled;
    private final Duration interval;
    private final @Nullable LogTail tail;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private boolean woken;
    private volatile boolean running;
    private volatile boolean stopping;
    private volatile @Nullable String problem;
    private @Nullable Thread thread;
    private @Nullable Registration registration;
    private @Nullable TileEdge edge; // as of the last commit of this node
    private @Nullable Checkpoint signed; // the last one that this node has seen

    /**
     * @param key null where this node does not seal
     * @param interval between two checkpoints, at least
     */
    public Sealing(LogTail tail, DataSource dataSource, @Nullable SealKey key, Duration interval) {
        this(dataSource, key, interval, tail::settled, tail);
    }

    /** @param settled tells up to which position the log no longer changes */
    public Sealing(
            DataSource dataSource,
            @Nullable SealKey key,
            Duration interval,
            LongSupplier settled,
            @Nullable LogTail tail) {
        this.dataSource = dataSource;
        this.key = key;
        this.interval = interval;
        this.settled = settled;
        this.tail = tail;
    }

    /** Whether this node has a key to seal with. */
    public boolean isEnabled() {
        return key != null;
    }

    /** Why nothing is sealed or signed at the moment; null where all is well. */
    public @Nullable String problem() {
        return problem;
    }

    /**
     * Seals what is settled now, and signs it where the last checkpoint is old enough.
     *
     * @return whether all that is sealed is signed too
     * @throws IllegalStateException where the tree does not begin with what was signed before
     */
    public synchronized boolean seal() {
        try {
            long upTo = settled.getAsLong();
            long last = System.nanoTime();
            while (sealBatch(upTo) && !stopping) {
                if (System.nanoTime() - last > interval.toNanos()) {
                    sign(); // a long way behind, the checkpoints follow as well
                    last = System.nanoTime();
                }
            }
            boolean all = sign();
            problem = null;
            return all;
        } catch (SQLException | RuntimeException e) {
            edge = null;
            problem = e.getMessage();
            throw e instanceof RuntimeException runtime
                    ? runtime
                    : new IllegalStateException("The log cannot be sealed", e);
        }
    }

    private interface Work<T> {
        @Nullable
        T on(SealTables tables) throws SQLException;
    }

    private <T> @Nullable T inTransaction(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(new SealTables(connection));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** Whether there is more. */
    private boolean sealBatch(long upTo) throws SQLException {
        TileEdge grown = inTransaction(tables -> {
            SealTables.Head head = tables.lockHead();
            if (head == null || head.position() >= upTo) {
                return null;
            }
            List<SealedEntry> events = tables.events(head.position(), upTo, BATCH);
            if (events.isEmpty()) {
                return null;
            }
            tables.relax();
            TileEdge known = edge;
            edge = null; // until it is committed
            TileEdge growing =
                    known != null && known.size() == head.size() ? known : new TileEdge(head.size(), tables::hashes);
            List<Long> positions = new ArrayList<>(events.size());
            List<byte[]> entries = new ArrayList<>(events.size());
            for (SealedEntry event : events) {
                byte[] entry = event.bytes();
                positions.add(event.position());
                entries.add(entry);
                growing.append(TreeHash.leaf(entry));
            }
            tables.addLeaves(head.size(), positions, entries);
            tables.keepTiles(growing.takeGrown());
            tables.moveHead(growing.size(), positions.get(positions.size() - 1));
            return growing;
        });
        if (grown == null) {
            return false;
        }
        edge = grown;
        return true;
    }

    /** Whether nothing is left to sign. */
    private boolean sign() throws SQLException {
        SealKey signer = key;
        if (signer == null) {
            throw new IllegalStateException("This node has no key to seal with");
        }
        AtomicBoolean all = new AtomicBoolean();
        Checkpoint latest = inTransaction(tables -> {
            SealTables.Head head = tables.lockHead();
            if (head == null) {
                return null;
            }
            SealTables.Kept kept = tables.lastCheckpoint();
            Checkpoint last = kept == null ? null : Checkpoint.of(SignedNote.parse(kept.note()));
            requireUnforgotten(last);
            if (last != null && last.size() > head.size()) {
                throw new IllegalStateException("A checkpoint of " + last.size() + " events was signed, but only "
                        + head.size() + " are sealed: the seals have been tampered with. Nothing is signed");
            }
            long before = last == null ? 0 : last.size();
            all.set(before == head.size());
            if (all.get() || !tables.isCheckpointDue(interval)) {
                return last;
            }
            MerkleTree.Nodes nodes = tables.nodes();
            if (last != null && !Arrays.equals(MerkleTree.root(nodes, last.size()), last.root())) {
                throw new IllegalStateException("The tree no longer begins with the " + last.size()
                        + " events that were signed: the seals have been tampered with. Nothing is signed");
            }
            Checkpoint next =
                    new Checkpoint(signer.verifier().name(), head.size(), MerkleTree.root(nodes, head.size()));
            tables.keepCheckpoint(next, new SignedNote(next.text(), List.of(signer.sign(next.text()))));
            all.set(true);
            return next;
        });
        if (latest != null) {
            signed = latest;
        }
        return all.get();
    }

    /** Somebody who takes the seals back to an earlier state must stop us all, not just make us forget. */
    private void requireUnforgotten(@Nullable Checkpoint last) {
        Checkpoint seen = signed;
        if (seen != null && (last == null || last.size() < seen.size())) {
            throw new IllegalStateException("The checkpoint of " + seen.size()
                    + " events is gone: the seals have been tampered with. Nothing is signed");
        }
    }

    // --- following the log ------------------------------------------------------------------------------------------

    private void follow() {
        while (running) {
            boolean all = false;
            try {
                all = seal();
            } catch (RuntimeException e) {
                if (running) {
                    log.error("The log is not sealed; trying again: {}", e.getMessage());
                }
            }
            // Once an interval: what is committed meanwhile is sealed and signed together.
            await(interval.toNanos(), false);
            if (all) {
                await(LOOK_AGAIN.toNanos(), true);
            }
        }
    }

    private void await(long nanos, boolean untilNews) {
        lock.lock();
        try {
            long left = nanos;
            while (running && left > 0 && !(untilNews && woken)) {
                left = news.awaitNanos(left);
            }
            if (untilNews) {
                woken = false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            woken = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public synchronized void start() {
        LogTail followed = tail;
        if (running || followed == null || key == null) {
            return;
        }
        running = true;
        stopping = false;
        registration = followed.onAdvance(this::wake);
        Thread started = new Thread(this::follow, "log-sealing");
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    @Override
    public void stop() {
        stopping = true;
        running = false;
        Registration registered = registration;
        if (registered != null) {
            registered.cancel();
        }
        wake();
        Thread stopped = thread;
        if (stopped != null) {
            try {
                stopped.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the log can be followed, and until it no longer is. */
    @Override
    public int getPhase() {
        return -50;
    }
}
