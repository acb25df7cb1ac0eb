package vn.vinhdanh.eventstore.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table beside a running one, alike in everything, and how it takes its place: as a whole, or as one partition. */
final class NextTable {

    private static final Pattern INDEX = Pattern.compile("^(CREATE (?:UNIQUE )?INDEX) \\S+ ON (?:ONLY )?\\S+ (.*)$");
    private static final int NAME_LENGTH = 63;

    private final JdbcTemplate jdbc;
    private final String schema;
    private final String running;
    private final String next;
    private final List<Index> indexes;

    NextTable(JdbcTemplate jdbc, String running) {
        this.jdbc = jdbc;
        this.running = running;
        this.next = running + Relation.NEXT;
        this.schema = running.substring(0, running.indexOf('.'));
        this.indexes = jdbc.query(
                """
                select i.relname, pg_get_indexdef(x.indexrelid),
                    (select pg_get_constraintdef(c.oid) from pg_constraint c
                     where c.conindid = x.indexrelid and c.conrelid = x.indrelid and c.contype in ('p', 'u', 'x'))
                from pg_index x join pg_class i on i.oid = x.indexrelid
                where x.indrelid = ?::regclass order by i.relname""", (row, number) -> new Index(row.getString(1), row.getString(2), row.getString(3)), running);
    }

    private record Index(
            String name, String definition, @Nullable String constraint) {

        String next() {
            return name.substring(0, Math.min(name.length(), NAME_LENGTH - Relation.NEXT.length())) + Relation.NEXT;
        }
    }

    /** An empty table without indexes, which would only slow down filling it. */
    void create() {
        drop();
        jdbc.execute("create table " + next + " (like " + running + " including all excluding indexes)");
    }

    void drop() {
        jdbc.execute("drop table if exists " + next);
    }

    void index() {
        for (Index index : indexes) {
            if (index.constraint == null) {
                Matcher definition = INDEX.matcher(index.definition);
                if (!definition.matches()) {
                    throw new IllegalStateException("What index is this? " + index.definition);
                }
                jdbc.execute(definition.group(1) + " " + index.next() + " on " + next + " " + definition.group(2));
            } else {
                jdbc.execute("alter table " + next + " add constraint " + index.next() + " " + index.constraint);
            }
        }
        jdbc.execute("analyze " + next);
    }

    private record Partition(String parent, String bound, String constraint) {}

    private @Nullable Partition partition() {
        List<Partition> found = jdbc.query(
                """
                select i.inhparent::regclass::text, pg_get_expr(c.relpartbound, c.oid),
                    pg_get_partition_constraintdef(c.oid)
                from pg_class c join pg_inherits i on i.inhrelid = c.oid
                where c.oid = ?::regclass and c.relispartition""", (row, number) -> new Partition(row.getString(1), row.getString(2), row.getString(3)), running);
        return found.isEmpty() ? null : found.get(0);
    }

    /** Lets the database know beforehand that all rows belong into the partition, so that it need not look later. */
    void prepareSwap() {
        Partition partition = partition();
        if (partition != null) {
            jdbc.execute("alter table " + next + " add constraint next_bound check (" + partition.constraint + ")");
        }
    }

    /** Puts this table in the place of the running one, which is dropped. In the transaction that is current. */
    void swap() {
        Partition partition = partition();
        List<String> statements = new ArrayList<>();
        if (partition != null) {
            statements.add("alter table " + partition.parent + " detach partition " + running);
        }
        statements.add("drop table " + running);
        statements.add("alter table " + next + " rename to " + running.substring(schema.length() + 1));
        for (Index index : indexes) {
            statements.add("alter index " + schema + "." + index.next() + " rename to " + index.name);
        }
        if (partition != null) {
            statements.add("alter table " + partition.parent + " attach partition " + running + " " + partition.bound);
            statements.add("alter table " + running + " drop constraint next_bound");
        }
        statements.forEach(jdbc::execute);
    }
}
