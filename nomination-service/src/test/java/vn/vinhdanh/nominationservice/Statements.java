package vn.vinhdanh.nominationservice;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Remembers what JPA asks the database, so that its plan can be looked at. */
public final class Statements implements StatementInspector {

    private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();

    @Override
    public String inspect(String sql) {
        SEEN.add(sql);
        return sql;
    }

    static void forget() {
        SEEN.clear();
    }

    /** The last one about a table, with numbered parameters. */
    static String lastAbout(String table) {
        String sql = SEEN.stream()
                .filter(statement -> statement.contains(table))
                .reduce((one, other) -> other)
                .orElseThrow();
        StringBuilder numbered = new StringBuilder();
        int parameter = 0;
        for (char c : sql.toCharArray()) {
            numbered.append(c == '?' ? "$" + ++parameter : String.valueOf(c));
        }
        return numbered.toString();
    }
}
