package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.UnitId;

/** The head sends the case to the next body. */
@Revision("1")
public record CaseForwarded(
        CaseId caseId, AwardLevel level, UnitId body, AwardLevel to, UnitId toBody, Actor by, LocalDate on)
        implements CaseEvent {}
