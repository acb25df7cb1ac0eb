package vn.vinhdanh.approval.write;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.CaseId;

/** Tell again what was answered when intake was accepted and the case came to that version. */
record RecallReceipt(@TargetAggregateIdentifier CaseId caseId, long acceptedVersion) {}
