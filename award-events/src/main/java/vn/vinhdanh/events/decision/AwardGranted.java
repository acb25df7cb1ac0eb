package vn.vinhdanh.events.decision;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardId;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.Recipient;

/**
 * One award of a signed decision, as the register keeps it.
 *
 * @param prize whole VND; null where no factor or base salary is set
 * @param regulation the one in force on the decision date
 */
@Revision("1")
public record AwardGranted(
        DecisionId decision,
        AwardId award,
        CaseId caseId,
        NominationId nomination,
        String ref,
        String code,
        AwardLevel level,
        UnitId body,
        Recipient recipient,
        String number,
        LocalDate date,
        String signerTitle,
        String verificationCode,
        @Nullable Long prize,
        String regulation,
        LocalDate on)
        implements DecisionEvent {}
