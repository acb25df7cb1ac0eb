package vn.vinhdanh.audit.read.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.approval.read.ViewJson;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.eventstore.PersonKeys;
import vn.vinhdanh.eventstore.view.ViewVerdict;

/** The replays that have been asked for, which node runs which, and what came of them. */
@Component
class Replays {

    private static final int MOST_WAITING = 10;
    private static final TypeReference<List<ViewVerdict>> VERDICTS = new TypeReference<>() {};
    private static final TypeReference<List<ViewVerdict.Difference>> DIFFERENCES = new TypeReference<>() {};
    private static final TypeReference<List<Values>> VALUES = new TypeReference<>() {};

    /** A claim that was not renewed for so long is void. */
    private static final String VOID = "claimed_at < clock_timestamp() - interval '10 seconds'";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PersonKeys keys;
    private final Duration valuesKept;

    Replays(
            JdbcClient jdbc,
            @Qualifier("jdbcTransactionManager") JdbcTransactionManager transactions,
            PersonKeys keys,
            @Value("${vinhdanh.replay.values-kept:24h}") Duration valuesKept) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.keys = keys;
        this.valuesKept = valuesKept;
    }

    /** What differs, apart from where. */
    private record Values(@Nullable String live, @Nullable String replayed) {}

    /**
     * In the transaction of the caller; nothing happens before a node looks.
     *
     * @throws Refusal STATE where too many wait already
     */
    String ask(ReplayScope scope, long upTo, int views, SignedIn who) {
        int waiting = jdbc.sql("select count(*) from approval.replay where state = 'WAITING'")
                .query(Integer.class)
                .single();
        if (waiting >= MOST_WAITING) {
            throw Refusal.state(Defect.of(
                    "TOO_MANY_REPLAYS",
                    "Đã có %d lần dựng lại đang chờ; hãy đợi hoặc huỷ bớt.".formatted(waiting),
                    "%d replays are waiting already; wait for them, or cancel some.".formatted(waiting)));
        }
        String id = Id.next();
        jdbc.sql("insert into approval.replay (id, scope, up_to, views, asked_by)"
                        + " values (:id, :scope, :upTo, :views, :by)")
                .param("id", id)
                .param("scope", scope.toString())
                .param("upTo", upTo)
                .param("views", views)
                .param("by", who.person().value())
                .update();
        return id;
    }

    Optional<Replay> find(String id) {
        return jdbc.sql("select * from approval.replay where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** The newest first, without their differences. */
    List<Replay> list(@Nullable String before, int limit) {
        return jdbc.sql(
                        "select id, scope, up_to, asked_by, asked_at, state, cancel_asked, attempt, started_at, ended_at,"
                                + " problem, phase, events, position, rate, seconds_left, views, verdicts, '[]' as differences,"
                                + " null as differing from approval.replay where :before::text is null or id < :before"
                                + " order by id desc limit :limit")
                .param("before", before)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /**
     * Asks for a replay to end.
     *
     * @return false where it has ended otherwise
     */
    boolean cancel(String id) {
        jdbc.sql("update approval.replay set cancel_asked = true, ended_at ="
                        + " case when state = 'WAITING' then clock_timestamp() end,"
                        + " state = case when state = 'WAITING' then 'CANCELLED' else state end"
                        + " where id = :id and state in ('WAITING', 'RUNNING')")
                .param("id", id)
                .update();
        return jdbc.sql("select state in ('RUNNING', 'CANCELLED') from approval.replay where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    // ---- for the node that runs one

    /**
     * Takes the next one that nobody runs, if there is one: of the whole ones only where no node runs another.
     *
     * @param node under which name this node claims; what runs under it is known to run no more
     */
    Optional<Replay> claim(String node, boolean whole) {
        String kind = whole ? " not like 'NOMINATION:%'" : " like 'NOMINATION:%'";
        return transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('approval.replay', 0))")
                    .query((row, number) -> "")
                    .list();
            return jdbc.sql("update approval.replay set state = 'RUNNING', owner = :node,"
                            + " claimed_at = clock_timestamp(), attempt = attempt + 1, events = 0, position = 0, rate = 0,"
                            + " seconds_left = null, phase = 'FOLDING',"
                            + " started_at = coalesce(started_at, clock_timestamp()) where id = ("
                            + "select r.id from approval.replay r where r.scope" + kind
                            + " and (r.state = 'WAITING' or r.state = 'RUNNING' and (r.owner is null"
                            + " or r.owner = :node or r." + VOID + "))"
                            + (whole
                                    ? " and not exists (select 1 from approval.replay o where o.scope" + kind
                                            + " and o.state = 'RUNNING' and o.owner <> :node and not o." + VOID + ")"
                                    : "")
                            + " order by (r.state = 'RUNNING') desc, r.asked_at, r.id limit 1) returning *")
                    .param("node", node)
                    .query(this::read)
                    .optional();
        });
    }

    /** What this node's run of a replay has come to. */
    record Progress(
            Replay.Phase phase,
            long events,
            long position,
            long rate,
            @Nullable Long secondsLeft) {}

    enum Standing {
        MINE,
        TO_BE_CANCELLED,
        LOST
    }

    /** Renews a claim, says how far the run has come, and hears how it stands. */
    Standing renew(Replay replay, String node, Progress progress) {
        return jdbc.sql("update approval.replay set claimed_at = clock_timestamp(), phase = :phase, events = :events,"
                        + " position = :position, rate = :rate, seconds_left = :left" + MINE
                        + " returning cancel_asked")
                .param("phase", progress.phase().name())
                .param("events", progress.events())
                .param("position", progress.position())
                .param("rate", progress.rate())
                .param("left", progress.secondsLeft())
                .param("id", replay.id())
                .param("node", node)
                .param("attempt", replay.attempt())
                .query(Boolean.class)
                .optional()
                .map(cancelled -> cancelled ? Standing.TO_BE_CANCELLED : Standing.MINE)
                .orElse(Standing.LOST);
    }

    private static final String MINE = " where id = :id and owner = :node and attempt = :attempt and state = 'RUNNING'";

    /** Remembers the verdict on a view, which need not be done again. */
    void compared(Replay replay, String node, ViewVerdict verdict) {
        transaction.executeWithoutResult(status -> find(replay.id()).ifPresent(stored -> {
            List<ViewVerdict> verdicts = new ArrayList<>(stored.verdicts());
            verdicts.add(new ViewVerdict(
                    verdict.view(), verdict.versions(), verdict.differing(), List.of(), verdict.faults()));
            List<ViewVerdict.Difference> differences = Stream.concat(
                            stored.differences().stream(), verdict.differences().stream())
                    .sorted(Comparator.comparingLong(ViewVerdict.Difference::version))
                    .limit(ViewVerdict.TOLD)
                    .toList();
            jdbc.sql("update approval.replay set verdicts = :verdicts::jsonb, differences = :differences::jsonb,"
                            + " differing = :differing::jsonb" + MINE)
                    .param("verdicts", ViewJson.write(verdicts))
                    .param(
                            "differences",
                            ViewJson.write(differences.stream()
                                    .map(ViewVerdict.Difference::withoutValues)
                                    .toList()))
                    .param(
                            "differing",
                            differences.isEmpty()
                                    ? null
                                    : ViewJson.write(differences.stream()
                                            .map(each -> new Values(each.live(), each.replayed()))
                                            .toList()))
                    .param("id", replay.id())
                    .param("node", node)
                    .param("attempt", replay.attempt())
                    .update();
        }));
    }

    void ended(Replay replay, String node, Replay.State state, Progress last, @Nullable String problem) {
        jdbc.sql("update approval.replay set state = :state, problem = :problem, ended_at = clock_timestamp(),"
                        + " phase = null, seconds_left = null, owner = null, events = :events, position = :position,"
                        + " rate = :rate" + MINE)
                .param("state", state.name())
                .param("problem", problem)
                .param("events", last.events())
                .param("position", last.position())
                .param("rate", last.rate())
                .param("id", replay.id())
                .param("node", node)
                .param("attempt", replay.attempt())
                .update();
    }

    /** Lets another node go on at once. */
    void release(Replay replay, String node) {
        jdbc.sql("update approval.replay set owner = null, claimed_at = null" + MINE)
                .param("id", replay.id())
                .param("node", node)
                .param("attempt", replay.attempt())
                .update();
    }

    /** Each attempt has a schema of its own, so that one that was taken over while it slept meets nobody's tables. */
    static String schemaOf(String id, int attempt) {
        return "replay_" + id.replace("-", "") + "_" + attempt;
    }

    /** Of these schemas, those that belong to no attempt that is running. */
    List<String> left(List<String> schemas) {
        List<String> running = jdbc.sql("select id, attempt from approval.replay where state = 'RUNNING'")
                .query((row, number) -> schemaOf(row.getString(1), row.getInt(2)))
                .list();
        return schemas.stream().filter(schema -> !running.contains(schema)).toList();
    }

    /** Forgets the values of differences that have been kept for long enough. */
    void forgetValues() {
        Instant since = erasedAt();
        jdbc.sql(
                        "update approval.replay set differing = null where differing is not null and state <> 'RUNNING'"
                                + " and (ended_at < clock_timestamp() - :seconds * interval '1 second' or started_at <= :since)")
                .param("seconds", valuesKept.toSeconds())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Instant erasedAt() {
        return keys.lastErased().orElse(Instant.EPOCH);
    }

    private Replay read(ResultSet row, int number) throws SQLException {
        Instant started = instant(row, "started_at");
        String phase = row.getString("phase");
        long left = row.getLong("seconds_left");
        boolean known = !row.wasNull();
        List<ViewVerdict.Difference> differences = ViewJson.read(row.getString("differences"), DIFFERENCES);
        String spelled = row.getString("differing");
        boolean kept = spelled != null && started != null && started.isAfter(erasedAt());
        if (spelled != null && kept) {
            differences = together(differences, ViewJson.read(spelled, VALUES));
        }
        return new Replay(
                row.getString("id"),
                ReplayScope.parse(row.getString("scope")),
                row.getLong("up_to"),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                Replay.State.valueOf(row.getString("state")),
                row.getBoolean("cancel_asked"),
                row.getInt("attempt"),
                started,
                instant(row, "ended_at"),
                row.getString("problem"),
                phase == null ? null : Replay.Phase.valueOf(phase),
                row.getLong("events"),
                row.getLong("position"),
                row.getLong("rate"),
                known ? left : null,
                row.getInt("views"),
                ViewJson.read(row.getString("verdicts"), VERDICTS),
                differences,
                kept);
    }

    private static List<ViewVerdict.Difference> together(
            List<ViewVerdict.Difference> differences, List<Values> values) {
        List<ViewVerdict.Difference> all = new ArrayList<>();
        for (int i = 0; i < differences.size(); i++) {
            all.add(differences
                    .get(i)
                    .withValues(values.get(i).live(), values.get(i).replayed()));
        }
        return all;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
