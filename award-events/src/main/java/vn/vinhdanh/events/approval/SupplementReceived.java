package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.events.nomination.Verdict;

/** The unit has answered; the step that asked goes on, with its new last day. */
@Revision("1")
public record SupplementReceived(
        CaseId caseId,
        long nominationVersion,
        Proposal proposal,
        List<DocumentRef> documents,
        List<Verdict> verdicts,
        StepKind step,
        @Nullable LocalDate due,
        boolean timed,
        LocalDate on)
        implements CaseEvent {
    public SupplementReceived {
        documents = List.copyOf(documents);
        verdicts = List.copyOf(verdicts);
    }
}
