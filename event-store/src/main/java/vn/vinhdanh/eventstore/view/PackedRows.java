package vn.vinhdanh.eventstore.view;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Packed rows by their keys, which are read out of the rows themselves: a table of a million open rows has no million keys
 * and entries beside them. A hash table with linear probing.
 */
final class PackedRows<R extends Record> {

    private final Columns<R> columns;
    private byte[] @Nullable [] rows = new byte[16][];
    private int[] hashes = new int[rows.length];
    private int size;

    PackedRows(Columns<R> columns) {
        this.columns = columns;
    }

    /** There must be none of that key. */
    void put(Object key, byte[] row) {
        if (3 * (size + 1) > 2 * rows.length) {
            grow();
        }
        put(hash(key), row);
        size++;
    }

    byte @Nullable [] remove(Object key) {
        int hash = hash(key);
        for (int at = hash & rows.length - 1; ; at = at + 1 & rows.length - 1) {
            byte[] row = rows[at];
            if (row == null) {
                return null;
            }
            if (hashes[at] == hash && columns.keyOfPacked(row).equals(key)) {
                free(at);
                size--;
                return row;
            }
        }
    }

    void forEach(Consumer<byte[]> taken) {
        for (byte[] row : rows) {
            if (row != null) {
                taken.accept(row);
            }
        }
    }

    void clear() {
        Arrays.fill(rows, null);
        size = 0;
    }

    private void put(int hash, byte[] row) {
        int at = hash & rows.length - 1;
        while (rows[at] != null) {
            at = at + 1 & rows.length - 1;
        }
        rows[at] = row;
        hashes[at] = hash;
    }

    /** Whatever had to go past this slot comes back to where it is looked for. */
    private void free(int slot) {
        int hole = slot;
        for (int at = hole + 1 & rows.length - 1; rows[at] != null; at = at + 1 & rows.length - 1) {
            int wanted = hashes[at] & rows.length - 1;
            boolean between = hole <= at ? hole < wanted && wanted <= at : hole < wanted || wanted <= at;
            if (!between) {
                rows[hole] = rows[at];
                hashes[hole] = hashes[at];
                hole = at;
            }
        }
        rows[hole] = null;
    }

    private void grow() {
        byte[] @Nullable [] before = rows;
        int[] known = hashes;
        rows = new byte[2 * before.length][];
        hashes = new int[rows.length];
        for (int i = 0; i < before.length; i++) {
            byte[] row = before[i];
            if (row != null) {
                put(known[i], row);
            }
        }
    }

    private static int hash(Object key) {
        int hash = key.hashCode() * 0x9e3779b9;
        return hash ^ hash >>> 15;
    }
}
