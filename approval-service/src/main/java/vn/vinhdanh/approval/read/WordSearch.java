package vn.vinhdanh.approval.read;

import vn.vinhdanh.access.api.ReadAt;

/**
 * SQL that finds the first rows of a table in which words are, in the order of its key. A word that is everywhere is met
 * soon: the first stretch of the table fills the page. Where it does not, the word is rare enough to be looked up by its
 * index and put in order. Either takes about as long for a table of any size, whatever the database thinks of the word.
 *
 * <p>The parameters are {@code :words}, as {@link Folding#question} has them, and {@code :limit}.
 */
public final class WordSearch {

    /** How many rows are walked through for each that is wanted. */
    private static final int STRETCH = 10;

    private WordSearch() {}

    /** The condition on a row {@code r} that has the column {@code search}; found by the index on it. */
    public static final String MATCHES = "to_tsvector('simple', r.search) @@ to_tsquery('simple', :words)";

    /** The same condition, where the index is not to be used: nothing is joined to the text. */
    public static final String MATCHES_UNINDEXED =
            "to_tsvector('simple', r.search || '') @@ to_tsquery('simple', :words)";

    /**
     * The beginning of a statement, which goes on by selecting from {@code found}, whose one column is the key.
     *
     * @param key the column by whose index the open rows are walked
     * @param order {@code asc} or {@code desc}
     * @param from from where on, as a condition on {@code r.key}; empty: from the beginning
     * @param also a condition on other columns of {@code r}; empty: all
     */
    public static String found(String table, String key, String order, String from, String also) {
        String open = " from " + table + " r where " + ReadAt.now().holds("r") + and(from);
        return "with walked as materialized (select r." + key + " from (select r.*" + open + " order by r." + key + " "
                + order + " limit " + STRETCH + " * :limit) r where " + MATCHES + and(also) + " order by r." + key + " "
                + order
                + " limit :limit), found as materialized (select " + key + " from walked"
                + " where (select count(*) from walked) >= :limit"
                + " union all (select r." + key + open + and(also) + " and " + MATCHES
                + " and (select count(*) from walked) < :limit"
                + " order by r." + key + " || '' " + order + " limit :limit)) ";
    }

    private static String and(String condition) {
        return condition.isEmpty() ? "" : " and " + condition;
    }
}
