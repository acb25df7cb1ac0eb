package vn.vinhdanh.eventstore.view;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares the running rows of one table with replayed ones, version by version, by the database. Of the running ones,
 * versions from above the position are left out, and ends above it count as open: what the view did later is nothing that
 * a replay up to there knows.
 *
 * <p>Tables that hold the same are told by a fingerprint of each; only where those differ are their rows joined.
 */
final class Comparison<R extends Record> {

    private static final SecureRandom SEEDS = new SecureRandom();
    private static final int VALUE_LENGTH = 500;
    private static final String END = "valid_to";

    private final View view;
    private final Relation<R> running;
    private final Rows live;
    private final Rows replayed;
    private final List<String> key;
    private final List<String> values;

    /**
     * Rows that are compared.
     *
     * @param binder binds the parameters of the query and says which is the next one
     * @param analyzed the table of which the database has to know more before it joins them; null where it knows enough
     */
    record Rows(String query, Binder binder, @Nullable String analyzed) {

        Rows(String query, Binder binder) {
            this(query, binder, null);
        }

        interface Binder {

            int bind(Connection connection, PreparedStatement statement, int first) throws SQLException;
        }
    }

    Comparison(View view, Relation<R> running, Rows live, Rows replayed) {
        this.view = view;
        this.running = running;
        this.live = live;
        this.replayed = replayed;
        Columns<R> columns = running.table().columns();
        this.key = columns.key().stream().map(Columns.Column::name).toList();
        this.values = Stream.concat(
                        columns.all().stream().map(Columns.Column::name).filter(name -> !key.contains(name)),
                        Stream.of(END))
                .toList();
    }

    /** The running rows as of a position. */
    static Rows live(Relation<?> relation, long upTo, @Nullable String column, @Nullable String value) {
        String names = names(relation);
        return new Rows(
                "select " + names + ", valid_from, case when valid_to > ? then " + Table.OPEN
                        + " else valid_to end as valid_to from " + relation.name() + " where valid_from <= ?"
                        + (column == null ? "" : " and " + column + " = ?"),
                (connection, statement, first) -> {
                    statement.setLong(first, upTo);
                    statement.setLong(first + 1, upTo);
                    if (column == null) {
                        return first + 2;
                    }
                    statement.setString(first + 2, value);
                    return first + 3;
                });
    }

    /** All rows of a table that a replay has filled. */
    static Rows all(Relation<?> relation) {
        return new Rows(
                "select " + names(relation) + ", valid_from, valid_to from " + relation.name(),
                (connection, statement, first) -> first,
                relation.name());
    }

    static <R extends Record> Rows given(Relation<R> relation, List<Relation.Version<R>> versions) {
        return new Rows(
                relation.given(),
                (connection, statement, first) -> relation.bind(connection, statement, first, versions));
    }

    private static String names(Relation<?> relation) {
        return relation.table().columns().all().stream()
                .map(Columns.Column::name)
                .collect(Collectors.joining(", "));
    }

    /**
     * What differs in this table.
     *
     * @param differing how many versions altogether
     */
    record Result(long differing, List<ViewVerdict.Difference> differences) {}

    Result run(Connection connection, ReplayRun run) throws SQLException {
        long seed = newSeed();
        if (fingerprint(connection, run, running, live, seed)
                .equals(fingerprint(connection, run, running, replayed, seed))) {
            return new Result(0, List.of());
        }
        return differences(connection, run);
    }

    /** One that nobody could prepare rows for. */
    static long newSeed() {
        return SEEDS.nextLong();
    }

    /** Found by one scan. {@link AddedVersions} comes to the same, of the same versions. */
    static Fingerprint fingerprint(Connection connection, ReplayRun run, Relation<?> relation, Rows rows, long seed)
            throws SQLException {
        String hashed = relation.table().columns().all().stream()
                .map(Columns.Column::hashed)
                .collect(Collectors.joining(", "));
        try (PreparedStatement statement =
                connection.prepareStatement("select count(*), coalesce(sum(hash_record_extended(row(" + hashed
                        + ", c.valid_from, c.valid_to), ?)), 0) from (" + rows.query + ") c")) {
            statement.setLong(1, seed);
            rows.binder.bind(connection, statement, 2);
            return run.ask(statement, () -> {
                try (ResultSet fingerprint = statement.executeQuery()) {
                    fingerprint.next();
                    return new Fingerprint(
                            fingerprint.getLong(1), fingerprint.getBigDecimal(2).toBigIntegerExact());
                }
            });
        }
    }

    private Result differences(Connection connection, ReplayRun run) throws SQLException {
        if (replayed.analyzed != null) {
            try (PreparedStatement statement = connection.prepareStatement("analyze " + replayed.analyzed)) {
                run.ask(statement, statement::execute);
            }
        }
        List<ViewVerdict.Difference> found = new ArrayList<>();
        long[] counts = new long[3]; // differing, missing, added
        try (PreparedStatement statement = connection.prepareStatement(differing())) {
            replayed.binder.bind(connection, statement, live.binder.bind(connection, statement, 1));
            run.ask(statement, () -> {
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        for (int i = 0; i < counts.length; i++) {
                            counts[i] = rows.getLong(i + 1);
                        }
                        read(rows, found);
                    }
                }
                return counts;
            });
        }
        long more = count(connection, run, live) + counts[1] - counts[2] - count(connection, run, replayed);
        if (more != 0) {
            found.addAll(repeated(connection, run));
        }
        return new Result(counts[0] + Math.abs(more), touched(connection, run, found));
    }

    private String differing() {
        String sameKey = Stream.concat(key.stream(), Stream.of("valid_from"))
                .map(name -> "l." + name + " = r." + name)
                .collect(Collectors.joining(" and "));
        String differs = values.stream()
                .map(name -> "l." + name + " is distinct from r." + name)
                .collect(Collectors.joining(" or "));
        String keys = key.stream()
                .map(name -> "coalesce(l." + name + ", r." + name + ")::text")
                .collect(Collectors.joining(", "));
        String compared = values.stream()
                .map(name -> "l.%1$s is distinct from r.%1$s, left(l.%1$s::text, %2$d), left(r.%1$s::text, %2$d)"
                        .formatted(name, VALUE_LENGTH))
                .collect(Collectors.joining(", "));
        int first = 7;
        String order = IntStream.range(first, first + key.size())
                .mapToObj(i -> ", " + i)
                .collect(Collectors.joining());
        return "with live as (" + live.query + "), replayed as (" + replayed.query + ")"
                + " select count(*) over (), count(*) filter (where l.valid_from is null) over (),"
                + " count(*) filter (where r.valid_from is null) over (),"
                + " l.valid_from is null, r.valid_from is null, coalesce(l.valid_from, r.valid_from), " + keys + ", "
                + compared + " from live l full join replayed r on " + sameKey
                + " where l.valid_from is null or r.valid_from is null or " + differs + " order by 6" + order
                + " limit " + ViewVerdict.TOLD;
    }

    private void read(ResultSet rows, List<ViewVerdict.Difference> found) throws SQLException {
        boolean missing = rows.getBoolean(4);
        boolean added = rows.getBoolean(5);
        long version = rows.getLong(6);
        int at = 7;
        Map<String, String> row = new LinkedHashMap<>();
        for (String name : key) {
            row.put(name, rows.getString(at++));
        }
        if (missing || added) {
            found.add(difference(
                    missing ? ViewVerdict.Kind.MISSING : ViewVerdict.Kind.ADDED, row, version, null, null, null));
            return;
        }
        for (String name : values) {
            if (rows.getBoolean(at)) {
                found.add(difference(
                        ViewVerdict.Kind.CHANGED,
                        row,
                        version,
                        name,
                        end(name, rows.getString(at + 1)),
                        end(name, rows.getString(at + 2))));
            }
            at += 3;
        }
    }

    /** An open end is no number to show. */
    private static @Nullable String end(String column, @Nullable String value) {
        return column.equals(END) && Long.toString(Table.OPEN).equals(value) ? null : value;
    }

    private ViewVerdict.Difference difference(
            ViewVerdict.Kind kind,
            Map<String, String> row,
            long version,
            @Nullable String column,
            @Nullable String live,
            @Nullable String replayed) {
        return new ViewVerdict.Difference(
                view.name(), running.name(), kind, row, version, column, live, replayed, null);
    }

    private static long count(Connection connection, ReplayRun run, Rows rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select count(*) from (" + rows.query + ") c")) {
            rows.binder.bind(connection, statement, 1);
            return run.ask(statement, () -> {
                try (ResultSet count = statement.executeQuery()) {
                    count.next();
                    return count.getLong(1);
                }
            });
        }
    }

    /** A join does not see that the same version is there twice. */
    private List<ViewVerdict.Difference> repeated(Connection connection, ReplayRun run) throws SQLException {
        String keys = key.stream().map(name -> "l." + name).collect(Collectors.joining(", "));
        String texts = key.stream().map(name -> "l." + name + "::text").collect(Collectors.joining(", "));
        try (PreparedStatement statement = connection.prepareStatement("select l.valid_from, " + texts + " from ("
                + live.query + ") l group by l.valid_from, " + keys + " having count(*) > 1 order by 1 limit "
                + ViewVerdict.TOLD)) {
            live.binder.bind(connection, statement, 1);
            return run.ask(statement, () -> {
                List<ViewVerdict.Difference> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        Map<String, String> row = new LinkedHashMap<>();
                        for (String name : key) {
                            row.put(name, rows.getString(row.size() + 2));
                        }
                        found.add(difference(ViewVerdict.Kind.REPEATED, row, rows.getLong(1), null, null, null));
                    }
                }
                return found;
            });
        }
    }

    /** Finds the last events of the rows: those of the log, or for a row that it does not know, what the row claims. */
    private List<ViewVerdict.Difference> touched(
            Connection connection, ReplayRun run, List<ViewVerdict.Difference> found) throws SQLException {
        if (found.isEmpty()) {
            return found;
        }
        Set<Map<String, String>> rows =
                found.stream().map(ViewVerdict.Difference::row).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<Map<String, String>, Long> positions = new LinkedHashMap<>(last(connection, run, live, rows));
        positions.putAll(last(connection, run, replayed, rows));
        Map<Long, ViewVerdict.Touched> events = events(connection, positions.values());
        return found.stream()
                .map(each -> each.lastTouched(events.get(positions.get(each.row()))))
                .toList();
    }

    private Map<Map<String, String>, Long> last(
            Connection connection, ReplayRun run, Rows of, Set<Map<String, String>> rows) throws SQLException {
        String texts = key.stream().map(name -> "t." + name + "::text").collect(Collectors.joining(", "));
        String parameters = key.stream().map(name -> "?").collect(Collectors.joining(", "));
        String same = IntStream.range(0, key.size())
                .mapToObj(i -> "t." + key.get(i) + "::text = k.k" + i)
                .collect(Collectors.joining(" and "));
        String names = IntStream.range(0, key.size()).mapToObj(i -> "k" + i).collect(Collectors.joining(", "));
        String sql = "select max(greatest(t.valid_from, case when t.valid_to = " + Table.OPEN
                + " then 0 else t.valid_to end)), " + texts + " from (" + of.query + ") t join unnest(" + parameters
                + ") as k (" + names + ") on " + same + " group by " + texts;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = of.binder.bind(connection, statement, 1);
            for (String name : key) {
                statement.setArray(
                        at++,
                        connection.createArrayOf(
                                "text", rows.stream().map(row -> row.get(name)).toArray()));
            }
            return run.ask(statement, () -> {
                Map<Map<String, String>, Long> last = new LinkedHashMap<>();
                try (ResultSet found = statement.executeQuery()) {
                    while (found.next()) {
                        Map<String, String> row = new LinkedHashMap<>();
                        for (String name : key) {
                            row.put(name, found.getString(row.size() + 2));
                        }
                        last.put(row, found.getLong(1));
                    }
                }
                return last;
            });
        }
    }

    private static Map<Long, ViewVerdict.Touched> events(Connection connection, Iterable<Long> positions)
            throws SQLException {
        List<Long> those = new ArrayList<>();
        positions.forEach(those::add);
        Map<Long, ViewVerdict.Touched> events = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select global_index, payload_type, aggregate_identifier from events.domain_event"
                        + " where global_index = any (?)")) {
            statement.setArray(1, connection.createArrayOf("bigint", those.toArray()));
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    long position = found.getLong(1);
                    events.put(
                            position,
                            new ViewVerdict.Touched(position, simple(found.getString(2)), found.getString(3)));
                }
            }
        }
        return events;
    }

    /** A class by its name alone. */
    static String simple(String type) {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }
}
