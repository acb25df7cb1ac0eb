package vn.vinhdanh.eventstore.view;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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
    private final PackedRows<R> far;

    /** Those that are not packed; who was touched since it came here goes back to the end once more. */
    private final Deque<Place<R>> near = new ArrayDeque<>();

    private @Nullable Object lastKey;
    private @Nullable Place<R> last;

    /** An open row, and since which position it holds. */
    record Row<R extends Record>(R row, long from) {}

    /** Where a row is that is not packed; without one it is no longer here. */
    private static final class Place<R extends Record> {
        private final Object key;
        private @Nullable Row<R> row;
        private boolean touched;

        private Place(Object key) {
            this.key = key;
        }
    }

    OpenRows(Columns<R> columns) {
        this(columns, UNPACKED);
    }

    OpenRows(Columns<R> columns, int unpacked) {
        this.columns = columns;
        this.unpacked = unpacked;
        this.far = new PackedRows<>(columns);
    }

    @Nullable
    Row<R> get(Object key) {
        Place<R> place = place(key);
        if (place == null) {
            return null;
        }
        place.touched = true;
        return place.row;
    }

    void put(Object key, Row<R> row) {
        Place<R> place = place(key);
        if (place == null) {
            comesNear(key, row);
        } else {
            place.row = row;
            place.touched = true;
        }
    }

    void remove(Object key) {
        Place<R> place = places.remove(key);
        if (place == null) {
            far.remove(key);
        } else {
            place.row = null;
        }
        lastKey = null;
        last = null;
    }

    /** A row is looked up and then put: by the same key, which need not be found twice. */
    private @Nullable Place<R> place(Object key) {
        if (key != lastKey) {
            last = places.get(key);
            lastKey = key;
            if (last == null) {
                byte[] packed = far.remove(key);
                return packed == null ? null : comesNear(key, columns.unpack(packed));
            }
        }
        return last;
    }

    private Place<R> comesNear(Object key, Row<R> row) {
        Place<R> place = new Place<>(key);
        place.row = row;
        place.touched = true;
        places.put(key, place);
        lastKey = key;
        last = place;
        near.add(place);
        while (near.size() > unpacked) {
            leaves(near.remove());
        }
        return place;
    }

    private void leaves(Place<R> place) {
        Row<R> row = place.row;
        if (row == null) {
            return;
        }
        if (place.touched) {
            place.touched = false;
            near.add(place);
            return;
        }
        if (place == last) {
            lastKey = null;
            last = null;
        }
        places.remove(place.key);
        far.put(place.key, columns.pack(row, bytes));
        place.row = null;
    }

    /** Gives away all rows, and forgets them. */
    void takeAll(BiConsumer<R, Long> taken, Consumer<byte[]> takenPacked) {
        for (Place<R> place : places.values()) {
            Row<R> row = Objects.requireNonNull(place.row);
            taken.accept(row.row, row.from);
        }
        far.forEach(takenPacked);
        places.clear();
        far.clear();
        near.clear();
        lastKey = null;
        last = null;
    }
}
