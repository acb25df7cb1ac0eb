package vn.vinhdanh.nomination;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.events.nomination.LetterRef;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.events.nomination.Recipient;

/**
 * A nomination as its pages show it, on either side.
 *
 * @param state UPPER_SNAKE
 * @param recipient null once erased
 * @param regulation that it was filed under; null before
 * @param lastOn latest business date
 * @param documents with the names of their files
 * @param reasons of the last return, hold or refusal
 */
public record NominationSheet(
        String id,
        String ref,
        long version,
        String state,
        String award,
        @Nullable AwardLevel level,
        RecipientKind recipientKind,
        @Nullable String person,
        @Nullable String recipient,
        String recipientUnit,
        String proposedBy,
        String movement,
        CommendationType commendationType,
        @Nullable LetterRef letter,
        @Nullable String achievements,
        Facts facts,
        @Nullable String regulation,
        LocalDate lastOn,
        List<Document> documents,
        List<Reason> reasons) {

    /** A document of the dossier under the name that its sender gave it. */
    public record Document(DocumentRef ref, String name) {}

    /** Why it came back; text is null once erased. */
    public record Reason(
            String code, @Nullable String text, @Nullable String legalRef) {}

    public boolean isDraft() {
        return state.equals("DRAFT");
    }

    /** Whether the unit may change it. */
    public boolean isOpen() {
        return isDraft() || state.equals("RETURNED");
    }

    /** What it proposes, but for the achievements. */
    public Proposal proposal() {
        PersonId honoured = person == null ? null : new PersonId(person);
        return new Proposal(
                award,
                new Recipient(recipientKind, honoured, new UnitId(recipientUnit), new Protected<>(honoured, recipient)),
                new UnitId(proposedBy),
                movement,
                commendationType,
                letter,
                null,
                facts);
    }
}
