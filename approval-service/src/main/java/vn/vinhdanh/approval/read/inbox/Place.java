package vn.vinhdanh.approval.read.inbox;

import org.jspecify.annotations.Nullable;

/**
 * Where a case lies in an inbox.
 *
 * @param number from 1; 0 where it is not there, and the first of all comes next
 */
record Place(
        long number,
        long total,
        @Nullable String before,
        @Nullable String next) {

    static final Place NOWHERE = new Place(0, 0, null, null);

    static Place of(Object[] row) {
        return new Place(
                ((Number) row[0]).longValue(), ((Number) row[1]).longValue(), (String) row[2], (String) row[3]);
    }
}
