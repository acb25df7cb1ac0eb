package vn.vinhdanh.decision.read.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Whether a decision's awards are public, and what was put right in its text. */
record RegisterDecisionRow(
        String decision,
        @Nullable LocalDate publishedOn,
        @Nullable String correction,
        @Nullable LocalDate correctedOn) {

    RegisterDecisionRow published(LocalDate on) {
        return new RegisterDecisionRow(decision, on, correction, correctedOn);
    }

    RegisterDecisionRow corrected(String text, LocalDate on) {
        return new RegisterDecisionRow(decision, publishedOn, text, on);
    }
}
