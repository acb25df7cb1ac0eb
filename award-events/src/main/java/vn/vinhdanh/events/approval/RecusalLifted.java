package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.Reason;

/** A second person, the head of the body, lets somebody act again on a case that they kept out of. */
@Revision("1")
public record RecusalLifted(
        CaseId caseId, AwardLevel level, UnitId body, PersonId member, Reason reason, Actor by, LocalDate on)
        implements CaseEvent {}
