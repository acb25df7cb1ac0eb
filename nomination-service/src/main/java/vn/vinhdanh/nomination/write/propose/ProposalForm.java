package vn.vinhdanh.nomination.write.propose;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.LetterId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.events.nomination.LetterRef;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.events.nomination.Recipient;

/**
 * A proposal as it is sent.
 *
 * @param ref the unit's own reference; one is made where none is given
 * @param date the business date of the act; today by default
 * @param person who is honoured, where they are registered already; otherwise they become known with the draft
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProposalForm(
        @Nullable @Size(max = 60) @Pattern(regexp = "[\\p{L}\\p{N}][\\p{L}\\p{N}./_-]*")
        String ref,

        @NotBlank @Size(max = 60) String award,
        @NotNull RecipientKind recipientKind,
        @NotBlank @Size(max = 300) String recipient,
        @NotNull UnitId recipientUnit,
        @NotNull UnitId proposedBy,
        @NotBlank @Size(max = 300) String movement,
        @NotNull CommendationType commendationType,
        @Nullable PersonId person,
        @Nullable @Valid Letter letter,
        @Nullable @Size(max = 20_000) String achievements,
        @Nullable Facts facts,
        @Nullable LocalDate date) {

    /** A letter by its id, or only named. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Letter(
            @Nullable LetterId id,
            @Nullable @Size(max = 100) String number,
            @Nullable LocalDate date,
            @Nullable @Size(max = 300) String signer) {}

    @Override
    public String toString() {
        return "ProposalForm[" + ref + "]";
    }

    static ProposalForm of(String ref, Proposal proposal) {
        Recipient recipient = proposal.recipient();
        LetterRef letter = proposal.letter();
        return new ProposalForm(
                ref,
                proposal.award(),
                recipient.kind(),
                recipient.name().orElse("?"),
                recipient.unit(),
                proposal.proposedBy(),
                proposal.movement(),
                proposal.commendationType(),
                recipient.person(),
                letter == null ? null : new Letter(letter.letter(), letter.number(), letter.date(), letter.signer()),
                proposal.achievements() == null ? null : proposal.achievements().value(),
                proposal.facts(),
                null);
    }

    Proposal proposal(@Nullable PersonId honoured, @Nullable LetterRef letterRef) {
        return new Proposal(
                award,
                new Recipient(recipientKind, honoured, recipientUnit, belonging(honoured, recipient.strip())),
                proposedBy,
                movement.strip(),
                commendationType,
                letterRef,
                achievements == null ? null : belonging(honoured, achievements.strip()),
                facts == null ? Facts.none() : facts);
    }

    private static Protected<String> belonging(@Nullable PersonId person, String text) {
        return person == null ? Protected.open(text) : Protected.of(person, text);
    }
}
