package vn.vinhdanh.eventstore.sealing;

import java.util.ArrayDeque;
import java.util.Deque;

/** The root of a tree to which leaves are appended, in memory for the logarithm of its size. */
final class GrowingRoot {

    /** The complete subtrees from right to left, the smallest first; their sizes are the bits of {@link #size}. */
    private final Deque<byte[]> subtrees = new ArrayDeque<>();

    private long size;

    long size() {
        return size;
    }

    void append(byte[] leafHash) {
        byte[] hash = leafHash;
        for (long bits = size; (bits & 1) == 1; bits >>>= 1) {
            hash = TreeHash.node(subtrees.pop(), hash);
        }
        subtrees.push(hash);
        size++;
    }

    byte[] root() {
        byte[] root = null;
        for (byte[] subtree : subtrees) {
            root = root == null ? subtree : TreeHash.node(subtree, root);
        }
        return root == null ? TreeHash.ofNothing() : root;
    }
}
