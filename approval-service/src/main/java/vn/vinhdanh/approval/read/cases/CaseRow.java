package vn.vinhdanh.approval.read.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.approval.read.Folding;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.approval.CaseOpened;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.events.nomination.Recipient;

/**
 * What a case is about.
 *
 * @param search what a search looks in: reference and recipient without diacritics
 */
record CaseRow(
        String nomination,
        String ref,
        String award,
        AwardLevel level,
        RecipientKind recipientKind,
        @Nullable String person,
        String recipient,
        String recipientUnit,
        String proposedBy,
        String movement,
        CommendationType commendationType,
        String regulation,
        int edition,
        LocalDate openedOn,
        String search) {

    static CaseRow of(CaseOpened e) {
        return of(e.nomination().value(), e.ref(), e.level(), e.proposal(), e.regulation(), e.edition(), e.on());
    }

    /** The unit has put its proposal right. */
    CaseRow with(Proposal changed) {
        return of(nomination, ref, level, changed, regulation, edition, openedOn);
    }

    private static CaseRow of(
            String nomination,
            String ref,
            AwardLevel level,
            Proposal proposal,
            String regulation,
            int edition,
            LocalDate openedOn) {
        Recipient recipient = proposal.recipient();
        String name = recipient.name().orElse(Protected.ERASED);
        return new CaseRow(
                nomination,
                ref,
                proposal.award(),
                level,
                recipient.kind(),
                recipient.person() == null ? null : recipient.person().value(),
                name,
                recipient.unit().value(),
                proposal.proposedBy().value(),
                proposal.movement(),
                proposal.commendationType(),
                regulation,
                edition,
                openedOn,
                Folding.searched(ref, name));
    }

    /** Without any text of a person. */
    CaseRow without(PersonId erased) {
        if (!erased.value().equals(person)) {
            return this;
        }
        return new CaseRow(
                nomination,
                ref,
                award,
                level,
                recipientKind,
                person,
                Protected.ERASED,
                recipientUnit,
                proposedBy,
                movement,
                commendationType,
                regulation,
                edition,
                openedOn,
                Folding.searched(ref, Protected.ERASED));
    }
}
