package vn.vinhdanh.eventstore.view;

/**
 * What PostgreSQL's {@code hash_record_extended} makes of a row, computed here: so that a table can be compared with rows
 * that are in no table. Its hash functions are Bob Jenkins' lookup3 with a seed, as in {@code src/common/hashfn.c} of
 * PostgreSQL; they have been the same since version 11, since partitions by hash depend on them.
 */
final class DatabaseHash {

    private static final int INITIAL = 0x9e3779b9 + 3_923_095;

    private final long seed;
    private long row;

    // The state of lookup3.
    private int a;
    private int b;
    private int c;

    /** @param seed the second argument of {@code hash_record_extended} */
    DatabaseHash(long seed) {
        this.seed = seed;
    }

    void begin() {
        row = 0;
    }

    /** The next column of the row. */
    void add(long column) {
        row = (row << 5) - row + column;
    }

    void addNull() {
        add(0);
    }

    long row() {
        return row;
    }

    /** Of a {@code bigint}. */
    long ofLong(long value) {
        int low = (int) value;
        int high = (int) (value >>> 32);
        return ofInt(low ^ (value >= 0 ? high : ~high));
    }

    /** Of an {@code integer}, a {@code date} as days and a {@code boolean} as 0 or 1. */
    long ofInt(int value) {
        start(Integer.BYTES);
        a += value;
        return end();
    }

    /** Of a {@code text} in UTF-8. */
    long ofText(byte[] text, int from, int length) {
        start(length);
        int at = from;
        int left = length;
        for (; left >= 12; left -= 12, at += 12) {
            a += word(text, at, 4);
            b += word(text, at + 4, 4);
            c += word(text, at + 8, 4);
            mix();
        }
        a += word(text, at, Math.min(left, 4));
        b += word(text, at + 4, Math.min(left - 4, 4));
        c += word(text, at + 8, left - 8) << 8; // the lowest byte of c is kept for the length
        return end();
    }

    private static int word(byte[] bytes, int at, int count) {
        int word = 0;
        for (int i = 0; i < count; i++) {
            word |= (bytes[at + i] & 0xff) << (8 * i);
        }
        return word;
    }

    private void start(int length) {
        a = INITIAL + length;
        b = a;
        c = a;
        if (seed != 0) {
            a += (int) (seed >>> 32);
            b += (int) seed;
            mix();
        }
    }

    private void mix() {
        a = (a - c) ^ Integer.rotateLeft(c, 4);
        c += b;
        b = (b - a) ^ Integer.rotateLeft(a, 6);
        a += c;
        c = (c - b) ^ Integer.rotateLeft(b, 8);
        b += a;
        a = (a - c) ^ Integer.rotateLeft(c, 16);
        c += b;
        b = (b - a) ^ Integer.rotateLeft(a, 19);
        a += c;
        c = (c - b) ^ Integer.rotateLeft(b, 4);
        b += a;
    }

    private long end() {
        c = (c ^ b) - Integer.rotateLeft(b, 14);
        a = (a ^ c) - Integer.rotateLeft(c, 11);
        b = (b ^ a) - Integer.rotateLeft(a, 25);
        c = (c ^ b) - Integer.rotateLeft(b, 16);
        a = (a ^ c) - Integer.rotateLeft(c, 4);
        b = (b ^ a) - Integer.rotateLeft(a, 14);
        c = (c ^ b) - Integer.rotateLeft(b, 24);
        return ((long) b << 32) | Integer.toUnsignedLong(c);
    }
}
