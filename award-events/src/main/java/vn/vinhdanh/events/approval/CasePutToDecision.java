package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.UnitId;

/** The case stands in a draft decision. */
@Revision("1")
public record CasePutToDecision(
        CaseId caseId, AwardLevel level, UnitId body, DecisionId decision, Actor by, LocalDate on)
        implements CaseEvent {}
