package vn.vinhdanh.eventstore.sealing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the log with its seals, from end to end, in memory for one page: every event with the hash that was sealed for
 * it, and the tree of those hashes with every checkpoint that was signed. What differs is named.
 *
 * <p>Who can write to the database can also write to what is sealed there, but cannot sign. So nothing is believed but
 * signatures of the keys that are given; and whether the end of the log was cut off, together with its checkpoints, can
 * only be told by a checkpoint that was kept elsewhere.
 */
public final class Verification {

    private static final int PAGE = 1_000;
    private static final int MOST_FINDINGS = 1_000;

    private final SealTables tables;
    private final List<VerifierKey> keys;
    private final Deque<SignedNote> kept = new ArrayDeque<>();
    private final Progress progress;

    private final List<Finding> findings = new ArrayList<>();
    private final List<SealedEntry> unexpected = new ArrayList<>();
    private final Map<Long, String> moved = new HashMap<>();
    private final Set<String> nameless = new HashSet<>(); // hashes of leaves of which it is not known whose they are
    private long damages;
    private boolean rootDiffers;
    private long lastGood;
    private long checkpoints;

    /**
     * @param connection only read from; without a transaction, since the log may be long
     * @param keys by which checkpoints of this log may be signed
     * @param kept checkpoints that were kept elsewhere
     */
    public Verification(Connection connection, List<VerifierKey> keys, List<SignedNote> kept, Progress progress) {
        this.tables = new SealTables(connection);
        this.keys = List.copyOf(keys);
        this.progress = progress;
        kept.stream()
                .sorted(Comparator.comparingLong(note -> Checkpoint.of(note).size()))
                .forEach(this.kept::add);
    }

    /** Hears how far it is. */
    @FunctionalInterface
    public interface Progress {

        /** So many of so many events have been compared; throw to give up. */
        void at(long done, long total);
    }

    /**
     * What was found.
     *
     * @param size how many events were compared with their seals: those of the last checkpoint
     * @param position of the last of them
     * @param checkpoints how many were checked, those kept elsewhere included
     * @param unsealed how many events the last checkpoint does not cover yet
     * @param damages how many things are not as they were sealed
     * @param findings the first {@value #MOST_FINDINGS} of them
     */
    public record Report(
            long size, long position, long checkpoints, long unsealed, long damages, List<Finding> findings) {

        public Report {
            findings = List.copyOf(findings);
        }

        /** Whether everything is as it was sealed. */
        @JsonIgnore
        public boolean isGood() {
            return damages == 0;
        }
    }

    /** Looks at everything once. */
    public Report run() throws SQLException {
        SealTables.Kept last = tables.lastCheckpoint();
        long size = last == null ? 0 : last.size();
        if (size == 0 && tables.head().size() > 0) {
            found(Finding.notSignedByUs(tables.head().size()));
        }
        GrowingRoot root = new GrowingRoot();
        TileEdge edge = new TileEdge(0, (level, index) -> new byte[0]);
        Deque<SealTables.Kept> ahead = new ArrayDeque<>();
        long position = Long.MIN_VALUE;
        progress.at(0, size);
        for (long from = 0; from < size; from += PAGE) {
            long before = Math.min(size, from + PAGE);
            position = page(from, before, position, root, edge, ahead);
            compareTiles(edge.takeGrown());
            progress.at(before, size);
        }
        while (!kept.isEmpty()) {
            SignedNote note = kept.pop();
            checkpoints++;
            if (!note.isSignedBy(keys)) {
                found(Finding.notSignedByUs(Checkpoint.of(note).size()));
            } else {
                found(Finding.truncated(Checkpoint.of(note).size(), size));
            }
        }
        nameUnexpected();
        findings.sort(Comparator.comparing(Finding::position, Comparator.nullsFirst(Comparator.naturalOrder())));
        return new Report(
                size,
                position == Long.MIN_VALUE ? 0 : position,
                checkpoints,
                tables.countAfter(position),
                damages,
                findings);
    }

    private void found(Finding finding) {
        damages++;
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }

    // --- the log against the leaves ---------------------------------------------------------------------------------

    /** A leaf, and what is known of it. */
    private record Expected(
            long leaf, long position, byte[] hash, @Nullable SealedEntry sealed) {}

    /** What is sealed and not found as it was. */
    private record Suspect(Expected expected, @Nullable SealedEntry found) {}

    private long page(long from, long before, long after, GrowingRoot root, TileEdge edge, Deque<SealTables.Kept> ahead)
            throws SQLException {
        Map<Long, SealTables.Leaf> leaves = new HashMap<>();
        tables.leaves(from, before).forEach(leaf -> leaves.put(leaf.leaf(), leaf));
        List<Expected> expected = new ArrayList<>();
        byte[] tile = new byte[0];
        long position = after;
        for (long leaf = from; leaf < before; leaf++) {
            int offset = (int) (leaf % Tile.WIDTH) * TreeHash.BYTES;
            if (leaf == from || offset == 0) {
                tile = tables.hashes(0, leaf / Tile.WIDTH);
            }
            SealTables.Leaf kept = leaves.get(leaf);
            boolean inTile = tile.length >= offset + TreeHash.BYTES;
            if (kept == null && !inTile) {
                found(Finding.sealChanged(
                        null,
                        "Lá %d của cây không còn".formatted(leaf),
                        "Leaf %d of the tree is gone".formatted(leaf)));
                append(root, edge, new byte[TreeHash.BYTES], ahead);
                continue;
            }
            byte[] hash = kept == null || inTile
                    ? Arrays.copyOfRange(tile, offset, offset + TreeHash.BYTES)
                    : TreeHash.leaf(kept.entry());
            append(root, edge, hash, ahead);
            Expected one = expected(leaf, kept, hash, inTile, position);
            position = Math.max(position, one.position);
            expected.add(one);
        }
        expected.sort(Comparator.comparingLong(Expected::position)); // a damaged one may be anywhere
        compareRows(expected, after, position);
        return position;
    }

    private Expected expected(long leaf, SealTables.@Nullable Leaf kept, byte[] hash, boolean inTile, long previous) {
        SealedEntry sealed = null;
        if (kept != null && inTile && Arrays.equals(TreeHash.leaf(kept.entry()), hash)) {
            sealed = SealedEntry.parse(kept.entry());
        }
        if (sealed == null) {
            nameless.add(HexFormat.of().formatHex(hash));
        }
        if (sealed == null || kept != null && kept.position() != sealed.position()) {
            Long position = sealed != null ? Long.valueOf(sealed.position()) : kept == null ? null : kept.position();
            found(Finding.sealChanged(
                    position,
                    "Lá %d của cây không còn như lúc niêm".formatted(leaf),
                    "Leaf %d of the tree is not as it was sealed".formatted(leaf)));
        }
        long position = sealed != null ? sealed.position() : kept != null ? kept.position() : previous;
        return new Expected(leaf, position, hash, sealed);
    }

    private void compareRows(List<Expected> expected, long after, long upTo) throws SQLException {
        List<Suspect> suspects = new ArrayList<>();
        int next = 0;
        long reached = after;
        while (true) {
            List<SealedEntry> rows = tables.events(reached, upTo, PAGE);
            for (SealedEntry row : rows) {
                while (next < expected.size() && expected.get(next).position < row.position()) {
                    suspects.add(new Suspect(expected.get(next++), null));
                }
                if (next < expected.size() && expected.get(next).position == row.position()) {
                    Expected one = expected.get(next++);
                    if (!Arrays.equals(TreeHash.leaf(row.bytes()), one.hash)) {
                        suspects.add(new Suspect(one, row));
                    }
                } else {
                    notExpected(row);
                }
            }
            if (rows.size() < PAGE) {
                break;
            }
            reached = rows.get(rows.size() - 1).position();
        }
        for (; next < expected.size(); next++) {
            suspects.add(new Suspect(expected.get(next), null));
        }
        name(suspects);
    }

    private void notExpected(SealedEntry row) {
        if (nameless.contains(HexFormat.of().formatHex(TreeHash.leaf(row.bytes())))) {
            return; // it is as it was sealed, only its leaf is damaged
        }
        damages++;
        if (unexpected.size() < MOST_FINDINGS) {
            unexpected.add(row);
        }
    }

    private void name(List<Suspect> suspects) throws SQLException {
        List<Suspect> gone = new ArrayList<>();
        for (Suspect suspect : suspects) {
            SealedEntry sealed = suspect.expected.sealed;
            SealedEntry found = suspect.found;
            if (sealed == null) {
                if (found != null) {
                    found(Finding.changed(found));
                } // and if not, that its leaf is damaged has been said
            } else if (found != null && found.id().equals(sealed.id())) {
                found(Finding.changed(sealed, sealed.differences(found)));
            } else {
                gone.add(suspect);
            }
        }
        if (gone.isEmpty()) {
            return;
        }
        List<@Nullable Long> positions = tables.positionsOf(
                gone.stream().map(suspect -> idOf(suspect.expected)).toList());
        for (int i = 0; i < gone.size(); i++) {
            SealedEntry sealed = gone.get(i).expected.sealed;
            SealedEntry found = gone.get(i).found;
            Long now = positions.get(i);
            if (sealed == null) {
                continue;
            }
            if (now != null) {
                found(Finding.reordered(sealed, now));
                if (moved.size() < MOST_FINDINGS) {
                    moved.put(now, sealed.id());
                }
            } else if (found != null
                    && found.aggregate().equals(sealed.aggregate())
                    && found.sequence() == sealed.sequence()) {
                found(Finding.changed(sealed, sealed.differences(found)));
                continue;
            } else {
                found(Finding.deleted(sealed));
            }
            if (found != null) {
                notExpected(found);
            }
        }
    }

    private static String idOf(Expected expected) {
        SealedEntry sealed = expected.sealed;
        return sealed == null ? "" : sealed.id();
    }

    /** What lies where nothing or something else was sealed, unless it was only moved there. */
    private void nameUnexpected() {
        for (SealedEntry row : unexpected) {
            damages--;
            if (!row.id().equals(moved.get(row.position()))) {
                found(Finding.inserted(row));
            }
        }
    }

    // --- the tree against the checkpoints ---------------------------------------------------------------------------

    private void append(GrowingRoot root, TileEdge edge, byte[] hash, Deque<SealTables.Kept> ahead)
            throws SQLException {
        root.append(hash);
        edge.append(hash);
        if (ahead.isEmpty()) {
            ahead.addAll(tables.checkpointsAfter(root.size() - 1, PAGE));
        }
        SealTables.Kept next = ahead.peek();
        if (next != null && next.size() == root.size()) {
            ahead.pop();
            check(next, root.root());
        }
        while (!kept.isEmpty() && Checkpoint.of(kept.peek()).size() <= root.size()) {
            SignedNote note = kept.pop();
            check(new SealTables.Kept(root.size(), note.toString()), root.root());
        }
    }

    private void check(SealTables.Kept kept, byte[] root) {
        checkpoints++;
        Checkpoint checkpoint;
        SignedNote note;
        try {
            note = SignedNote.parse(kept.note());
            checkpoint = Checkpoint.of(note);
        } catch (IllegalArgumentException e) {
            found(Finding.notSignedByUs(kept.size()));
            return;
        }
        Set<String> names = new HashSet<>();
        keys.forEach(key -> names.add(key.name()));
        if (!names.contains(checkpoint.origin()) || checkpoint.size() != kept.size() || !note.isSignedBy(keys)) {
            found(Finding.notSignedByUs(kept.size()));
        } else if (Arrays.equals(checkpoint.root(), root)) {
            lastGood = rootDiffers ? lastGood : kept.size();
        } else if (!rootDiffers) { // all later ones differ as well, for the same reason
            rootDiffers = true;
            found(Finding.rootDiffers(kept.size(), lastGood));
        }
    }

    /** The upper part of the tree, which is kept so that proofs are quick. */
    private void compareTiles(List<TileEdge.Grown> grown) {
        for (TileEdge.Grown tile : grown) {
            byte[] stored = tables.hashes(tile.level(), tile.index());
            boolean begins = stored.length >= tile.hashes().length
                    && Arrays.equals(Arrays.copyOf(stored, tile.hashes().length), tile.hashes());
            if (tile.level() > 0 && !begins) {
                String name = new Tile(tile.level(), tile.index(), Tile.WIDTH).path();
                found(Finding.sealChanged(
                        null,
                        "Mảnh %s của cây không còn như lúc niêm".formatted(name),
                        "The tile %s of the tree is not as it was sealed".formatted(name)));
            }
        }
    }
}
