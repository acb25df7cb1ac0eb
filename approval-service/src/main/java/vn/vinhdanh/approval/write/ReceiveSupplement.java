package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.events.nomination.Verdict;

/** Take the answer to a return. */
public record ReceiveSupplement(
        @TargetAggregateIdentifier CaseId caseId,
        long nominationVersion,
        Proposal proposal,
        List<DocumentRef> documents,
        List<Verdict> verdicts,
        LocalDate on,
        LocalDate recordedOn) {}
