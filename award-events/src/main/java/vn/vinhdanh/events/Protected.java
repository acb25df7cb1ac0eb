package vn.vinhdanh.events;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value that belongs to a person. In memory it is clear, or gone once the person has been erased; in stored JSON it is
 * ciphertext under that person's own key. Text about nobody in particular has no person and is stored clear.
 *
 * @param person whose value it is; null for text about a collective
 * @param value the clear value; null when it has been erased
 */
public record Protected<T>(
        @Nullable PersonId person, @Nullable T value) {

    /** What stands in place of a text whose person has been erased: in rows, on pages and in exports alike. */
    public static final String ERASED = "(đã xóa)";

    public static <T> Protected<T> of(PersonId person, T value) {
        return new Protected<>(Objects.requireNonNull(person), Objects.requireNonNull(value));
    }

    /** A value that is nobody's: kept clear. */
    public static <T> Protected<T> open(T value) {
        return new Protected<>(null, Objects.requireNonNull(value));
    }

    public static <T> Protected<T> erased(PersonId person) {
        return new Protected<>(Objects.requireNonNull(person), null);
    }

    public boolean isErased() {
        return value == null;
    }

    public T orElse(T other) {
        return value == null ? other : value;
    }

    public <R> Protected<R> map(Function<? super T, ? extends R> change) {
        return new Protected<>(person, value == null ? null : change.apply(value));
    }

    /** Never shows the value: what is logged by accident stays unreadable. */
    @Override
    public String toString() {
        return person == null ? "Protected[open]" : "Protected[" + person + (value == null ? ", erased]" : "]");
    }
}
