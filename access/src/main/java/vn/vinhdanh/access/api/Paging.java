package vn.vinhdanh.access.api;

import java.util.List;

/**
 * Which piece of a list is wanted: an argument of every controller method that answers one.
 *
 * @param limit at most so many items, 1 to 200
 * @param after the keys of the last item of the piece before, in the order of the list; empty for the first piece
 * @param count whether the total was asked for
 * @param list what list it is: a cursor of another one, or of the same with another filter, is refused
 */
public record Paging(int limit, List<String> after, boolean count, String list) {

    public static final int MAX_LIMIT = 200;
    public static final int DEFAULT_LIMIT = 50;

    public Paging {
        after = List.copyOf(after);
    }

    /** The first piece of a list that nobody continues. */
    public static Paging first(int limit) {
        return new Paging(limit, List.of(), false, "");
    }

    public boolean isFirst() {
        return after.isEmpty();
    }

    /** One row more than wanted, which says whether there is a next piece. */
    public int fetch() {
        return limit + 1;
    }
}
