package vn.vinhdanh.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the database's own files still hold of erased persons: versions of rows that nobody sees any more, and the
 * write-ahead log. The last step of an erasure, for many persons at once; it locks one table after another, so it belongs
 * into a quiet hour.
 */
public final class ErasedRemains {

    private final JdbcTemplate jdbc;

    ErasedRemains(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * Writes every table that may have held text of persons anew, and lets go of the write-ahead log of before.
     *
     * @return whether the write-ahead log has been let go of: only a superuser may
     */
    public boolean clear() {
        Boolean cleared = jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            boolean automatic = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try {
                return clear(connection);
            } finally {
                connection.setAutoCommit(automatic);
            }
        });
        return Boolean.TRUE.equals(cleared);
    }

    private boolean clear(Connection connection) throws SQLException {
        // The log itself is never changed and holds no clear text; everything else is small beside it.
        List<String> tables = jdbc.queryForList("""
                select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
                and not (n.nspname = 'events' and c.relname in ('domain_event', 'token_entry'))
                order by 1""", String.class);
        try (Statement statement = connection.createStatement()) {
            for (String table : tables) {
                statement.execute("vacuum full " + table);
            }
            // What the planner knows of values: most common ones, histograms.
            statement.execute("vacuum full pg_catalog.pg_statistic");
            return letGoOfWriteAheadLog(statement);
        }
    }

    private static boolean letGoOfWriteAheadLog(Statement statement) throws SQLException {
        try (var may = statement.executeQuery("select usesuper from pg_user where usename = current_user")) {
            if (!may.next() || !may.getBoolean(1)) {
                return false;
            }
        }
        for (int round = 0; round < 2; round++) {
            statement.execute("select pg_switch_wal()");
            statement.execute("checkpoint");
        }
        return true;
    }
}
