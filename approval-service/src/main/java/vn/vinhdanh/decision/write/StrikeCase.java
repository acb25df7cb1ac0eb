package vn.vinhdanh.decision.write;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.DecisionId;

/** Take a case out of a draft. */
public record StrikeCase(DecisionId decision, @Nullable Long version, CaseId caseId, Actor by, LocalDate on) {}
