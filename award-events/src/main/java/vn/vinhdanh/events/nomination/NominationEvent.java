package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import vn.vinhdanh.events.NominationId;

/** The life of a nomination as its unit sees it. */
public sealed interface NominationEvent
        permits NominationDrafted,
                NominationAmended,
                DocumentAttached,
                DocumentDetached,
                NominationSubmitted,
                NominationReviewStarted,
                NominationReturned,
                NominationResubmitted,
                NominationHeld,
                NominationHoldLifted,
                NominationEndorsed,
                NominationForwarded,
                NominationAwarded,
                NominationRejected,
                WithdrawalRequested,
                WithdrawalRefused,
                NominationWithdrawn,
                NominationLapsed,
                NominationRevoked {

    /** Whose life it is. */
    NominationId nomination();

    /** The business date. */
    LocalDate on();
}
