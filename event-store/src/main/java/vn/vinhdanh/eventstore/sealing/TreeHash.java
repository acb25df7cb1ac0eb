package vn.vinhdanh.eventstore.sealing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of RFC 6962, section 2.1, over SHA-256. */
public final class TreeHash {

    /** How many bytes a hash has. */
    public static final int BYTES = 32;

    // Leaves and inner nodes begin differently, so that an inner node cannot be passed off as a leaf.
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(TreeHash::newSha256);

    private TreeHash() {}

    /** The root of a tree without leaves. */
    public static byte[] ofNothing() {
        return sha256(new byte[0]);
    }

    /** The hash of a leaf with that content. */
    public static byte[] leaf(byte[] entry) {
        MessageDigest digest = SHA_256.get();
        digest.update(LEAF);
        return digest.digest(entry);
    }

    /** The hash of a node above two others. */
    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = SHA_256.get();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    static byte[] sha256(byte[] bytes) {
        return SHA_256.get().digest(bytes);
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
