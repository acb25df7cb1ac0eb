package vn.vinhdanh.events.decision;

import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.nomination.Recipient;

/** One case in a decision, with what its award entry needs. */
public record DecisionItem(CaseId caseId, NominationId nomination, String ref, String code, Recipient recipient) {}
