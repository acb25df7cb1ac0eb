package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.approval.Stage;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.events.nomination.Verdict;

/** Open the case of a submitted nomination with its route. */
public record OpenCase(
        @TargetAggregateIdentifier CaseId caseId,
        String ref,
        Proposal proposal,
        String regulation,
        int edition,
        AwardLevel level,
        List<DocumentRef> documents,
        List<Verdict> verdicts,
        List<Stage> route,
        Actor filedBy,
        LocalDate on,
        LocalDate recordedOn) {}
