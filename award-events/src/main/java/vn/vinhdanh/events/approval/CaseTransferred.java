package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.Reason;

/**
 * The body that has the case has been dissolved; another goes on with it.
 *
 * @param level of the stage that the case leaves
 * @param from the dissolved body
 * @param to the stage at which it is now: that of the same level at the successor, or one of a level above
 * @param begins the step that begins there; null where the case goes on, or stands still, at the step where it was
 * @param by the administrator who chose among several successors; null where the rule leaves no choice
 */
@Revision("1")
public record CaseTransferred(
        CaseId caseId,
        AwardLevel level,
        UnitId from,
        Stage to,
        @Nullable StepKind begins,
        Reason reason,
        @Nullable Actor by,
        LocalDate on)
        implements CaseEvent {}
