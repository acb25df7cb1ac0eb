package vn.vinhdanh.eventstore.sealing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** The tables of sealing, on one connection. */
final class SealTables {

    private static final byte[] COPY_SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};

    private final Connection connection;

    SealTables(Connection connection) {
        this.connection = connection;
    }

    /**
     * How far the log is sealed.
     *
     * @param size how many leaves there are
     * @param position of the last of them
     */
    record Head(@Nullable String origin, long size, long position) {}

    /** A checkpoint as it is kept. */
    record Kept(long size, String note) {}

    /** One leaf as it is kept. */
    record Leaf(long leaf, long position, byte[] entry) {}

    /** An event as the log has it now. */
    record Stored(SealedEntry entry, byte[] payload, byte[] metadata) {}

    /** Locks the head, or returns null where somebody else seals at this moment. */
    @Nullable
    Head lockHead() throws SQLException {
        return head(" for update skip locked");
    }

    Head head() throws SQLException {
        Head head = head("");
        if (head == null) {
            throw new IllegalStateException("events.seal_head has no row: somebody has deleted it");
        }
        return head;
    }

    private @Nullable Head head(String lock) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select origin, size, position from events.seal_head" + lock);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? new Head(row.getString(1), row.getLong(2), row.getLong(3)) : null;
        }
    }

    void moveHead(long size, long position) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update events.seal_head set size = ?, position = ?")) {
            statement.setLong(1, size);
            statement.setLong(2, position);
            statement.executeUpdate();
        }
    }

    /** Not waiting for the disk: what a crash takes back is sealed again, the same, before it is signed. */
    void relax() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select set_config('synchronous_commit', 'off', true)")) {
            statement.execute();
        }
    }

    /** Events of the log as entries, between two positions: after the first, up to the second. */
    List<SealedEntry> events(long after, long upTo, int limit) throws SQLException {
        // Without the second bound: given both and no statistics, as on a log that has just been filled, the planner
        // expects few rows and sorts all of them for every page.
        try (PreparedStatement statement = connection.prepareStatement("select " + SealedEntry.HASHED
                + " from events.domain_event where global_index > ? order by global_index limit ?")) {
            statement.setLong(1, after);
            statement.setInt(2, limit);
            List<SealedEntry> entries = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next() && rows.getLong(1) <= upTo) {
                    entries.add(SealedEntry.hashed(rows));
                }
            }
            return entries;
        }
    }

    void addLeaves(long first, List<Long> positions, List<byte[]> entries) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy events.sealed_leaf (leaf, position, entry) from stdin (format binary)",
                            new ByteArrayInputStream(copied(first, positions, entries)));
        } catch (IOException e) {
            throw new SQLException("The leaves from " + first + " on cannot be written", e);
        }
    }

    /** As PostgreSQL's binary format of COPY has them: a signature, rows of fields with their lengths, an end. */
    private static byte[] copied(long first, List<Long> positions, List<byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
        DataOutputStream copy = new DataOutputStream(bytes);
        copy.write(COPY_SIGNATURE);
        copy.writeInt(0); // flags
        copy.writeInt(0); // no extension of the header
        for (int i = 0; i < entries.size(); i++) {
            copy.writeShort(3);
            copy.writeInt(Long.BYTES);
            copy.writeLong(first + i);
            copy.writeInt(Long.BYTES);
            copy.writeLong(positions.get(i));
            copy.writeInt(entries.get(i).length);
            copy.write(entries.get(i));
        }
        copy.writeShort(-1);
        return bytes.toByteArray();
    }

    void keepTiles(List<TileEdge.Grown> tiles) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("insert into events.seal_tile (level, number, hashes) values (?, ?, ?)"
                        + " on conflict (level, number) do update set hashes = excluded.hashes")) {
            for (TileEdge.Grown tile : tiles) {
                statement.setInt(1, tile.level());
                statement.setLong(2, tile.index());
                statement.setBytes(3, tile.hashes());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** The hashes of a tile; none where there is no such tile. */
    byte[] hashes(int level, long index) {
        try (PreparedStatement statement =
                connection.prepareStatement("select hashes from events.seal_tile where level = ? and number = ?")) {
            statement.setInt(1, level);
            statement.setLong(2, index);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getBytes(1) : new byte[0];
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Tile " + level + "/" + index + " cannot be read", e);
        }
    }

    MerkleTree.Nodes nodes() {
        return new TileNodes(this::hashes);
    }

    List<Leaf> leaves(long from, long before) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select leaf, position, entry from events.sealed_leaf where leaf >= ? and leaf < ? order by leaf")) {
            statement.setLong(1, from);
            statement.setLong(2, before);
            List<Leaf> leaves = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    leaves.add(new Leaf(rows.getLong(1), rows.getLong(2), rows.getBytes(3)));
                }
            }
            return leaves;
        }
    }

    @Nullable
    Leaf leafAt(long position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select leaf, position, entry from events.sealed_leaf where position = ?")) {
            statement.setLong(1, position);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new Leaf(row.getLong(1), row.getLong(2), row.getBytes(3)) : null;
            }
        }
    }

    /** The last leaf up to a position; null where there is none. */
    @Nullable
    Leaf leafAtOrBefore(long position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select leaf, position, entry"
                + " from events.sealed_leaf where position <= ? order by position desc limit 1")) {
            statement.setLong(1, position);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new Leaf(row.getLong(1), row.getLong(2), row.getBytes(3)) : null;
            }
        }
    }

    /** Events of some aggregates as they are stored. */
    List<Stored> stored(Collection<String> aggregates, long after, long upTo, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select " + SealedEntry.COLUMNS
                + " from events.domain_event where aggregate_identifier = any(?) and global_index > ?"
                + " and global_index <= ? order by global_index limit ?")) {
            statement.setArray(1, connection.createArrayOf("text", aggregates.toArray(String[]::new)));
            statement.setLong(2, after);
            statement.setLong(3, upTo);
            statement.setInt(4, limit);
            List<Stored> stored = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    stored.add(new Stored(SealedEntry.of(rows), rows.getBytes(9), rows.getBytes(10)));
                }
            }
            return stored;
        }
    }

    /** The newest checkpoint; null before the first. */
    @Nullable
    Kept lastCheckpoint() throws SQLException {
        List<Kept> last = checkpoints("select size, note from events.seal_checkpoint order by size desc limit 1");
        return last.isEmpty() ? null : last.get(0);
    }

    /** By the database's clock, whichever node signed last; a little early, so that nobody waits twice. */
    boolean isCheckpointDue(Duration interval) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select coalesce(max(signed_at) <= clock_timestamp() - ? * interval '1 millisecond', true)"
                        + " from events.seal_checkpoint")) {
            statement.setLong(1, interval.toMillis() * 9 / 10);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Checkpoints in the order of their sizes. */
    List<Kept> checkpointsAfter(long size, int limit) throws SQLException {
        return checkpoints(
                "select size, note from events.seal_checkpoint where size > ? order by size limit ?", size, (long)
                        limit);
    }

    @Nullable
    Kept checkpoint(long size) throws SQLException {
        List<Kept> found = checkpoints("select size, note from events.seal_checkpoint where size = ?", size);
        return found.isEmpty() ? null : found.get(0);
    }

    private List<Kept> checkpoints(String sql, Long... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            List<Kept> kept = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    kept.add(new Kept(rows.getLong(1), rows.getString(2)));
                }
            }
            return kept;
        }
    }

    void keepCheckpoint(Checkpoint checkpoint, SignedNote note) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("insert into events.seal_checkpoint (size, note) values (?, ?)")) {
            statement.setLong(1, checkpoint.size());
            statement.setString(2, note.toString());
            statement.executeUpdate();
        }
    }

    /** Where events of these ids lie now, in the order of the ids; null for one that is not there. */
    List<@Nullable Long> positionsOf(List<String> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select e.global_index from unnest(?::text[]) with ordinality as n (id, number)"
                        + " left join events.domain_event e on e.event_identifier = n.id::uuid order by n.number")) {
            statement.setArray(1, connection.createArrayOf("text", ids.toArray(String[]::new)));
            List<@Nullable Long> positions = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    positions.add(rows.getObject(1, Long.class));
                }
            }
            return positions;
        }
    }

    long countAfter(long position) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select count(*) from events.domain_event where global_index > ?")) {
            statement.setLong(1, position);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
