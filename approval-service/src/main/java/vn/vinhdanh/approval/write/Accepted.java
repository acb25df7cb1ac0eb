package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The receipt for a complete dossier, with the day by which the body answers where clocks are set. */
record Accepted(long version, String receipt, @Nullable LocalDate due) {}
