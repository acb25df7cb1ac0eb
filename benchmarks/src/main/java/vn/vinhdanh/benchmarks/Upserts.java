package vn.vinhdanh.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The same rows by plain JDBC: what stands in the tables of the views is read out and written into copies with the same
 * keys and indexes, in the order in which it came to be, by batches of upserts that are sent as statements of many rows.
 * Only the writing is timed.
 */
final class Upserts {

    private final DurableDatabase database;
    private final String name;
    private final int batch;

    /** @param batch how many rows one transaction writes */
    Upserts(DurableDatabase database, String name, int batch) {
        this.database = database;
        this.name = name;
        this.batch = batch;
    }

    /** The tables of all views: those whose rows hold from a position to a position. */
    List<String> tables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = database.connect(name);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select c.relname from pg_class c join pg_attribute a"
                        + " on a.attrelid = c.oid where c.relnamespace = 'approval'::regnamespace and c.relkind = 'r'"
                        + " and a.attname = 'valid_from' order by pg_table_size(c.oid) desc")) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        return tables;
    }

    /**
     * @param rows how many there were
     * @param seconds the threads' time of writing: that of the one that wrote longest
     */
    record Outcome(long rows, double seconds) {}

    /** Writes every table into a fresh copy, as many tables at a time as there are threads. */
    Outcome run(int threads) throws Exception {
        Queue<String> tables = new ConcurrentLinkedQueue<>(tables());
        try (Connection connection = database.connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists copy cascade");
            statement.execute("create schema copy");
            for (String table : tables) {
                statement.execute("create table copy." + table + " (like approval." + table + " including all)");
            }
        }
        database.settle();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Outcome>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(workers.submit(() -> copyFrom(tables)));
            }
            long rows = 0;
            double longest = 0;
            for (Future<Outcome> each : running) {
                Outcome outcome = each.get();
                rows += outcome.rows;
                longest = Math.max(longest, outcome.seconds);
            }
            return new Outcome(rows, longest);
        } finally {
            workers.shutdownNow();
        }
    }

    private Outcome copyFrom(Queue<String> tables) throws SQLException {
        long rows = 0;
        double seconds = 0;
        try (Connection from = database.connect(name);
                Connection to = database.connect(name)) {
            from.setAutoCommit(false); // or the driver would read the whole table at once
            to.setAutoCommit(false);
            for (String table = tables.poll(); table != null; table = tables.poll()) {
                Outcome outcome = copy(table, from, to);
                rows += outcome.rows;
                seconds += outcome.seconds;
            }
        }
        return new Outcome(rows, seconds);
    }

    private Outcome copy(String table, Connection from, Connection to) throws SQLException {
        long rows = 0;
        long nanos = 0;
        List<String> columns = columns(table, from);
        try (Statement reading = from.createStatement();
                PreparedStatement writing = to.prepareStatement(upsert(table, columns, from))) {
            reading.setFetchSize(batch);
            try (ResultSet row = reading.executeQuery("select * from approval." + table + " order by valid_from")) {
                List<Object[]> page = new ArrayList<>(batch);
                boolean more = true;
                while (more) {
                    more = row.next();
                    if (more) {
                        Object[] values = new Object[columns.size()];
                        for (int i = 0; i < values.length; i++) {
                            values[i] = row.getObject(i + 1);
                        }
                        page.add(values);
                    }
                    if (page.size() == batch || !more && !page.isEmpty()) {
                        long begin = System.nanoTime();
                        write(page, writing);
                        to.commit();
                        nanos += System.nanoTime() - begin;
                        rows += page.size();
                        page.clear();
                    }
                }
            }
        }
        return new Outcome(rows, nanos / 1e9);
    }

    private static void write(List<Object[]> page, PreparedStatement writing) throws SQLException {
        for (Object[] values : page) {
            for (int i = 0; i < values.length; i++) {
                writing.setObject(i + 1, values[i]);
            }
            writing.addBatch();
        }
        writing.executeBatch();
    }

    private static List<String> columns(String table, Connection connection) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet found = connection.getMetaData().getColumns(null, "approval", table, null)) {
            while (found.next()) {
                columns.add(found.getString("COLUMN_NAME"));
            }
        }
        return columns;
    }

    private static String upsert(String table, List<String> columns, Connection connection) throws SQLException {
        List<String> keys = new ArrayList<>();
        try (ResultSet found = connection.getMetaData().getPrimaryKeys(null, "approval", table)) {
            while (found.next()) {
                keys.add(found.getString("COLUMN_NAME"));
            }
        }
        List<String> changes = columns.stream()
                .filter(column -> !keys.contains(column))
                .map(column -> column + " = excluded." + column)
                .toList();
        return "insert into copy." + table + " (" + String.join(", ", columns) + ") values ("
                + "?, ".repeat(columns.size() - 1) + "?) on conflict (" + String.join(", ", keys) + ") do update set "
                + String.join(", ", changes);
    }
}
