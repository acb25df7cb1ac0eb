package vn.vinhdanh.eventstore.sealing;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been sealed, for those who want to check it: checkpoints, tiles, entries and proofs. Nothing is given out that
 * the last checkpoint does not cover.
 */
public final class Seals {

    private static final Logger log = LoggerFactory.getLogger(Seals.class);

    private final DataSource dataSource;
    private final List<VerifierKey> keys;
    private final List<VerifierKey> cosigners;

    /**
     * @param keys by which checkpoints of this log may be signed
     * @param cosigners whose signatures are kept beside ours
     */
    public Seals(DataSource dataSource, List<VerifierKey> keys, List<VerifierKey> cosigners) {
        this.dataSource = dataSource;
        this.keys = List.copyOf(keys);
        this.cosigners = List.copyOf(cosigners);
    }

    /**
     * A checkpoint with everybody's signatures.
     *
     * @param note ours first, then those of co-signers
     * @param cosigners who has co-signed, by the names of their keys
     */
    public record SignedCheckpoint(Checkpoint checkpoint, SignedNote note, Instant signedAt, List<String> cosigners) {}

    /**
     * How far the log is sealed.
     *
     * @param sealed how many events are in the tree
     * @param waiting how many committed events are not
     * @param last the newest checkpoint
     */
    public record Status(
            long sealed, long waiting, @Nullable SignedCheckpoint last) {}

    /**
     * Shows that an event is in the tree of a checkpoint.
     *
     * @param leaf its number in the tree, from 0
     * @param entry what was hashed for it
     */
    public record Inclusion(long position, long leaf, byte[] entry, List<byte[]> path, SignedCheckpoint checkpoint) {}

    /** The position of an event, and the first checkpoint that covers it. */
    public record Covering(long position, SignedCheckpoint checkpoint) {

        /** The key of those that signs it; empty where none of them does. */
        public Optional<VerifierKey> signer(List<VerifierKey> keys) {
            return keys.stream()
                    .filter(key -> checkpoint.note().isSignedBy(List.of(key)))
                    .findFirst();
        }
    }

    /** An audit path of RFC 6962 from a leaf to the root of a checkpoint. */
    public record Proof(long leaf, List<byte[]> path) {

        /** As a file that tools know, C2SP's tlog-proof. */
        public String of(SignedCheckpoint checkpoint) {
            StringBuilder lines = new StringBuilder("c2sp.org/tlog-proof@v1\nindex ")
                    .append(leaf)
                    .append('\n');
            path.forEach(hash ->
                    lines.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
            return lines.append('\n').append(checkpoint.note()).toString();
        }
    }

    /**
     * An event as the log has it now.
     *
     * @param entry the leaf that would be made of it now
     * @param proof of the leaf that was made of this position; null where there is none
     */
    public record Evidence(
            long position,
            String aggregate,
            long sequence,
            byte[] entry,
            byte[] payload,
            byte[] metadata,
            @Nullable Proof proof) {}

    /** Shows that the tree of one checkpoint is the beginning of that of another. */
    public record Consistency(SignedCheckpoint from, SignedCheckpoint to, List<byte[]> path) {}

    /** Why a signature is not kept. */
    public enum Refused {
        NO_SUCH_CHECKPOINT,
        UNKNOWN_KEY,
        WRONG_SIGNATURE
    }

    public List<VerifierKey> keys() {
        return keys;
    }

    public List<VerifierKey> cosigners() {
        return cosigners;
    }

    private interface Query<T> {
        T on(SealTables tables, Connection connection) throws SQLException;
    }

    private <T> T ask(Query<T> query) {
        try (Connection connection = dataSource.getConnection()) {
            return query.on(new SealTables(connection), connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The seals cannot be read", e);
        }
    }

    public Status status() {
        return ask((tables, connection) -> {
            SealTables.Head head = tables.head();
            return new Status(
                    head.size(),
                    tables.countAfter(head.position()),
                    last(connection).orElse(null));
        });
    }

    /** The newest checkpoint. */
    public Optional<SignedCheckpoint> last() {
        return ask((tables, connection) -> last(connection));
    }

    private static Optional<SignedCheckpoint> last(Connection connection) throws SQLException {
        return checkpoints(connection, " order by c.size desc limit 1").stream().findFirst();
    }

    /** The checkpoint of that size, where one was signed. */
    public Optional<SignedCheckpoint> checkpoint(long size) {
        return ask((tables, connection) -> checkpoint(connection, size));
    }

    private static Optional<SignedCheckpoint> checkpoint(Connection connection, long size) throws SQLException {
        return checkpoints(connection, " where c.size = ?", size).stream().findFirst();
    }

    /** Checkpoints from the newest to the oldest. */
    public List<SignedCheckpoint> before(long size, int limit) {
        return ask((tables, connection) ->
                checkpoints(connection, " where c.size < ? order by c.size desc limit ?", size, (long) limit));
    }

    /** The last checkpoint that was signed before an instant, not before another one. */
    public Optional<SignedCheckpoint> lastBetween(Instant from, Instant until) {
        return ask((tables, connection) -> checkpoints(
                        connection,
                        " where c.signed_at >= ? and c.signed_at < ? order by c.size desc limit 1",
                        from.atOffset(ZoneOffset.UTC),
                        until.atOffset(ZoneOffset.UTC))
                .stream()
                .findFirst());
    }

    /** The first checkpoint that there is. */
    public Optional<SignedCheckpoint> first() {
        return ask((tables, connection) ->
                checkpoints(connection, " order by c.size limit 1").stream().findFirst());
    }

    private static List<SignedCheckpoint> checkpoints(Connection connection, String which, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select c.note, c.signed_at, array("
                + "select s.signature from events.seal_cosignature s where s.size = c.size order by s.received_at, s.key_name)"
                + " from events.seal_checkpoint c" + which)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<SignedCheckpoint> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    try {
                        found.add(read(rows));
                    } catch (IllegalArgumentException e) {
                        log.error("A checkpoint is damaged and left out: {}", e.getMessage());
                    }
                }
            }
            return found;
        }
    }

    private static SignedCheckpoint read(ResultSet row) throws SQLException {
        SignedNote note = SignedNote.parse(row.getString(1));
        List<NoteSignature> signatures = new ArrayList<>(note.signatures());
        List<String> names = new ArrayList<>();
        for (String line : (String[]) row.getArray(3).getArray()) {
            NoteSignature signature = NoteSignature.parse(line);
            signatures.add(signature);
            names.add(signature.name());
        }
        return new SignedCheckpoint(
                Checkpoint.of(note),
                new SignedNote(note.text(), signatures),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                names);
    }

    /** A tile of hashes or a bundle of entries; empty where the last checkpoint has none such. */
    public Optional<byte[]> tile(Tile tile) {
        return ask((tables, connection) -> {
            SealTables.Kept last = tables.lastCheckpoint();
            if (last == null || !tile.isIn(last.size())) {
                return Optional.empty();
            }
            if (tile.level() == Tile.ENTRIES) {
                return Optional.of(bundle(tables, tile));
            }
            byte[] hashes = tables.hashes(tile.level(), tile.index());
            int length = tile.width() * TreeHash.BYTES;
            if (hashes.length < length) {
                throw new IllegalStateException("The tile " + tile.path() + " is damaged: let the log be verified");
            }
            return Optional.of(Arrays.copyOf(hashes, length));
        });
    }

    private static byte[] bundle(SealTables tables, Tile tile) throws SQLException {
        long first = tile.firstLeaf();
        List<SealTables.Leaf> leaves = tables.leaves(first, first + tile.width());
        if (leaves.size() != tile.width()) {
            throw new IllegalStateException("The entries " + tile.path() + " are damaged: let the log be verified");
        }
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (SealTables.Leaf leaf : leaves) {
            bundle.write(leaf.entry().length >>> 8);
            bundle.write(leaf.entry().length);
            bundle.writeBytes(leaf.entry());
        }
        return bundle.toByteArray();
    }

    /**
     * Proves that an event is in the log.
     *
     * @param size of the checkpoint; null for the newest
     * @return empty where there is no such checkpoint, or the event is not in it
     */
    public Optional<Inclusion> inclusion(long position, @Nullable Long size) {
        return ask((tables, connection) -> {
            Optional<SignedCheckpoint> found = size == null ? last(connection) : checkpoint(connection, size);
            SealTables.Leaf leaf = tables.leafAt(position);
            if (found.isEmpty()
                    || leaf == null
                    || leaf.leaf() >= found.get().checkpoint().size()) {
                return Optional.empty();
            }
            SignedCheckpoint in = found.get();
            return Optional.of(new Inclusion(
                    position,
                    leaf.leaf(),
                    leaf.entry(),
                    MerkleTree.inclusion(
                            tables.nodes(), leaf.leaf(), in.checkpoint().size()),
                    in));
        });
    }

    /**
     * The first checkpoint that covers the log up to a position: the same one whenever it is asked for.
     *
     * @param position of an event, or between two; null for all that is sealed
     * @return empty where no checkpoint covers that much
     */
    public Optional<Covering> covering(@Nullable Long position) {
        return ask((tables, connection) -> {
            SealTables.Kept last = tables.lastCheckpoint();
            if (last == null) {
                return Optional.empty();
            }
            List<SealTables.Leaf> end = tables.leaves(last.size() - 1, last.size());
            if (position != null && (end.isEmpty() || position > end.get(0).position())) {
                return Optional.empty();
            }
            SealTables.Leaf leaf =
                    position == null ? end.stream().findFirst().orElse(null) : tables.leafAtOrBefore(position);
            if (leaf == null) {
                return Optional.empty();
            }
            return checkpoints(connection, " where c.size > ? order by c.size limit 1", leaf.leaf()).stream()
                    .findFirst()
                    .map(checkpoint -> new Covering(leaf.position(), checkpoint));
        });
    }

    /**
     * The next events of some aggregates as they are stored, each with its proof.
     *
     * @param after the position before the first one that is wanted
     * @param upTo a settled position
     * @param size of the checkpoint
     */
    public List<Evidence> evidence(Collection<String> aggregates, long after, long upTo, long size, int limit) {
        return ask((tables, connection) -> {
            MerkleTree.Nodes nodes = tables.nodes();
            List<Evidence> found = new ArrayList<>();
            for (SealTables.Stored stored : tables.stored(aggregates, after, upTo, limit)) {
                SealedEntry entry = stored.entry();
                found.add(new Evidence(
                        entry.position(),
                        entry.aggregate(),
                        entry.sequence(),
                        entry.bytes(),
                        stored.payload(),
                        stored.metadata(),
                        proof(nodes, tables.leafAt(entry.position()), size)));
            }
            return found;
        });
    }

    private static @Nullable Proof proof(MerkleTree.Nodes nodes, SealTables.@Nullable Leaf leaf, long size) {
        if (leaf == null || leaf.leaf() >= size) {
            return null;
        }
        try {
            return new Proof(leaf.leaf(), MerkleTree.inclusion(nodes, leaf.leaf(), size));
        } catch (IllegalStateException e) {
            log.error("A tile is damaged, and leaf {} cannot be proved: {}", leaf.leaf(), e.getMessage());
            return null;
        }
    }

    /**
     * Proves that one checkpoint's log is the beginning of another's.
     *
     * @return empty where one of them is not there
     */
    public Optional<Consistency> consistency(long from, long to) {
        return ask((tables, connection) -> {
            Optional<SignedCheckpoint> earlier = checkpoint(connection, from);
            Optional<SignedCheckpoint> later = checkpoint(connection, to);
            if (earlier.isEmpty() || later.isEmpty() || from > to) {
                return Optional.empty();
            }
            return Optional.of(
                    new Consistency(earlier.get(), later.get(), MerkleTree.consistency(tables.nodes(), from, to)));
        });
    }

    /**
     * Checks a signature by one of the co-signers, and keeps it. Sent again, the one that is kept stays.
     *
     * @param line as it stands in a note
     * @return why it is not kept; empty where it is
     */
    public Optional<Refused> cosign(long size, NoteSignature line) {
        return cosign(size, line, true);
    }

    /** Only checks it. */
    public Optional<Refused> tryToCosign(long size, NoteSignature line) {
        return cosign(size, line, false);
    }

    private Optional<Refused> cosign(long size, NoteSignature line, boolean keep) {
        return ask((tables, connection) -> {
            SealTables.Kept kept = tables.checkpoint(size);
            if (kept == null) {
                return Optional.of(Refused.NO_SUCH_CHECKPOINT);
            }
            Optional<VerifierKey> cosigner =
                    cosigners.stream().filter(key -> key.claims(line)).findFirst();
            if (cosigner.isEmpty()) {
                return Optional.of(Refused.UNKNOWN_KEY);
            }
            if (!cosigner.get().verifies(SignedNote.parse(kept.note()).text(), line)) {
                return Optional.of(Refused.WRONG_SIGNATURE);
            }
            if (!keep) {
                return Optional.empty();
            }
            try (PreparedStatement statement = connection.prepareStatement(
                    "insert into events.seal_cosignature (size, key_name, key_id, signature) values (?, ?, ?, ?)"
                            + " on conflict do nothing")) {
                statement.setLong(1, size);
                statement.setString(2, line.name());
                statement.setInt(3, line.keyId());
                statement.setString(4, line.toString());
                statement.executeUpdate();
            }
            return Optional.empty();
        });
    }

    /** Verifies the log against all this, and against checkpoints that were kept elsewhere. */
    public Verification.Report verify(List<SignedNote> kept, Verification.Progress progress) {
        return ask((tables, connection) -> {
            connection.setReadOnly(true);
            try {
                return new Verification(connection, keys, kept, progress).run();
            } finally {
                connection.setReadOnly(false);
            }
        });
    }

    /** Whether nothing has been sealed yet. */
    static boolean isNew(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return new SealTables(connection).head().size() == 0;
        } catch (SQLException e) {
            throw new IllegalStateException("The seals cannot be read", e);
        }
    }

    /**
     * A log keeps the name under which it was sealed first.
     *
     * @throws IllegalStateException where another one is configured now
     */
    static void requireOrigin(DataSource dataSource, String configured) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "update events.seal_head set origin = coalesce(origin, ?) returning origin")) {
            statement.setString(1, configured);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next() && !row.getString(1).equals(configured)) {
                    throw new IllegalStateException("This log is sealed as " + row.getString(1)
                            + ", but vinhdanh.seal.origin is " + configured + ". A log keeps its name");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The seals cannot be read", e);
        }
    }
}
