package vn.vinhdanh.decision.write;

import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.RecipientKind;

/**
 * What a signature does to one case.
 *
 * @param prize whole VND; null where no factor or base salary is set
 */
public record Effect(
        NominationId nominationId,
        String ref,
        String award,
        RecipientKind recipientKind,
        String recipient,
        AwardId awardId,
        @Nullable Long prize) {}
