package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.Reason;

/** The head refuses the award. */
@Revision("1")
public record AwardRefused(CaseId caseId, AwardLevel level, UnitId body, Reason reason, Actor by, LocalDate on)
        implements CaseEvent {}
