package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.DecisionId;

/** The case no longer stands in that draft. */
@Revision("1")
public record CaseTakenFromDecision(CaseId caseId, DecisionId decision, LocalDate on) implements CaseEvent {}
