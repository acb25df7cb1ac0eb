package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;

/**
 * A step begins.
 *
 * @param due its last day; null where no clock is set
 * @param timed false where a historical act began it: a due day, but no timer
 */
@Revision("1")
public record StepStarted(
        CaseId caseId,
        AwardLevel level,
        UnitId body,
        StepKind step,
        @Nullable LocalDate due,
        boolean timed,
        LocalDate on)
        implements CaseEvent {}
