package vn.vinhdanh.access.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a list.
 *
 * @param nextCursor for the next piece; null where there is none
 * @param total of the whole list, where it was asked for
 */
public record Page<T>(
        List<T> items,
        @Nullable String nextCursor,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts what was fetched to the piece that was wanted.
     *
     * @param fetched the rows found after {@link Paging#after()}, up to {@link Paging#fetch()} of them
     * @param keys the keys of a row, in the order of the list
     */
    public static <T> Page<T> of(List<T> fetched, Paging paging, Function<? super T, List<String>> keys) {
        if (fetched.size() <= paging.limit()) {
            return new Page<>(fetched, null, null);
        }
        List<T> items = fetched.subList(0, paging.limit());
        return new Page<>(items, Cursor.of(paging.list(), keys.apply(items.get(items.size() - 1))), null);
    }

    public Page<T> outOf(long count) {
        return new Page<>(items, nextCursor, count);
    }

    public <R> Page<R> map(Function<? super T, R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), nextCursor, total);
    }
}
