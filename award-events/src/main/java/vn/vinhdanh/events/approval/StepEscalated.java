package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;

/** An overdue step is brought before the head. */
@Revision("1")
public record StepEscalated(CaseId caseId, AwardLevel level, UnitId body, StepKind step, LocalDate due, LocalDate on)
        implements CaseEvent {}
