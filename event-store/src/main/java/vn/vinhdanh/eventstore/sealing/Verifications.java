package vn.vinhdanh.eventstore.sealing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.vinhdanh.events.Id;

/** Comparisons of the log with its seals that somebody asked for: done one after the other, and remembered. */
public final class Verifications implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Verifications.class);
    private static final long TELL_EVERY_NANOS = 500_000_000;
    private static final String ALIVE = "seen_at > clock_timestamp() - interval '2 minutes'";
    private static final String COLUMNS = "id, asked_by, asked_at, case when state in ('WAITING', 'RUNNING') and not "
            + ALIVE + " then 'FAILED' else state end, done, total, ended_at, problem, report::text";

    private final JdbcTemplate jdbc;
    private final Seals seals;
    private final JsonMapper json = JsonMapper.builder().build();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "log-verification");
        thread.setDaemon(true);
        return thread;
    });

    public Verifications(DataSource dataSource, Seals seals) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.seals = seals;
    }

    /** How a verification stands. One of which nothing has been heard for minutes has failed with its node. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * A verification.
     *
     * @param askedBy an account
     * @param done how many of the {@code total} events have been compared
     * @param problem why it failed
     * @param report what was found, once it is done
     */
    public record Job(
            String id,
            String askedBy,
            Instant askedAt,
            State state,
            long done,
            long total,
            @Nullable Instant endedAt,
            @Nullable String problem,
            Verification.@Nullable Report report) {}

    /** In the transaction of the caller; nothing happens before {@link #start}. */
    public String ask(String account) {
        String id = Id.next();
        jdbc.update("insert into events.seal_verification (id, asked_by) values (?, ?)", id, account);
        return id;
    }

    public Optional<Job> find(String id) {
        return jobs("where id = ?", id).stream().findFirst();
    }

    /** The newest ones first. */
    public List<Job> newest(int limit) {
        return jobs("order by asked_at desc limit ?", limit);
    }

    private List<Job> jobs(String which, Object... parameters) {
        return jdbc.query(
                "select " + COLUMNS + " from events.seal_verification " + which,
                (row, number) -> {
                    OffsetDateTime ended = row.getObject(7, OffsetDateTime.class);
                    String report = row.getString(9);
                    return new Job(
                            row.getString(1),
                            row.getString(2),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            State.valueOf(row.getString(4)),
                            row.getLong(5),
                            row.getLong(6),
                            ended == null ? null : ended.toInstant(),
                            row.getString(8),
                            report == null ? null : json.readValue(report, Verification.Report.class));
                },
                parameters);
    }

    /**
     * Begins it on this node. Asked twice, it is done once: whoever finds it waiting takes it.
     *
     * @param kept gives the checkpoints that were kept elsewhere
     */
    public void start(String id, Supplier<List<SignedNote>> kept) {
        worker.execute(() -> run(id, kept));
    }

    private void run(String id, Supplier<List<SignedNote>> kept) {
        int taken = jdbc.update(
                "update events.seal_verification set state = 'RUNNING', seen_at = clock_timestamp()"
                        + " where id = ? and state = 'WAITING'",
                id);
        if (taken == 0) {
            return;
        }
        try {
            AtomicLong told = new AtomicLong(System.nanoTime() - TELL_EVERY_NANOS);
            Verification.Report report = seals.verify(kept.get(), (done, total) -> {
                long now = System.nanoTime();
                if (now - told.get() >= TELL_EVERY_NANOS || done == total) {
                    told.set(now);
                    tell(id, done, total);
                }
            });
            if (!report.isGood()) {
                log.error(
                        "The log is not as it was sealed: {} findings, the first: {}",
                        report.damages(),
                        report.findings().get(0).sentence().en());
            }
            ended(id, State.DONE, null, json.writeValueAsString(report));
        } catch (RuntimeException e) {
            log.error("The log could not be verified", e);
            ended(id, State.FAILED, String.valueOf(e.getMessage()), null);
        }
    }

    private void tell(String id, long done, long total) {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("The program was stopped");
        }
        jdbc.update(
                "update events.seal_verification set done = ?, total = ?, seen_at = clock_timestamp() where id = ?",
                done,
                total,
                id);
    }

    private void ended(String id, State state, @Nullable String problem, @Nullable String report) {
        jdbc.update(
                "update events.seal_verification set state = ?, problem = ?, report = ?::json,"
                        + " ended_at = clock_timestamp() where id = ?",
                state.name(),
                problem,
                report,
                id);
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }
}
