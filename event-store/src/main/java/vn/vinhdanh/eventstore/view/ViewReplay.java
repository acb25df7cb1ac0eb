package vn.vinhdanh.eventstore.view;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.vinhdanh.eventstore.LogTail;
import vn.vinhdanh.eventstore.processing.Claims;

/**
 * Folds the log once more, up to a position, and says whether the running views hold what it gives. Running views are
 * read and never held up. Where they hold it, nothing is written at all; where they do not, tables of a schema that
 * belongs to the replay alone, without a write-ahead log and without an index, and gone at its end.
 *
 * <p>All views take part in one pass, so that the log is read and decoded once. Their open rows are in memory meanwhile.
 */
public final class ViewReplay {

    /** What the schemas of replays begin with. */
    public static final String SCHEMA = "replay_";

    private static final int PAGE = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final LogTail tail;
    private final Claims claims;
    private final DataSource dataSource;
    private final JdbcTemplate jdbc;

    /** @param claims for where the running views stand */
    public ViewReplay(LogTail tail, Claims claims, DataSource dataSource) {
        this.tail = tail;
        this.claims = claims;
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * Replays whole views. What they hold is kept nowhere: only its fingerprint is compared with the one of the running
     * rows. Views of which those differ are folded once more, into tables, to find by row and column what it is.
     *
     * @param schema the replay's own, for such tables: {@link #SCHEMA} and letters, digits or underscores
     * @param upTo a settled position
     * @throws java.util.concurrent.CancellationException where the run was stopped
     * @throws IllegalStateException where it cannot be done; the message says why
     */
    public void replay(String schema, List<View> views, long upTo, ReplayRun run) {
        if (!schema.matches(SCHEMA + "[a-z0-9_]{1,56}")) {
            throw new IllegalArgumentException("This cannot be the schema of a replay: " + schema);
        }
        run.goOn();
        long seed = Comparison.newSeed();
        Map<View, Printed> all = new LinkedHashMap<>();
        views.forEach(view -> all.put(view, new Printed(view, seed)));
        fold(all.values().stream().map(Printed::generation).toList(), upTo, run, run::folded);
        List<View> differing = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            for (Printed each : all.values()) {
                run.comparing(each.view);
                awaitRunning(each.view, upTo, run);
                if (each.isWhatRuns(connection, upTo, run)) {
                    run.compared(verdict(
                            each.view, each.versions(), 0, List.of(), faults(each.view, each.generation, upTo)));
                } else {
                    differing.add(each.view);
                }
            }
        } catch (SQLException e) {
            throw cannotBeDone(e);
        }
        all.clear();
        if (!differing.isEmpty()) {
            tellDifferences(schema, differing, upTo, run);
        }
    }

    private static IllegalStateException cannotBeDone(SQLException e) {
        return new IllegalStateException("The replay cannot be done: " + e.getMessage(), e);
    }

    /** One view of which only the fingerprints are kept. */
    private static final class Printed {

        private final View view;
        private final long seed;
        private final Map<Table<?>, AddedVersions<?>> versions = new LinkedHashMap<>();
        private final Generation generation;

        Printed(View view, long seed) {
            this.view = view;
            this.seed = seed;
            this.generation = new Generation(view, table -> {
                AddedVersions<?> added = new AddedVersions<>(table, seed);
                versions.put(table, added);
                return added;
            });
        }

        Generation generation() {
            return generation;
        }

        long versions() {
            return versions.values().stream()
                    .mapToLong(added -> added.fingerprint().versions())
                    .sum();
        }

        boolean isWhatRuns(Connection connection, long upTo, ReplayRun run) throws SQLException {
            for (Map.Entry<Table<?>, AddedVersions<?>> each : versions.entrySet()) {
                Relation<?> running = Relation.of(view, each.getKey(), "");
                Comparison.Rows live = Comparison.live(running, upTo, null, null);
                if (!Comparison.fingerprint(connection, run, running, live, seed)
                        .equals(each.getValue().fingerprint())) {
                    return false;
                }
            }
            return true;
        }
    }

    private void tellDifferences(String schema, List<View> views, long upTo, ReplayRun run) {
        drop(schema);
        jdbc.execute("create schema " + schema);
        try (Connection connection = dataSource.getConnection()) {
            List<Shadow> shadows = new ArrayList<>();
            for (View view : views) {
                Shadow shadow = new Shadow(schema, view);
                for (String statement : shadow.creating()) {
                    execute(connection, statement, run);
                }
                shadows.add(shadow);
            }
            try (Copier copy = new Copier(connection)) {
                shadows.forEach(shadow -> shadow.foldInto(copy));
                fold(shadows.stream().map(Shadow::generation).toList(), upTo, run, (events, position) -> {});
                copy.finish();
            }
            for (Shadow shadow : shadows) {
                compare(connection, shadow, upTo, run);
            }
        } catch (SQLException e) {
            throw cannotBeDone(e);
        } finally {
            drop(schema);
        }
    }

    /** What a replay that was killed has left behind. */
    public List<String> schemas() {
        return jdbc.queryForList(
                "select nspname from pg_namespace where starts_with(nspname, ?) order by nspname",
                String.class,
                SCHEMA);
    }

    /** Drops the schema of a replay with everything in it; nothing where there is none. */
    public void drop(String schema) {
        if (!schema.startsWith(SCHEMA)) {
            throw new IllegalArgumentException("This is no schema of a replay: " + schema);
        }
        jdbc.execute("drop schema if exists " + schema + " cascade");
    }

    /** One view with its tables in the schema of the replay. */
    private final class Shadow {

        private final View view;
        private final Map<Table<?>, Relation<?>> relations = new LinkedHashMap<>();
        private final List<CopiedVersions<?>> versions = new ArrayList<>();
        private @Nullable Generation generation;

        Shadow(String schema, View view) {
            this.view = view;
            view.tables().forEach(table -> relations.put(table, Relation.shadow(schema, view, table)));
        }

        void foldInto(Copier copy) {
            generation = new Generation(view, table -> {
                CopiedVersions<?> copied = new CopiedVersions<>(copy, Objects.requireNonNull(relations.get(table)));
                versions.add(copied);
                return copied;
            });
        }

        Generation generation() {
            return Objects.requireNonNull(generation);
        }

        List<String> creating() {
            return relations.entrySet().stream()
                    .map(each -> "create unlogged table " + each.getValue().name() + " as select "
                            + each.getKey().columns().all().stream()
                                    .map(Columns.Column::name)
                                    .collect(Collectors.joining(", "))
                            + ", valid_from, valid_to from "
                            + Relation.of(view, each.getKey(), "").name() + " with no data")
                    .toList();
        }
    }

    /** Even making a table waits where somebody has locked the one that it is to be like. */
    private static void execute(Connection connection, String sql, ReplayRun run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            run.ask(statement, statement::execute);
        }
    }

    /** Who is told how far it has come: how many events, and the position of the last one. */
    private interface Folded {

        void folded(long events, long position);
    }

    /** One pass over the log. Views know nothing of each other, so they take in the same page side by side. */
    private void fold(List<Generation> generations, long upTo, ReplayRun run, Folded told) {
        long count = 0;
        List<View> views = generations.stream().map(Generation::view).toList();
        try (PagesAhead pages = new PagesAhead(tail, views, upTo);
                SideBySide folding = new SideBySide(generations.size())) {
            List<TrackedEventMessage<?>> events = pages.next();
            while (!events.isEmpty()) {
                List<TrackedEventMessage<?>> page = events;
                folding.each(generations, generation -> generation.fold(page));
                count += events.size();
                run.goOn();
                told.folded(count, FoldedEvent.positionOf(events.get(events.size() - 1)));
                events = pages.next();
            }
            folding.each(generations, Generation::writeAll);
        }
    }

    private void compare(Connection connection, Shadow shadow, long upTo, ReplayRun run) throws SQLException {
        View view = shadow.view;
        List<ViewVerdict.Difference> differences = new ArrayList<>();
        long differing = 0;
        for (Map.Entry<Table<?>, Relation<?>> each : shadow.relations.entrySet()) {
            Relation<?> running = Relation.of(view, each.getKey(), "");
            Comparison.Result result = new Comparison<>(
                            view, running, Comparison.live(running, upTo, null, null), Comparison.all(each.getValue()))
                    .run(connection, run);
            differing += result.differing();
            differences.addAll(result.differences());
        }
        long versions =
                shadow.versions.stream().mapToLong(CopiedVersions::count).sum();
        run.compared(verdict(view, versions, differing, differences, faults(view, shadow.generation(), upTo)));
    }

    private static ViewVerdict verdict(
            View view,
            long versions,
            long differing,
            List<ViewVerdict.Difference> differences,
            List<ViewVerdict.Fault> faults) {
        return new ViewVerdict(
                view.name(),
                versions,
                differing,
                differences.stream()
                        .sorted(Comparator.comparingLong(ViewVerdict.Difference::version))
                        .limit(ViewVerdict.TOLD)
                        .toList(),
                faults);
    }

    /** The running view has to have passed the position, or rows would be missing that are only late. */
    private void awaitRunning(View view, long upTo, ReplayRun run) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            run.goOn();
            Claims.Progress progress = claims.all().get(view.name());
            long position = progress == null ? 0 : progress.position();
            if (position >= upTo) {
                return;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("%s stands at %d and has not reached %d. Is it being processed?"
                        .formatted(view.name(), position, upTo));
            }
            try {
                Thread.sleep(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private List<ViewVerdict.Fault> faults(View view, Generation generation, long upTo) {
        Map<Long, String> replayed = new HashMap<>();
        generation
                .faults()
                .forEach(fault ->
                        replayed.put(fault.event().position(), fault.event().typeName()));
        return faults(view, replayed, upTo);
    }

    private List<ViewVerdict.Fault> faults(View view, Map<Long, String> replayed, long upTo) {
        Map<Long, String> live = new HashMap<>();
        jdbc.query(
                "select position, event_type from " + view.schema() + ".view_fault where view = ? and position <= ?",
                row -> {
                    live.put(row.getLong(1), row.getString(2));
                },
                view.name(),
                upTo);
        Map<Long, String> all = new TreeMap<>(replayed);
        all.putAll(live);
        List<ViewVerdict.Fault> faults = new ArrayList<>();
        all.forEach((position, type) -> faults.add(new ViewVerdict.Fault(
                view.name(),
                position,
                Comparison.simple(type),
                live.containsKey(position),
                replayed.containsKey(position))));
        return faults;
    }

    // --- one thing alone --------------------------------------------------------------------------------------------

    /** Replays the rows of one thing, in memory and from its own events. */
    public void replay(ReplaySubject subject, List<View> views, long upTo, ReplayRun run) {
        run.goOn();
        try (Connection connection = dataSource.getConnection()) {
            List<View> concerned = views.stream().filter(subject::concerns).toList();
            for (View view : concerned) {
                awaitRunning(view, upTo, run);
            }
            Map<View, Kept> kept = new LinkedHashMap<>();
            concerned.forEach(view -> kept.put(view, new Kept(view, subject)));
            fold(kept, streams(connection, subject, concerned, upTo), upTo, run);
            for (Kept each : kept.values()) {
                run.comparing(each.view);
                run.compared(each.compare(connection, upTo, run));
            }
        } catch (SQLException e) {
            throw cannotBeDone(e);
        }
    }

    /** The streams that tell of the subject, and those that touched its running rows. */
    private static Set<String> streams(Connection connection, ReplaySubject subject, List<View> views, long upTo)
            throws SQLException {
        Set<Long> positions = new HashSet<>();
        for (View view : views) {
            for (Table<?> table : view.tables()) {
                Columns<?>.Column column = subject.column(table);
                if (column == null) {
                    continue;
                }
                try (PreparedStatement statement = connection.prepareStatement("select valid_from, valid_to from "
                        + Relation.of(view, table, "").name() + " where " + column.name() + " = ?")) {
                    statement.setString(1, subject.value());
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            positions.add(rows.getLong(1));
                            positions.add(rows.getLong(2));
                        }
                    }
                }
            }
        }
        positions.removeIf(position -> position > upTo);
        Set<String> streams = new HashSet<>(subject.aggregates());
        try (PreparedStatement statement = connection.prepareStatement(
                "select distinct aggregate_identifier from" + " events.domain_event where global_index = any (?)")) {
            statement.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    streams.add(rows.getString(1));
                }
            }
        }
        return streams;
    }

    private void fold(Map<View, Kept> kept, Set<String> streams, long upTo, ReplayRun run) {
        long count = 0;
        long position = 0;
        while (true) {
            run.goOn();
            List<TrackedEventMessage<?>> events = tail.scanOf(streams, position, upTo, PAGE);
            if (events.isEmpty()) {
                break;
            }
            for (TrackedEventMessage<?> event : events) {
                kept.forEach((view, its) -> {
                    if (view.handles(event.getPayloadType())) {
                        its.fold(event);
                    }
                });
            }
            count += events.size();
            position = FoldedEvent.positionOf(events.get(events.size() - 1));
            run.folded(count, position);
        }
        kept.values().forEach(each -> each.generation.writeAll());
    }

    /** The rows of the subject in one view. */
    private final class Kept {

        private final View view;
        private final ReplaySubject subject;
        private final List<KeptTable<?>> tables = new ArrayList<>();
        private final Generation generation;
        private final Set<Long> positions = new HashSet<>();

        Kept(View view, ReplaySubject subject) {
            this.view = view;
            this.subject = subject;
            this.generation = new Generation(view, table -> {
                KeptTable<?> its = new KeptTable<>(view, table, subject);
                tables.add(its);
                return its.versions;
            });
        }

        void fold(TrackedEventMessage<?> event) {
            positions.add(FoldedEvent.positionOf(event));
            generation.fold(event);
        }

        ViewVerdict compare(Connection connection, long upTo, ReplayRun run) throws SQLException {
            List<ViewVerdict.Difference> differences = new ArrayList<>();
            long versions = 0;
            long differing = 0;
            for (KeptTable<?> table : tables) {
                Comparison.Result result = table.compare(connection, subject, upTo, run);
                versions += table.versions.kept().size();
                differing += result.differing();
                differences.addAll(result.differences());
            }
            return verdict(
                    view,
                    versions,
                    differing,
                    differences,
                    faults(view, generation, upTo).stream()
                            .filter(fault -> positions.contains(fault.position()))
                            .toList());
        }
    }

    private static final class KeptTable<R extends Record> {

        private final View view;
        private final Relation<R> running;
        private final Columns<R>.@Nullable Column column;
        private final KeptVersions<R> versions;

        KeptTable(View view, Table<R> table, ReplaySubject subject) {
            this.view = view;
            this.running = Relation.of(view, table, "");
            Columns<R>.@Nullable Column named = subject.column(table);
            this.column = named;
            this.versions =
                    new KeptVersions<>(row -> named != null && subject.value().equals(named.storedOf(row)));
        }

        Comparison.Result compare(Connection connection, ReplaySubject subject, long upTo, ReplayRun run)
                throws SQLException {
            return column == null
                    ? new Comparison.Result(0, List.of())
                    : new Comparison<>(
                                    view,
                                    running,
                                    Comparison.live(running, upTo, column.name(), subject.value()),
                                    Comparison.given(running, versions.kept()))
                            .run(connection, run);
        }
    }
}
