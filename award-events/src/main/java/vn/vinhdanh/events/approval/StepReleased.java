package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;

/**
 * The step is free again for whoever holds its office.
 *
 * @param holder who had taken it
 */
@Revision("1")
public record StepReleased(
        CaseId caseId, AwardLevel level, UnitId body, StepKind step, PersonId holder, Actor by, LocalDate on)
        implements CaseEvent {}
