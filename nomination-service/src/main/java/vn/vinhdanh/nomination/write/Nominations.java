package vn.vinhdanh.nomination.write;

import java.util.List;
import java.util.Objects;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.LetterId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.events.nomination.LetterRef;
import vn.vinhdanh.events.nomination.Proposal;

/**
 * What an entrance has to know before it sends a command, as the log itself says it: a view may lag. To be asked inside
 * a write, which then finds the same nomination loaded.
 */
@Component
public class Nominations {

    private final Repository<Nomination> nominations;
    private final Repository<ProposalLetter> letters;

    Nominations(Repository<Nomination> nominations, Repository<ProposalLetter> letters) {
        this.nominations = nominations;
        this.letters = letters;
    }

    /** @throws Refusal NOT_FOUND */
    public Current current(NominationId id) {
        try {
            Aggregate<Nomination> nomination = nominations.load(id.toString());
            return nomination.invoke(n -> n.current(Objects.requireNonNull(nomination.version())));
        } catch (AggregateNotFoundException e) {
            throw unknown();
        }
    }

    /** @throws Refusal NOT_FOUND */
    public Letter letter(LetterId id) {
        try {
            Aggregate<ProposalLetter> letter = letters.load(id.toString());
            return letter.invoke(l -> l.current(Objects.requireNonNull(letter.version())));
        } catch (AggregateNotFoundException e) {
            throw Refusal.notFound("Không có tờ trình này.", "There is no such letter.");
        }
    }

    /** The documents that a letter brings to its nominations; none where the letter is only named. */
    public List<DocumentRef> documentsOf(@Nullable LetterRef ref) {
        return ref == null || ref.letter() == null
                ? List.of()
                : letter(ref.letter()).documents();
    }

    /** What is said of a nomination that does not exist, or not for who asks. */
    public static Refusal unknown() {
        return Refusal.notFound("Không có đề nghị này.", "There is no such nomination.");
    }

    /**
     * A nomination as it stands.
     *
     * @param state UPPER_SNAKE
     * @param regulation that it was filed under; empty before
     */
    public record Current(
            NominationId id,
            long version,
            String state,
            String regulation,
            String ref,
            Proposal proposal,
            List<DocumentRef> documents) {

        /**
         * @param expected the version that the caller has seen
         * @throws Refusal STALE where it is another one
         */
        public Current at(long expected) {
            if (expected != version) {
                throw new Refusal(
                        Refusal.Kind.STALE,
                        List.of(Defect.of(
                                "STALE_VERSION",
                                "Đề nghị đã thay đổi (phiên bản %d, không phải %d); hãy đọc lại."
                                        .formatted(version, expected),
                                "The nomination has changed (version %d, not %d); read it again."
                                        .formatted(version, expected))));
            }
            return this;
        }

        public boolean isDraft() {
            return state.equals("DRAFT");
        }

        public UnitId proposedBy() {
            return proposal.proposedBy();
        }
    }

    /** A letter with the documents that all its nominations share. */
    public record Letter(long version, LetterRef ref, UnitId unit, List<DocumentRef> documents) {}
}
