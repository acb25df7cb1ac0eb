package vn.vinhdanh.eventstore.sealing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tree whose tiles are in memory, grown as the log's is: in steps, each of which begins from the tiles alone. */
final class TreeInMemory {

    private final Map<String, byte[]> tiles = new HashMap<>();
    private long size;

    TreeInMemory append(List<byte[]> entries) {
        TileEdge edge = new TileEdge(size, this::hashes);
        entries.forEach(entry -> edge.append(TreeHash.leaf(entry)));
        edge.takeGrown().forEach(tile -> tiles.put(tile.level() + "/" + tile.index(), tile.hashes()));
        size = edge.size();
        return this;
    }

    byte[] hashes(int level, long index) {
        byte[] hashes = tiles.get(level + "/" + index);
        if (hashes == null) {
            throw new AssertionError("There is no tile " + level + "/" + index);
        }
        return hashes;
    }

    MerkleTree.Nodes nodes() {
        return new TileNodes(this::hashes);
    }
}
