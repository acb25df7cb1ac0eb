package vn.vinhdanh.eventstore.view;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The open rows of a table while the log is folded. Nearly all of them belong to what has long been decided, and are not
 * looked at again: only those that were touched last are kept as they are, the others packed, at about a third of the
 * memory.
 */
final class OpenRows<R extends Record> {

    /** As many as are worked on at a time, and some more. */
    private static final int UNPACKED = 8_192;

    private final Columns<R> columns;
    private final int unpacked;
    private final Map<Object, Row<R>> near = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Object, Packed> far = new HashMap<>();

    /** An open row, and since which position it holds. */
    record Row<R extends Record>(R row, long from) {}

    private record Packed(byte[] row, long from) {}

    OpenRows(Columns<R> columns) {
        this(columns, UNPACKED);
    }

    OpenRows(Columns<R> columns, int unpacked) {
        this.columns = columns;
        this.unpacked = unpacked;
    }

    @Nullable
    Row<R> get(Object key) {
        Row<R> row = near.get(key);
        if (row != null) {
            return row;
        }
        Packed packed = far.remove(key);
        if (packed == null) {
            return null;
        }
        Row<R> again = new Row<>(columns.unpack(packed.row), packed.from);
        put(key, again);
        return again;
    }

    void put(Object key, Row<R> row) {
        far.remove(key);
        near.put(key, row);
        if (near.size() > unpacked) {
            Iterator<Map.Entry<Object, Row<R>>> eldest = near.entrySet().iterator();
            Map.Entry<Object, Row<R>> leaves = eldest.next();
            eldest.remove();
            far.put(leaves.getKey(), new Packed(columns.pack(leaves.getValue().row), leaves.getValue().from));
        }
    }

    void remove(Object key) {
        near.remove(key);
        far.remove(key);
    }

    /** Gives away all rows, and forgets them. */
    void takeAll(BiConsumer<R, Long> taken) {
        near.values().forEach(row -> taken.accept(row.row, row.from));
        near.clear();
        far.values().forEach(packed -> taken.accept(columns.unpack(packed.row), packed.from));
        far.clear();
    }
}
