package vn.vinhdanh.eventstore.view;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Id;

/** How a record is spelled in the columns of its table, and back. */
final class Columns<R extends Record> {

    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final Instant FIRST_INSTANT = Instant.parse("2000-01-01T00:00:00Z");

    private final Class<R> row;
    private final List<Column> all = new ArrayList<>();
    private final List<Column> key = new ArrayList<>();
    private final MethodHandle constructor;
    private final boolean normalised;

    Columns(Class<R> row, List<String> keyColumns) {
        this.row = row;
        RecordComponent[] components = row.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            all.add(new Column(i, components[i]));
        }
        for (String name : keyColumns) {
            key.add(all.stream()
                    .filter(column -> column.name.equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            row.getName() + " has no component for the key column " + name)));
        }
        if (key.isEmpty()) {
            throw new IllegalArgumentException("The table of " + row.getName() + " needs a key");
        }
        this.normalised = all.stream().anyMatch(column -> column.kind == Kind.JSON || column.kind == Kind.INSTANT);
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<R> canonical = row.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            this.constructor = MethodHandles.lookup()
                    .unreflectConstructor(canonical)
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Cannot construct " + row.getName(), e);
        }
    }

    List<Column> all() {
        return all;
    }

    List<Column> key() {
        return key;
    }

    /**
     * The row as it will come back from the database, so that comparing it with a stored one is comparing alike.
     *
     * @param before the row that it follows, in that form; what has stayed the same needs no second look
     */
    R normalise(R value, @Nullable R before) {
        if (!normalised || value == before) {
            return value;
        }
        Object[] values = new Object[all.size()];
        boolean changed = false;
        for (Column column : all) {
            Object stated = column.get(value);
            boolean same = before != null && Objects.equals(stated, column.get(before));
            Object after = same ? stated : column.normalise(stated);
            values[column.index] = after;
            changed |= after != stated;
        }
        return changed ? construct(values) : value;
    }

    Object keyOf(R value) {
        if (key.size() == 1) {
            return keyed(key.get(0), key.get(0).get(value));
        }
        Object[] values = new Object[key.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = keyed(key.get(i), key.get(i).get(value));
        }
        return List.of(values);
    }

    /** A key as a handler states it, in the form in which {@link #keyOf} gives it. */
    Object key(Object stated) {
        if (key.size() == 1) {
            return keyed(key.get(0), stated);
        }
        if (!(stated instanceof List<?> parts) || parts.size() != key.size()) {
            throw new IllegalArgumentException("A key of " + row.getSimpleName() + " has " + key.size() + " parts");
        }
        Object[] values = new Object[key.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = keyed(key.get(i), parts.get(i));
        }
        return List.of(values);
    }

    /** The parts of a key in {@link #keyOf}'s form, one for each key column. */
    List<?> parts(Object normalKey) {
        return key.size() == 1 ? List.of(normalKey) : (List<?>) normalKey;
    }

    private Object keyed(Column column, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException(row.getSimpleName() + " has no value for its key column " + column.name);
        }
        return column.stored(value);
    }

    R read(ResultSet rows) throws SQLException {
        Object[] values = new Object[all.size()];
        for (Column column : all) {
            values[column.index] = column.read(rows, column.index + 1);
        }
        return construct(values);
    }

    /** A row and since when it holds, as bytes, which {@link #unpack} makes the same of again. */
    byte[] pack(OpenRows.Row<R> open, RowBytes into) {
        into.clear().put(open.from());
        for (Column column : all) {
            column.pack(open.row(), into);
        }
        return into.copy();
    }

    OpenRows.Row<R> unpack(byte[] bytes) {
        ByteBuffer packed = ByteBuffer.wrap(bytes);
        long from = packed.getLong();
        Object[] values = new Object[all.size()];
        for (Column column : all) {
            values[column.index] = column.unpack(packed);
        }
        return new OpenRows.Row<>(construct(values), from);
    }

    /** The key of a row that is packed, in {@link #keyOf}'s form. */
    Object keyOfPacked(byte[] bytes) {
        ByteBuffer packed = ByteBuffer.wrap(bytes);
        packed.getLong();
        Object[] parts = new Object[key.size()];
        for (int at = 0, found = 0; found < parts.length; at++) {
            Object stored = all.get(at).stored(packed);
            int part = key.indexOf(all.get(at));
            if (part >= 0 && stored != null) {
                parts[part] = stored;
                found++;
            }
        }
        return parts.length == 1 ? parts[0] : List.of(parts);
    }

    /** Adds a row that is packed, as the database would hash it, and answers since when it holds. */
    long hashPacked(byte[] bytes, DatabaseHash hash) {
        ByteBuffer packed = ByteBuffer.wrap(bytes);
        long from = packed.getLong();
        for (Column column : all) {
            column.hashPacked(packed, hash);
        }
        return from;
    }

    @SuppressWarnings("unchecked")
    private R construct(@Nullable Object[] values) {
        try {
            return (R) (Object) constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private enum Kind {
        TEXT("text", ""),
        BIGINT("bigint", ""),
        INTEGER("integer", ""),
        BOOLEAN("boolean", ""),
        DATE("text", "::date"),
        INSTANT("text", "::timestamptz"),
        JSON("text", "::jsonb"),
        ENUM("text", ""),
        ID("text", "");

        private final String array;
        private final String cast;

        Kind(String array, String cast) {
            this.array = array;
            this.cast = cast;
        }
    }

    /** One component of the record and its column. */
    final class Column {

        private final int index;
        private final String name;
        private final Class<?> type;
        private final Kind kind;
        private final MethodHandle accessor;
        private final @Nullable MethodHandle idOf;

        private Column(int index, RecordComponent component) {
            this.index = index;
            this.name = snakeCase(component.getName());
            this.type = component.getType();
            this.kind = kind(component);
            try {
                component.getAccessor().setAccessible(true);
                this.accessor = MethodHandles.lookup()
                        .unreflect(component.getAccessor())
                        .asType(MethodType.methodType(Object.class, Record.class));
                this.idOf = kind == Kind.ID
                        ? MethodHandles.lookup()
                                .findConstructor(type, MethodType.methodType(void.class, String.class))
                                .asType(MethodType.methodType(Object.class, String.class))
                        : null;
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("Cannot read " + component, e);
            }
        }

        String name() {
            return name;
        }

        /** The element type of the array in which many values of this column travel. */
        String arrayType() {
            return kind.array;
        }

        /** What turns such an element into the column's type. */
        String cast() {
            return kind.cast;
        }

        /** The value in the form in which it travels: text, long, int or boolean. */
        @Nullable
        Object storedOf(Record value) {
            Object own = get(value);
            return own == null ? null : stored(own);
        }

        /** Adds the value as the database would hash it. */
        void hash(Record value, DatabaseHash hash) {
            Object own = get(value);
            if (own == null) {
                hash.addNull();
                return;
            }
            hash.add(
                    switch (kind) {
                        case BIGINT -> hash.ofLong((Long) stored(own));
                        case INTEGER -> hash.ofInt((Integer) stored(own));
                        case BOOLEAN -> hash.ofInt((Boolean) own ? 1 : 0);
                        case DATE -> hash.ofInt(days((LocalDate) own));
                        case INSTANT -> hash.ofLong(micros((Instant) own));
                        default -> {
                            byte[] text = stored(own).toString().getBytes(StandardCharsets.UTF_8);
                            yield hash.ofText(text, 0, text.length);
                        }
                    });
        }

        /** The column of a row {@code c} as it is hashed: JSON by its text, which has one spelling. */
        String hashed() {
            return "c." + name + (kind == Kind.JSON ? "::text" : "");
        }

        private @Nullable Object get(Record value) {
            try {
                return (Object) accessor.invokeExact(value);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        private @Nullable Object normalise(@Nullable Object value) {
            if (value == null) {
                return null;
            }
            return switch (kind) {
                case INSTANT -> {
                    Instant instant = (Instant) value;
                    yield instant.getNano() % 1_000 == 0 ? instant : instant.truncatedTo(ChronoUnit.MICROS);
                }
                case JSON -> {
                    String canonical = JsonbText.of((String) value);
                    yield canonical.equals(value) ? value : canonical;
                }
                default -> value;
            };
        }

        private Object stored(Object value) {
            return switch (kind) {
                case ENUM -> value instanceof Enum<?> constant ? constant.name() : value.toString();
                case ID, TEXT ->
                    value instanceof Id id
                            ? id.value()
                            : value instanceof Enum<?> constant ? constant.name() : value.toString();
                case BIGINT -> value instanceof Long ? value : ((Number) value).longValue();
                case INTEGER -> value instanceof Integer ? value : ((Number) value).intValue();
                case BOOLEAN -> value;
                case DATE, INSTANT, JSON -> value.toString();
            };
        }

        private void pack(Record value, RowBytes into) {
            Object own = get(value);
            into.put(own != null);
            if (own == null) {
                return;
            }
            switch (kind) {
                case BIGINT -> into.put((long) stored(own));
                case INTEGER -> into.put((int) stored(own));
                case BOOLEAN -> into.put((boolean) own);
                case DATE -> into.put(days((LocalDate) own));
                case INSTANT -> into.put(micros((Instant) own));
                default -> into.put(stored(own).toString());
            }
        }

        private @Nullable Object unpack(ByteBuffer packed) {
            Object value = next(packed);
            return value instanceof String text ? own(text) : value;
        }

        /** A packed value in the form of {@link #stored(Object)}. */
        private @Nullable Object stored(ByteBuffer packed) {
            Object value = next(packed);
            return value instanceof LocalDate || value instanceof Instant ? value.toString() : value;
        }

        /** A packed value; that of an id or a constant as its text. */
        private @Nullable Object next(ByteBuffer packed) {
            if (packed.get() == 0) {
                return null;
            }
            return switch (kind) {
                case BIGINT -> packed.getLong();
                case INTEGER -> packed.getInt();
                case BOOLEAN -> packed.get() != 0;
                case DATE -> FIRST_DAY.plusDays(packed.getInt());
                case INSTANT -> FIRST_INSTANT.plus(packed.getLong(), ChronoUnit.MICROS);
                default -> RowBytes.text(packed);
            };
        }

        private void hashPacked(ByteBuffer packed, DatabaseHash hash) {
            if (packed.get() == 0) {
                hash.addNull();
                return;
            }
            hash.add(
                    switch (kind) {
                        case BIGINT, INSTANT -> hash.ofLong(packed.getLong());
                        case INTEGER, DATE -> hash.ofInt(packed.getInt());
                        case BOOLEAN -> hash.ofInt(packed.get());
                        default -> {
                            int length = RowBytes.length(packed);
                            long text = hash.ofText(packed.array(), packed.position(), length);
                            packed.position(packed.position() + length);
                            yield text;
                        }
                    });
        }

        private static int days(LocalDate day) {
            return (int) ChronoUnit.DAYS.between(FIRST_DAY, day);
        }

        private static long micros(Instant instant) {
            return ChronoUnit.MICROS.between(FIRST_INSTANT, instant);
        }

        /** The value of a stored text. */
        @SuppressWarnings({"unchecked", "rawtypes"})
        private Object own(String stored) {
            return switch (kind) {
                case ENUM -> Enum.valueOf((Class<Enum>) type, stored);
                case ID -> id(stored);
                default -> stored;
            };
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private @Nullable Object read(ResultSet rows, int at) throws SQLException {
            switch (kind) {
                case BIGINT -> {
                    long value = rows.getLong(at);
                    return rows.wasNull() ? null : value;
                }
                case INTEGER -> {
                    int value = rows.getInt(at);
                    return rows.wasNull() ? null : value;
                }
                case BOOLEAN -> {
                    boolean value = rows.getBoolean(at);
                    return rows.wasNull() ? null : value;
                }
                case DATE -> {
                    return rows.getObject(at, LocalDate.class);
                }
                case INSTANT -> {
                    OffsetDateTime value = rows.getObject(at, OffsetDateTime.class);
                    return value == null ? null : value.toInstant();
                }
                case JSON -> {
                    return normalise(rows.getString(at));
                }
                case ENUM -> {
                    String value = rows.getString(at);
                    return value == null ? null : Enum.valueOf((Class<Enum>) type, value);
                }
                case ID -> {
                    String value = rows.getString(at);
                    return value == null ? null : id(value);
                }
                default -> {
                    return rows.getString(at);
                }
            }
        }

        private Object id(String value) {
            try {
                return (Object) Objects.requireNonNull(idOf).invokeExact(value);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        private Kind kind(RecordComponent component) {
            if (component.isAnnotationPresent(Json.class)) {
                return Kind.JSON;
            }
            Class<?> type = component.getType();
            if (type == String.class) {
                return Kind.TEXT;
            }
            if (type == long.class || type == Long.class) {
                return Kind.BIGINT;
            }
            if (type == int.class || type == Integer.class) {
                return Kind.INTEGER;
            }
            if (type == boolean.class || type == Boolean.class) {
                return Kind.BOOLEAN;
            }
            if (type == LocalDate.class) {
                return Kind.DATE;
            }
            if (type == Instant.class) {
                return Kind.INSTANT;
            }
            if (type.isEnum()) {
                return Kind.ENUM;
            }
            if (Id.class.isAssignableFrom(type)) {
                return Kind.ID;
            }
            throw new IllegalArgumentException("No column can hold " + component + " of " + row.getName());
        }

        private static String snakeCase(String camelCase) {
            StringBuilder name = new StringBuilder();
            for (char c : camelCase.toCharArray()) {
                if (Character.isUpperCase(c)) {
                    name.append('_').append(Character.toLowerCase(c));
                } else {
                    name.append(c);
                }
            }
            return name.toString();
        }
    }
}
