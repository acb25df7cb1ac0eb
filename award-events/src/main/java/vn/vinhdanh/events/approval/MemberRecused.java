package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.Reason;

/** A person keeps out of this case. */
@Revision("1")
public record MemberRecused(
        CaseId caseId, AwardLevel level, UnitId body, PersonId member, Reason reason, Actor by, LocalDate on)
        implements CaseEvent {}
