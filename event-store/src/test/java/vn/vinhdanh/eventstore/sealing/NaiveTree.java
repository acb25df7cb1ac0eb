package vn.vinhdanh.eventstore.sealing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The definitions of RFC 6962, section 2.1, word by word, on lists: slow, and without a line in common with what is
 * tested. Hashes are written as hexadecimal digits.
 */
final class NaiveTree {

    private NaiveTree() {}

    /** MTH(D[n]). */
    static String head(List<byte[]> d) {
        int n = d.size();
        if (n == 0) {
            return hash(new byte[0]);
        }
        if (n == 1) {
            return hash(new byte[] {0}, d.get(0));
        }
        int k = k(n);
        return hash(new byte[] {1}, bytes(head(d.subList(0, k))), bytes(head(d.subList(k, n))));
    }

    /** PATH(m, D[n]). */
    static List<String> path(int m, List<byte[]> d) {
        int n = d.size();
        if (n == 1) {
            return List.of();
        }
        int k = k(n);
        return m < k
                ? with(path(m, d.subList(0, k)), head(d.subList(k, n)))
                : with(path(m - k, d.subList(k, n)), head(d.subList(0, k)));
    }

    /** PROOF(m, D[n]). */
    static List<String> proof(int m, List<byte[]> d) {
        return subproof(m, d, true);
    }

    private static List<String> subproof(int m, List<byte[]> d, boolean b) {
        int n = d.size();
        if (m == n) {
            return b ? List.of() : List.of(head(d));
        }
        int k = k(n);
        return m <= k
                ? with(subproof(m, d.subList(0, k), b), head(d.subList(k, n)))
                : with(subproof(m - k, d.subList(k, n), false), head(d.subList(0, k)));
    }

    /** The root to which a path leads, by the shape of the tree rather than by bits. */
    static String rootOf(String leaf, int m, int n, List<String> path) {
        if (n == 1) {
            return path.isEmpty() ? leaf : "too long";
        }
        if (path.isEmpty()) {
            return "too short";
        }
        int k = k(n);
        String last = path.get(path.size() - 1);
        List<String> rest = path.subList(0, path.size() - 1);
        return m < k
                ? hash(new byte[] {1}, bytes(rootOf(leaf, m, k, rest)), bytes(last))
                : hash(new byte[] {1}, bytes(last), bytes(rootOf(leaf, m - k, n - k, rest)));
    }

    private static int k(int n) {
        int k = 1;
        while (2 * k < n) {
            k = 2 * k;
        }
        return k;
    }

    private static List<String> with(List<String> path, String last) {
        List<String> longer = new ArrayList<>(path);
        longer.add(last);
        return longer;
    }

    static String hash(byte[]... parts) {
        try {
            int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
            byte[] all = new byte[length];
            int at = 0;
            for (byte[] part : parts) {
                System.arraycopy(part, 0, all, at, part.length);
                at += part.length;
            }
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
