package vn.vinhdanh.eventstore.sealing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The right edge of a tree, where it grows: the last tile of each level. Collects which tiles changed. */
final class TileEdge {

    private long size;
    private final List<Level> levels = new ArrayList<>();
    private final List<Grown> full = new ArrayList<>();

    /** A tile that has more hashes than before. */
    record Grown(int level, long index, byte[] hashes) {}

    private static final class Level {

        private final byte[] hashes = new byte[Tile.WIDTH * TreeHash.BYTES];
        private long index;
        private int width;
        private boolean changed;
    }

    /** The edge of a tree that is there already. */
    TileEdge(long size, TileNodes.Tiles tiles) {
        this.size = size;
        for (int level = 0; Tile.count(level, size) > 0; level++) {
            long count = Tile.count(level, size);
            Level edge = new Level();
            edge.index = count / Tile.WIDTH;
            edge.width = (int) (count % Tile.WIDTH);
            if (edge.width > 0) {
                byte[] hashes = tiles.hashes(level, edge.index);
                if (hashes.length < edge.width * TreeHash.BYTES) {
                    throw new IllegalStateException("Tile " + level + "/" + edge.index + " of a tree of " + size
                            + " leaves has only " + hashes.length + " bytes");
                }
                System.arraycopy(hashes, 0, edge.hashes, 0, edge.width * TreeHash.BYTES);
            }
            levels.add(edge);
        }
    }

    long size() {
        return size;
    }

    void append(byte[] leafHash) {
        append(0, leafHash);
        size++;
    }

    private void append(int level, byte[] hash) {
        if (level == levels.size()) {
            levels.add(new Level());
        }
        Level edge = levels.get(level);
        System.arraycopy(hash, 0, edge.hashes, edge.width * TreeHash.BYTES, TreeHash.BYTES);
        edge.width++;
        edge.changed = true;
        if (edge.width == Tile.WIDTH) {
            full.add(new Grown(level, edge.index, edge.hashes.clone()));
            edge.index++;
            edge.width = 0;
            edge.changed = false;
            append(level + 1, TileNodes.join(edge.hashes, 0, Tile.WIDTH));
        }
    }

    /** The tiles that have grown since the last call, each as it is now. */
    List<Grown> takeGrown() {
        List<Grown> grown = new ArrayList<>(full);
        full.clear();
        for (int level = 0; level < levels.size(); level++) {
            Level edge = levels.get(level);
            if (edge.changed) {
                grown.add(new Grown(level, edge.index, Arrays.copyOf(edge.hashes, edge.width * TreeHash.BYTES)));
                edge.changed = false;
            }
        }
        return grown;
    }
}
