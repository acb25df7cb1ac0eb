package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.events.nomination.Verdict;

/**
 * A submitted nomination becomes a case with its route.
 *
 * @param filedBy who submitted it: they, and the person they did it for, keep out of its steps
 */
@Revision("1")
public record CaseOpened(
        CaseId caseId,
        NominationId nomination,
        String ref,
        Proposal proposal,
        String regulation,
        int edition,
        AwardLevel level,
        List<DocumentRef> documents,
        List<Verdict> verdicts,
        List<Stage> route,
        Actor filedBy,
        LocalDate on)
        implements CaseEvent {
    public CaseOpened {
        documents = List.copyOf(documents);
        verdicts = List.copyOf(verdicts);
        route = List.copyOf(route);
    }
}
