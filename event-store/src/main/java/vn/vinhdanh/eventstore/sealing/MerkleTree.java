package vn.vinhdanh.eventstore.sealing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Roots and proofs of RFC 6962 trees, from the hashes of their complete subtrees, wherever those are kept. */
public final class MerkleTree {

    private MerkleTree() {}

    /** Where the hashes of complete subtrees come from. */
    @FunctionalInterface
    public interface Nodes {

        /** The hash over the 2<sup>height</sup> leaves that begin at leaf {@code index} * 2<sup>height</sup>. */
        byte[] node(int height, long index);
    }

    /** The root over the first {@code size} leaves. */
    public static byte[] root(Nodes nodes, long size) {
        require(size >= 0, "A tree has no %s leaves", size);
        return size == 0 ? TreeHash.ofNothing() : over(nodes, 0, size);
    }

    /**
     * Shows that a leaf is in the tree of the first {@code size} leaves: the audit path of RFC 6962, section 2.1.1.
     *
     * @throws IllegalArgumentException where the tree has no such leaf
     */
    public static List<byte[]> inclusion(Nodes nodes, long leaf, long size) {
        require(leaf >= 0 && leaf < size, "Leaf %s is not in a tree of %s", leaf, size);
        List<byte[]> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (leaf < middle) {
                path.add(over(nodes, middle, to));
                to = middle;
            } else {
                path.add(over(nodes, from, middle));
                from = middle;
            }
        }
        Collections.reverse(path);
        return path;
    }

    /**
     * Shows that the tree of the first {@code earlier} leaves is the beginning of that of the first {@code later} ones:
     * RFC 6962, section 2.1.2.
     *
     * @throws IllegalArgumentException where the earlier one is empty or larger
     */
    public static List<byte[]> consistency(Nodes nodes, long earlier, long later) {
        require(earlier > 0 && earlier <= later, "A tree of %s cannot be the beginning of one of %s", earlier, later);
        List<byte[]> path = new ArrayList<>();
        long from = 0;
        long to = later;
        while (earlier != to) {
            long middle = from + split(to - from);
            if (earlier <= middle) {
                path.add(over(nodes, middle, to));
                to = middle;
            } else {
                path.add(over(nodes, from, middle));
                from = middle;
            }
        }
        if (from > 0) { // otherwise it is the earlier root itself, which who checks the proof has
            path.add(over(nodes, from, to));
        }
        Collections.reverse(path);
        return path;
    }

    /** The largest power of two below {@code count}, which is at least 2. */
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }

    /** Joins the complete subtrees between two leaves, of which the first begins a subtree as large as any of them. */
    private static byte[] over(Nodes nodes, long from, long to) {
        List<byte[]> subtrees = new ArrayList<>();
        long at = from;
        while (at < to) {
            int height = Long.SIZE - 1 - Long.numberOfLeadingZeros(to - at);
            subtrees.add(nodes.node(height, at >>> height));
            at += 1L << height;
        }
        byte[] hash = subtrees.get(subtrees.size() - 1);
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            hash = TreeHash.node(subtrees.get(i), hash);
        }
        return hash;
    }

    private static void require(boolean condition, String otherwise, Object... values) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise.formatted(values));
        }
    }
}
