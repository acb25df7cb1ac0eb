package vn.vinhdanh.regulations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.nomination.Facts;

/**
 * Who is measured by the criteria, and on what.
 *
 * @param on the day of the proposal, from which years are counted
 * @param sameAchievement how many other awards the recipient has, or is proposed for, for the same achievement (in
 *     practice: in the same movement); null where nobody looked
 */
public record Candidate(
        RecipientKind kind,
        CommendationType occasion,
        Facts facts,
        LocalDate on,
        @Nullable Integer sameAchievement) {

    public Candidate(RecipientKind kind, CommendationType occasion, Facts facts, LocalDate on) {
        this(kind, occasion, facts, on, null);
    }
}
