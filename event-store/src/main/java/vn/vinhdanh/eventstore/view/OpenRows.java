package vn.vinhdanh.eventstore.view;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
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
    private static final int UNPACKED = 3_000;

    private final Columns<R> columns;
    private final int unpacked;
    private final RowBytes bytes = new RowBytes();
    private final Map<Object, Place<R>> places = new HashMap<>();

    /** Those that are not packed; who was touched since it came here goes back to the end once more. */
    private final Deque<Place<R>> near = new ArrayDeque<>();

    private @Nullable Object lastKey;
    private @Nullable Place<R> last;

    /** An open row, and since which position it holds. */
    record Row<R extends Record>(R row, long from) {}

    /** Where one row is: as it is, packed, or gone. */
    private static final class Place<R extends Record> {
        private @Nullable Row<R> row;
        private byte @Nullable [] packed;
        private long from;
        private boolean touched;
    }

    OpenRows(Columns<R> columns) {
        this(columns, UNPACKED);
    }

    OpenRows(Columns<R> columns, int unpacked) {
        this.columns = columns;
        this.unpacked = unpacked;
    }

    @Nullable
    Row<R> get(Object key) {
        Place<R> place = place(key);
        if (place == null) {
            return null;
        }
        if (place.packed != null) {
            set(place, new Row<>(columns.unpack(place.packed), place.from));
        }
        place.touched = true;
        return place.row;
    }

    void put(Object key, Row<R> row) {
        Place<R> place = place(key);
        if (place == null) {
            place = new Place<>();
            places.put(key, place);
            lastKey = key;
            last = place;
        }
        set(place, row);
    }

    void remove(Object key) {
        Place<R> place = places.remove(key);
        if (place != null) {
            place.row = null;
            place.packed = null;
        }
        lastKey = null;
        last = null;
    }

    /** A row is looked up and then put: by the same key, which need not be found twice. */
    private @Nullable Place<R> place(Object key) {
        if (key != lastKey) {
            last = places.get(key);
            lastKey = key;
        }
        return last;
    }

    private void set(Place<R> place, Row<R> row) {
        boolean wasNear = place.row != null;
        place.row = row;
        place.packed = null;
        place.touched = true;
        if (!wasNear) {
            near.add(place);
            while (near.size() > unpacked) {
                leave(near.remove());
            }
        }
    }

    private void leave(Place<R> place) {
        Row<R> row = place.row;
        if (row == null) {
            return;
        }
        if (place.touched) {
            place.touched = false;
            near.add(place);
            return;
        }
        place.packed = columns.pack(row.row, bytes);
        place.from = row.from;
        place.row = null;
    }

    /** Gives away all rows, and forgets them. */
    void takeAll(BiConsumer<R, Long> taken, BiConsumer<byte[], Long> takenPacked) {
        for (Place<R> place : places.values()) {
            if (place.packed != null) {
                takenPacked.accept(place.packed, place.from);
            } else if (place.row != null) {
                taken.accept(place.row.row, place.row.from);
            }
            place.row = null;
            place.packed = null;
        }
        places.clear();
        near.clear();
        lastKey = null;
        last = null;
    }
}
