package vn.vinhdanh.eventstore.sealing;

import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks proofs with nothing but roots in hand. */
public final class MerkleProof {

    private MerkleProof() {}

    /** Whether the path shows that the leaf of that hash is in the tree with that root. */
    public static boolean includes(byte[] leafHash, long leaf, long size, List<byte[]> path, byte[] root) {
        if (leaf < 0 || leaf >= size) {
            return false;
        }
        byte[] hash = leafHash;
        long node = leaf;
        long last = size - 1; // the last node on the level of the node
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = TreeHash.node(sibling, hash);
                // A last node without a sibling stays as it is on the levels above, until it is a right one.
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = TreeHash.node(hash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }

    /** Whether the path shows that the tree with the earlier root is the beginning of that with the later one. */
    public static boolean extendsTree(
            long earlier, byte[] earlierRoot, long later, byte[] laterRoot, List<byte[]> path) {
        if (earlier <= 0 || earlier > later) {
            return false;
        }
        if (earlier == later) {
            return path.isEmpty() && MessageDigest.isEqual(earlierRoot, laterRoot);
        }
        long node = earlier - 1;
        long last = later - 1;
        while ((node & 1) == 1) {
            node >>>= 1;
            last >>>= 1;
        }
        int at = 0;
        byte[] before = node == 0 ? earlierRoot : next(path, at++);
        byte[] after = before;
        if (before == null || after == null) {
            return false;
        }
        for (; at < path.size(); at++) {
            byte[] sibling = path.get(at);
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                before = TreeHash.node(sibling, before);
                after = TreeHash.node(sibling, after);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                after = TreeHash.node(after, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && MessageDigest.isEqual(before, earlierRoot) && MessageDigest.isEqual(after, laterRoot);
    }

    private static byte @Nullable [] next(List<byte[]> path, int at) {
        return at < path.size() ? path.get(at) : null;
    }
}
