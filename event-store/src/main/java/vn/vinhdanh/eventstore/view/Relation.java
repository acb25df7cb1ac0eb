package vn.vinhdanh.eventstore.view;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.PersonId;

/**
 * Where the rows of one table are kept: the table itself, the partition of one level, or the next generation of either.
 * Values travel as one array for each column, so that a statement is the same for any number of rows.
 */
final class Relation<R extends Record> {

    /** What a generation that is being built is called until it is swapped in. */
    static final String NEXT = "__next";

    private static final String OPEN = Table.OPEN + "::bigint";

    /** Statistics serve until a table has so many times the rows. */
    private static final int GROWTH = 4;

    private final Table<R> table;
    private final String name;
    private final String select;
    private final String close;
    private final String given;
    private final String insert;
    private final String copy;
    private long inserted;
    private long countAgainAt = 1_000;

    private Relation(Table<R> table, String name) {
        this.table = table;
        this.name = name;
        Columns<R> columns = table.columns();
        String all = columns.all().stream().map(Columns.Column::name).collect(Collectors.joining(", "));
        String keys = columns.key().stream().map(Columns.Column::name).collect(Collectors.joining(", "));
        String sameKey = columns.key().stream()
                .map(column -> "t." + column.name() + " = k." + column.name() + column.cast())
                .collect(Collectors.joining(" and "));
        String keyArrays = columns.key().stream().map(key -> "?").collect(Collectors.joining(", "));
        String qualified =
                columns.all().stream().map(column -> "t." + column.name()).collect(Collectors.joining(", "));
        this.select = "select " + qualified + ", t.valid_from from unnest(" + keyArrays + ") as k (" + keys + ") join "
                + name + " t on " + sameKey + " and t.valid_to = " + OPEN;
        this.close = "update " + name + " t set valid_to = k.valid_to_ from unnest(" + keyArrays + ", ?) as k (" + keys
                + ", valid_to_) where " + sameKey + " and t.valid_to = " + OPEN;
        String numbered =
                IntStream.range(0, columns.all().size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        this.given = "select "
                + IntStream.range(0, columns.all().size())
                        .mapToObj(i -> "c" + i + columns.all().get(i).cast() + " as "
                                + columns.all().get(i).name())
                        .collect(Collectors.joining(", "))
                + ", f as valid_from, u as valid_to from unnest("
                + "?, ".repeat(columns.all().size())
                + "?, ?) as n (" + numbered + ", f, u)";
        this.insert = "insert into " + name + " (" + all + ", valid_from, valid_to) " + given;
        this.copy = "copy " + name + " (" + all + ", valid_from, valid_to) from stdin";
    }

    /** The relation of a table in a view's own schema. */
    static <R extends Record> Relation<R> of(View view, Table<R> table, String generation) {
        return new Relation<>(table, view.schema() + "." + name(view, table) + generation);
    }

    /** Beside those of other views in a schema that belongs to none. */
    static <R extends Record> Relation<R> shadow(String schema, View view, Table<R> table) {
        return new Relation<>(table, schema + "." + view.schema() + "_" + name(view, table));
    }

    private static String name(View view, Table<?> table) {
        return view.partition() == null ? table.name() : table.name() + "_" + view.partition();
    }

    Table<R> table() {
        return table;
    }

    String name() {
        return name;
    }

    String copyStatement() {
        return copy;
    }

    /** One version of a row, and the positions from which and until which it holds. */
    record Version<R extends Record>(R row, long from, long to) {}

    /** The open rows of those keys. */
    Map<Object, R> open(Connection connection, Collection<?> keys) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            bindKeys(connection, statement, keys);
            Map<Object, R> found = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    R row = table.columns().read(rows);
                    found.put(table.columns().keyOf(row), row);
                }
            }
            return found;
        }
    }

    /**
     * All versions, the oldest first, of each row of which any version names the person in one of those columns. Locked
     * until the end of the transaction.
     */
    Collection<List<Version<R>>> ofPerson(Connection connection, List<String> personColumns, PersonId person)
            throws SQLException {
        Columns<R> columns = table.columns();
        String keys = columns.key().stream().map(Columns.Column::name).collect(Collectors.joining(", "));
        String select = "select "
                + columns.all().stream().map(Columns.Column::name).collect(Collectors.joining(", "))
                + ", valid_from, valid_to from " + name + " where (" + keys + ") in (select " + keys + " from " + name
                + " where " + String.join(" = ? or ", personColumns) + " = ?) order by valid_from for update";
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            for (int at = 1; at <= personColumns.size(); at++) {
                statement.setString(at, person.value());
            }
            Map<Object, List<Version<R>>> found = new LinkedHashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                int at = columns.all().size() + 1;
                while (rows.next()) {
                    R row = columns.read(rows);
                    found.computeIfAbsent(columns.keyOf(row), key -> new ArrayList<>())
                            .add(new Version<>(row, rows.getLong(at), rows.getLong(at + 1)));
                }
            }
            return found.values();
        }
    }

    /** Removes versions altogether. */
    void delete(Connection connection, List<Version<R>> versions) throws SQLException {
        if (versions.isEmpty()) {
            return;
        }
        List<Columns<R>.Column> key = table.columns().key();
        String keys = key.stream().map(Columns.Column::name).collect(Collectors.joining(", "));
        String same = key.stream()
                .map(column -> "t." + column.name() + " = k." + column.name() + column.cast())
                .collect(Collectors.joining(" and "));
        String delete = "delete from " + name + " t using unnest(" + "?, ".repeat(key.size()) + "?) as k (" + keys
                + ", valid_from_) where " + same + " and t.valid_from = k.valid_from_";
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            int at = bindKeys(
                    connection,
                    statement,
                    versions.stream()
                            .map(version -> table.columns().keyOf(version.row()))
                            .toList());
            statement.setArray(at, longs(connection, versions, true));
            statement.executeUpdate();
        }
    }

    /** Ends the open rows of those keys. */
    void close(Connection connection, Map<Object, Long> ends) throws SQLException {
        if (ends.isEmpty()) {
            return;
        }
        List<Map.Entry<Object, Long>> entries = List.copyOf(ends.entrySet());
        try (PreparedStatement statement = connection.prepareStatement(close)) {
            int at = bindKeys(
                    connection,
                    statement,
                    entries.stream().map(Map.Entry::getKey).toList());
            statement.setArray(
                    at,
                    connection.createArrayOf(
                            "bigint", entries.stream().map(Map.Entry::getValue).toArray()));
            int closed = statement.executeUpdate();
            if (closed != ends.size()) {
                throw new IllegalStateException(
                        name + " has " + closed + " open rows where " + ends.size() + " were to be ended");
            }
        }
    }

    void insert(Connection connection, List<Version<R>> versions) throws SQLException {
        if (versions.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            bind(connection, statement, 1, versions);
            statement.executeUpdate();
        }
        inserted += versions.size();
        if (inserted >= countAgainAt) {
            countAgainAt = inserted * GROWTH;
            analyseWhereOutgrown(connection);
        }
    }

    /**
     * Takes statistics where the table has outgrown those that there are. By itself PostgreSQL does so a minute later;
     * until then the statements that were prepared on an empty table go on reading it as a whole.
     */
    private void analyseWhereOutgrown(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean outgrown;
            try (ResultSet known = statement.executeQuery(
                    "select reltuples < " + inserted + " from pg_class where oid = '" + name + "'::regclass")) {
                outgrown = known.next() && known.getBoolean(1);
            }
            if (outgrown) {
                statement.execute("analyze " + name);
            }
        }
    }

    /** A query that answers with the versions that {@link #bind} gives it, as if they stood in the table. */
    String given() {
        return given;
    }

    /** @return the number of the next parameter */
    int bind(Connection connection, PreparedStatement statement, int first, List<Version<R>> versions)
            throws SQLException {
        int at = first;
        for (Columns<R>.Column column : table.columns().all()) {
            @Nullable Object[] values = new Object[versions.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = column.storedOf(versions.get(i).row());
            }
            statement.setArray(at++, connection.createArrayOf(column.arrayType(), values));
        }
        statement.setArray(at++, longs(connection, versions, true));
        statement.setArray(at++, longs(connection, versions, false));
        return at;
    }

    private static <R extends Record> Array longs(Connection connection, List<Version<R>> versions, boolean from)
            throws SQLException {
        Object[] values = new Object[versions.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = from ? versions.get(i).from() : versions.get(i).to();
        }
        return connection.createArrayOf("bigint", values);
    }

    private int bindKeys(Connection connection, PreparedStatement statement, Collection<?> keys) throws SQLException {
        Columns<R> columns = table.columns();
        int at = 1;
        for (int part = 0; part < columns.key().size(); part++) {
            Object[] values = new Object[keys.size()];
            int i = 0;
            for (Object key : keys) {
                values[i++] = columns.parts(key).get(part);
            }
            statement.setArray(
                    at++, connection.createArrayOf(columns.key().get(part).arrayType(), values));
        }
        return at;
    }
}
