package vn.vinhdanh.access.organisation;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vinhdanh.eventstore.testing.TestDatabase;

/** The tables of the view, filled as the view fills them. */
final class OrganisationRows {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final AtomicInteger COUNT = new AtomicInteger();

    static final LocalDate ALWAYS = LocalDate.of(1, 1, 1);

    final String schema = "rows_" + COUNT.incrementAndGet();
    final DataSource dataSource = DATABASE.dataSource();
    final JdbcClient jdbc = JdbcClient.create(dataSource);
    private long position = 1;

    OrganisationRows() {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .defaultSchema(schema)
                .locations(OrganisationView.MIGRATIONS)
                .load()
                .migrate();
    }

    OrganisationQueries queries() {
        return new OrganisationQueries(jdbc, schema);
    }

    /** Rows from now on were written at that position. */
    OrganisationRows at(long newPosition) {
        position = newPosition;
        return this;
    }

    OrganisationRows unit(String id, String kind, @Nullable String parent) {
        return unit(id, kind, parent, null, null);
    }

    OrganisationRows unit(
            String id, String kind, @Nullable String parent, @Nullable LocalDate since, @Nullable LocalDate until) {
        insert("unit (id, kind, since, until, valid_from, valid_to)", id, kind, since, until);
        name(id, ALWAYS, "Name of " + id);
        return parent == null ? this : parent(id, ALWAYS, parent);
    }

    OrganisationRows name(String unit, LocalDate since, String name) {
        return insert("unit_name (unit, since, name, valid_from, valid_to)", unit, since, name);
    }

    OrganisationRows parent(String unit, LocalDate since, String parent) {
        return insert("unit_parent (unit, since, parent, valid_from, valid_to)", unit, since, parent);
    }

    OrganisationRows successor(String unit, String successor, LocalDate since) {
        return insert("unit_successor (unit, successor, since, valid_from, valid_to)", unit, successor, since);
    }

    OrganisationRows office(
            String id, String person, String unit, String kind, LocalDate since, @Nullable LocalDate until) {
        return insert(
                "office (id, person, unit, kind, since, until, document, valid_from, valid_to)",
                id,
                person,
                unit,
                kind,
                since,
                until,
                null);
    }

    OrganisationRows delegation(String id, String office, String delegate, LocalDate since, LocalDate until) {
        return insert(
                "delegation (id, office, delegate, since, until, document, valid_from, valid_to)",
                id,
                office,
                delegate,
                since,
                until,
                "12/GUQ");
    }

    OrganisationRows grant(String id, String person, LocalDate since, LocalDate until) {
        return insert(
                "historical_grant (id, person, since, until, document, valid_from, valid_to)",
                id,
                person,
                since,
                until,
                "99/BC");
    }

    OrganisationRows setting(
            String id, String authority, @Nullable String award, String key, String value, LocalDate since) {
        return insert(
                "setting (id, authority, award, key, value, since, document, valid_from, valid_to)",
                id,
                authority,
                award,
                key,
                value,
                since,
                "99/BC");
    }

    /** Ends the open version of a row at the present position. */
    OrganisationRows close(String table, String id) {
        jdbc.sql("update " + schema + "." + table + " set valid_to = ? where id = ? and valid_to = ?")
                .params(position, id, Long.MAX_VALUE)
                .update();
        return this;
    }

    private OrganisationRows insert(String into, @Nullable Object... values) {
        JdbcClient.StatementSpec sql = jdbc.sql("insert into " + schema + "." + into + " values ("
                + "?, ".repeat(values.length) + position + ", " + Long.MAX_VALUE + ")");
        int index = 0;
        for (Object value : values) {
            index++;
            sql = value == null ? sql.param(index, null, java.sql.Types.NULL) : sql.param(index, value);
        }
        sql.update();
        return this;
    }
}
