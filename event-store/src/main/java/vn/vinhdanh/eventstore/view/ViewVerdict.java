package vn.vinhdanh.eventstore.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of comparing one view with its replay.
 *
 * @param view its name
 * @param versions how many versions of rows the log gives
 * @param differing how many versions differ altogether
 * @param differences the first of them, in the order of the log
 * @param faults the events that the running view, its replay or both could not take in
 */
public record ViewVerdict(
        String view, long versions, long differing, List<Difference> differences, List<Fault> faults) {

    /** Of one view no more are told. */
    public static final int TOLD = 100;

    /** Whether the running view holds what the log gives: a fault that a replay meets as well does not speak against it. */
    public boolean matches() {
        return differing == 0 && faults.stream().allMatch(fault -> fault.live() && fault.replayed());
    }

    /** What is wrong with a version of a row. */
    public enum Kind {
        /** It has another value. */
        CHANGED,
        /** The log gives it, and it is not there. */
        MISSING,
        /** It is there, and the log does not give it. */
        ADDED,
        /** It is there more than once. */
        REPEATED
    }

    /**
     * One value that differs, or one version that is there or missing as a whole.
     *
     * @param table with its schema
     * @param row the key of the row, column by column
     * @param version the position from which on it holds
     * @param column null for a version as a whole
     * @param live what the running table has; the beginning of what is long
     * @param replayed what the log gives
     * @param last the last event that touched the row, by the log as far as it was replayed
     */
    public record Difference(
            String view,
            String table,
            Kind kind,
            Map<String, String> row,
            long version,
            @Nullable String column,
            @Nullable String live,
            @Nullable String replayed,
            @Nullable Touched last) {

        Difference lastTouched(@Nullable Touched event) {
            return new Difference(view, table, kind, row, version, column, live, replayed, event);
        }

        /** Without what the row says, which may be the name of somebody. */
        public Difference withoutValues() {
            return withValues(null, null);
        }

        /** With values that were kept elsewhere. */
        public Difference withValues(@Nullable String itsLive, @Nullable String itsReplayed) {
            return new Difference(view, table, kind, row, version, column, itsLive, itsReplayed, last);
        }
    }

    /**
     * An event that touched a row.
     *
     * @param type the simple name of its class
     * @param aggregate whose event it is, with the prefix of its type
     */
    public record Touched(long position, String type, String aggregate) {}

    /**
     * An event that could not be taken in.
     *
     * @param type the simple name of its class
     * @param live whether the running view noted it
     * @param replayed whether the replay met it as well
     */
    public record Fault(String view, long position, String type, boolean live, boolean replayed) {}
}
