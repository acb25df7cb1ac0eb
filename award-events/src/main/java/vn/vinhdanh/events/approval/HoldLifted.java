package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;

/** The case goes on; its clocks run again. */
@Revision("1")
public record HoldLifted(
        CaseId caseId,
        AwardLevel level,
        UnitId body,
        StepKind step,
        @Nullable LocalDate due,
        boolean timed,
        Actor by,
        LocalDate on)
        implements CaseEvent {}
