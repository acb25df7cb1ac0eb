package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.NominationId;

/** The unit answers a return. */
@Revision("1")
public record NominationResubmitted(
        NominationId nomination,
        Proposal proposal,
        List<DocumentRef> documents,
        List<Verdict> verdicts,
        Actor by,
        LocalDate on)
        implements NominationEvent {
    public NominationResubmitted {
        documents = List.copyOf(documents);
        verdicts = List.copyOf(verdicts);
    }
}
