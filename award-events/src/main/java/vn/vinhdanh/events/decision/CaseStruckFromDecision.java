package vn.vinhdanh.events.decision;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.DecisionId;

/** A case leaves a draft: held, withdrawn or taken out. */
@Revision("1")
public record CaseStruckFromDecision(DecisionId decision, CaseId caseId, LocalDate on) implements DecisionEvent {}
