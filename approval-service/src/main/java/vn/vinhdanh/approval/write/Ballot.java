package vn.vinhdanh.approval.write;

import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.approval.Tally;

/** How a vote came out and by which threshold; null where none is set. */
record Ballot(
        Tally tally,
        @Nullable Integer minPercent,
        boolean passed,
        @Nullable Protected<String> conclusion) {}
