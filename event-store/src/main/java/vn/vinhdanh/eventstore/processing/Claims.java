package vn.vinhdanh.eventstore.processing;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which node processes what, and how far it has come: {@code events.token_entry}. Every statement is atomic by itself,
 * and time is the database's.
 */
public final class Claims {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final String node;
    private final double timeoutSeconds;

    /**
     * @param node under which name this node claims
     * @param timeout after how long without renewal a claim is void
     */
    public Claims(PlatformTransactionManager transactions, DataSource dataSource, String node, Duration timeout) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transactions = new TransactionTemplate(transactions);
        this.node = node;
        this.timeoutSeconds = timeout.toMillis() / 1000.0;
    }

    /** Where one processor stands. */
    public record Progress(boolean automation, long position) {}

    /** This node no longer processes what it was about to store. */
    public static final class Lost extends RuntimeException {

        private static final long serialVersionUID = 1;

        Lost(String processor) {
            super("Another node has taken over " + processor, null, false, false);
        }
    }

    /** Begins the record of a processor that has none, at the beginning of the log. */
    void register(String processor, boolean automation) {
        jdbc.update(
                "insert into events.token_entry (processor, automation, position) values (?, ?, 0) on conflict do nothing",
                processor,
                automation);
    }

    /** Claims what is free, and returns where those processors stand. */
    Map<String, Long> claim(Collection<String> processors) {
        Map<String, Long> claimed = new HashMap<>();
        jdbc.query(
                """
                update events.token_entry set owner = ?, claimed_at = clock_timestamp() where processor in (
                    select processor from events.token_entry where processor = any (?)
                    and (owner is null or owner = ? or claimed_at < clock_timestamp() - ? * interval '1 second')
                    order by processor for update skip locked)
                returning processor, position""",
                row -> {
                    claimed.put(row.getString(1), row.getLong(2));
                },
                node,
                array(processors),
                node,
                timeoutSeconds);
        return claimed;
    }

    /** Renews claims, and returns those that this node still has. */
    Set<String> renew(Collection<String> processors) {
        jdbc.update("""
                update events.token_entry set claimed_at = clock_timestamp() where processor in (
                    select processor from events.token_entry where processor = any (?) and owner = ?
                    order by processor for update skip locked)""", array(processors), node);
        return new HashSet<>(jdbc.queryForList(
                "select processor from events.token_entry where processor = any (?) and owner = ?",
                String.class,
                array(processors),
                node));
    }

    void release(String processor) {
        jdbc.update(
                "update events.token_entry set owner = null, claimed_at = null where processor = ? and owner = ?",
                processor,
                node);
    }

    /**
     * Stores how far a processor has come, in the transaction that is current, which from here on nobody else can do. The
     * transaction need not wait for the disk: what a crash takes back is done again.
     *
     * @throws Lost where another node has taken over
     */
    public void store(String processor, long position) {
        store(processor, position, "");
    }

    /**
     * The same for a view, whose readers see its position in a schema of their own.
     *
     * @throws Lost where another node has taken over
     */
    public void storeAndShow(String processor, long position, String schema) {
        store(
                processor,
                position,
                ", shown as (insert into " + schema + ".view_position (view, position)"
                        + " select processor, position from stored"
                        + " on conflict (view) do update set position = excluded.position)");
    }

    private void store(String processor, long position, String shown) {
        List<Long> stored = jdbc.query(
                "with stored as (update events.token_entry set position = ?, claimed_at = clock_timestamp()"
                        + " where processor = ? and owner = ? returning processor, position)" + shown
                        + " select position, set_config('synchronous_commit', 'off', true) from stored",
                (row, number) -> row.getLong(1),
                position,
                processor,
                node);
        if (stored.isEmpty()) {
            throw new Lost(processor);
        }
    }

    /**
     * Stores how far several have come who had nothing to do. Leaves out whom this node has lost, and whose record is
     * locked, so that nobody waits for somebody else's lock.
     *
     * @param shown the processors whose position readers see, by the schema in which they see it
     * @return those that were stored
     */
    Set<String> storeAll(Map<String, Long> positions, Map<String, List<String>> shown) {
        return Objects.requireNonNull(transactions.execute(status -> {
            String[] processors = positions.keySet().toArray(String[]::new);
            Long[] values = new Long[processors.length];
            for (int i = 0; i < processors.length; i++) {
                values[i] = positions.get(processors[i]);
            }
            Set<String> stored =
                    new HashSet<>(jdbc.query("""
                    with locked as (
                        select t.processor, n.position
                        from events.token_entry t join unnest(?, ?) as n (processor, position) using (processor)
                        where t.owner = ? and t.position < n.position order by t.processor for update of t skip locked)
                    update events.token_entry t set position = l.position, claimed_at = clock_timestamp()
                    from locked l where t.processor = l.processor
                    returning t.processor, set_config('synchronous_commit', 'off', true)""", (row, number) -> row.getString(1), processors, values, node));
            shown.forEach((schema, views) -> {
                String[] those = views.stream().filter(stored::contains).toArray(String[]::new);
                Long[] theirs = Stream.of(those).map(positions::get).toArray(Long[]::new);
                jdbc.update(
                        "insert into " + schema + ".view_position (view, position) select * from unnest(?, ?)"
                                + " as n (view, position) order by view"
                                + " on conflict (view) do update set position = excluded.position"
                                + " where view_position.position < excluded.position",
                        those,
                        theirs);
            });
            return stored;
        }));
    }

    /** Locks the record of a processor, so that it stands still until the transaction ends, and returns its position. */
    public long lock(String processor) {
        List<Long> position = jdbc.queryForList(
                "select position from events.token_entry where processor = ? for update", Long.class, processor);
        return position.isEmpty() ? 0 : position.get(0);
    }

    /** Where all processors of all nodes stand. */
    public Map<String, Progress> all() {
        Map<String, Progress> all = new HashMap<>();
        jdbc.query("select processor, automation, position from events.token_entry", row -> {
            all.put(row.getString(1), new Progress(row.getBoolean(2), row.getLong(3)));
        });
        return all;
    }

    private static Object array(Collection<String> values) {
        return values.toArray(String[]::new);
    }
}
