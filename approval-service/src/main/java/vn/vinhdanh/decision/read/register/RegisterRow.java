package vn.vinhdanh.decision.read.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.approval.read.Folding;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.RecipientKind;

/**
 * One award as the register keeps it.
 *
 * @param prize whole VND; null where no factor or base salary is set
 * @param search what a search looks in: the names without diacritics
 */
record RegisterRow(
        String awardId,
        String nomination,
        String decision,
        String ref,
        String award,
        AwardLevel level,
        String body,
        RecipientKind recipientKind,
        @Nullable String person,
        String recipient,
        String recipientUnit,
        String number,
        LocalDate date,
        String signerTitle,
        String verificationCode,
        @Nullable Long prize,
        String regulation,
        Status status,
        @Nullable String ground,
        @Nullable LocalDate revokedOn,
        String search) {

    enum Status {
        VALID,
        REVOKED
    }

    RegisterRow revoked(String onGround, LocalDate on) {
        return new RegisterRow(
                awardId,
                nomination,
                decision,
                ref,
                award,
                level,
                body,
                recipientKind,
                person,
                recipient,
                recipientUnit,
                number,
                date,
                signerTitle,
                verificationCode,
                prize,
                regulation,
                Status.REVOKED,
                onGround,
                on,
                search);
    }

    /** Without any text of a person. */
    RegisterRow without(PersonId erased) {
        if (!erased.value().equals(person)) {
            return this;
        }
        return new RegisterRow(
                awardId,
                nomination,
                decision,
                ref,
                award,
                level,
                body,
                recipientKind,
                person,
                Protected.ERASED,
                recipientUnit,
                number,
                date,
                signerTitle,
                verificationCode,
                prize,
                regulation,
                status,
                ground,
                revokedOn,
                Folding.searched(Protected.ERASED, number, ref));
    }
}
