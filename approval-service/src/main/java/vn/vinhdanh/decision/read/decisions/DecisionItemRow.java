package vn.vinhdanh.decision.read.decisions;

import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.decision.AwardGranted;

/**
 * One case in a decision.
 *
 * @param prize whole VND; null where no factor or base salary is set, and before signing
 */
record DecisionItemRow(
        String decision,
        String nomination,
        int ordinal,
        String ref,
        String award,
        RecipientKind recipientKind,
        @Nullable String person,
        String recipient,
        String recipientUnit,
        @Nullable String awardId,
        @Nullable String verificationCode,
        @Nullable Long prize) {

    DecisionItemRow granted(AwardGranted e) {
        return new DecisionItemRow(
                decision,
                nomination,
                ordinal,
                ref,
                award,
                recipientKind,
                person,
                recipient,
                recipientUnit,
                e.award().value(),
                e.verificationCode(),
                e.prize());
    }

    /** Without any text of a person. */
    DecisionItemRow without(PersonId erased) {
        if (!erased.value().equals(person)) {
            return this;
        }
        return new DecisionItemRow(
                decision,
                nomination,
                ordinal,
                ref,
                award,
                recipientKind,
                person,
                Protected.ERASED,
                recipientUnit,
                awardId,
                verificationCode,
                prize);
    }
}
