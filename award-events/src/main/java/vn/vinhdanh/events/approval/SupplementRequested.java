package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.Reason;

/**
 * The body returns the dossier with every defect at once; its clocks stop.
 *
 * @param answerBy the last day for the answer; null where no authority sets one
 * @param timed false where a historical act returned it: a last day, but no timer
 * @param remainingDays working days that were left on the clock
 */
@Revision("1")
public record SupplementRequested(
        CaseId caseId,
        AwardLevel level,
        UnitId body,
        StepKind step,
        List<Reason> reasons,
        @Nullable LocalDate answerBy,
        boolean timed,
        @Nullable Integer remainingDays,
        Actor by,
        LocalDate on)
        implements CaseEvent {
    public SupplementRequested {
        reasons = List.copyOf(reasons);
    }
}
