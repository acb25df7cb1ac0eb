package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.NominationId;

/** A nomination is filed and pinned to the regulation in force that day. */
@Revision("1")
public record NominationSubmitted(
        NominationId nomination,
        String ref,
        Proposal proposal,
        String regulation,
        int edition,
        AwardLevel level,
        List<DocumentRef> documents,
        List<Verdict> verdicts,
        Actor by,
        LocalDate on)
        implements NominationEvent {
    public NominationSubmitted {
        documents = List.copyOf(documents);
        verdicts = List.copyOf(verdicts);
    }
}
