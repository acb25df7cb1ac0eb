package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;

/** Of those who hold the office of a step, one works on it. */
@Revision("1")
public record StepTaken(CaseId caseId, AwardLevel level, UnitId body, StepKind step, Actor by, LocalDate on)
        implements CaseEvent {}
