package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.Reason;

/** The case was sent to a body that it does not belong to. */
@Revision("1")
public record ReturnedWrongRoute(
        CaseId caseId, AwardLevel level, UnitId body, StepKind step, Reason reason, Actor by, LocalDate on)
        implements CaseEvent {}
