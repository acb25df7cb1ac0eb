package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import vn.vinhdanh.events.CaseId;

/** The way of one nomination through the bodies that review and approve it. */
public sealed interface CaseEvent
        permits CaseOpened,
                StepStarted,
                StepReopened,
                StepTaken,
                StepReleased,
                StepOverdue,
                StepEscalated,
                IntakeAccepted,
                SupplementRequested,
                SupplementReceived,
                ReturnedWrongRoute,
                Appraised,
                ConsultationRecorded,
                CouncilVoted,
                CaseHeld,
                HoldLifted,
                MemberRecused,
                RecusalLifted,
                CaseForwarded,
                TransferAwaited,
                CaseTransferred,
                CasePutToDecision,
                CaseTakenFromDecision,
                AwardApproved,
                AwardRefused,
                CaseWithdrawn,
                WithdrawalDeclined,
                CaseLapsed {

    /** Whose way it is. */
    CaseId caseId();

    /** The business date. */
    LocalDate on();
}
