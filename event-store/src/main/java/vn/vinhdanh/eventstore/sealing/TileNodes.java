package vn.vinhdanh.eventstore.sealing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The hashes of complete subtrees, out of tiles. Remembers the tiles it has seen: for one proof, not for ever. */
final class TileNodes implements MerkleTree.Nodes {

    private record Place(int level, long index) {}

    private final Tiles tiles;
    private final Map<Place, byte[]> seen = new HashMap<>();

    /** Where tiles are kept. */
    @FunctionalInterface
    interface Tiles {

        /** The hashes of a tile, as many as there are now, one after the other. */
        byte[] hashes(int level, long index);
    }

    TileNodes(Tiles tiles) {
        this.tiles = tiles;
    }

    @Override
    public byte[] node(int height, long index) {
        int level = height / Tile.HEIGHT;
        int above = height % Tile.HEIGHT;
        long first = index << above;
        byte[] tile = seen.computeIfAbsent(
                new Place(level, first / Tile.WIDTH), place -> tiles.hashes(place.level, place.index));
        int offset = (int) (first % Tile.WIDTH);
        int count = 1 << above;
        if (tile.length < (offset + count) * TreeHash.BYTES) {
            throw new IllegalStateException("The tree has no complete subtree " + index + " of height " + height);
        }
        return join(tile, offset, count);
    }

    /** The hash over so many hashes of a tile, a power of two of them. */
    static byte[] join(byte[] tile, int offset, int count) {
        if (count == 1) {
            return Arrays.copyOfRange(tile, offset * TreeHash.BYTES, (offset + 1) * TreeHash.BYTES);
        }
        int half = count / 2;
        return TreeHash.node(join(tile, offset, half), join(tile, offset + half, half));
    }
}
