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

/** The head reopens a step that was done by mistake. */
@Revision("1")
public record StepReopened(
        CaseId caseId,
        AwardLevel level,
        UnitId body,
        StepKind step,
        Reason reason,
        @Nullable LocalDate due,
        boolean timed,
        Actor by,
        LocalDate on)
        implements CaseEvent {}
