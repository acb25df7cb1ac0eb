package vn.vinhdanh.events.approval;

/** The way of one nomination through the bodies that review and approve it. */
public sealed interface CaseEvent
        permits CaseOpened,
                StepStarted,
                StepReopened,
                StepOverdue,
                StepEscalated,
                IntakeAccepted,
                SupplementRequested,
                SupplementReceived,
                ReturnedWrongRoute,
                Appraised,
                CouncilVoted,
                CaseHeld,
                HoldLifted,
                MemberRecused,
                CaseForwarded,
                CasePutToDecision,
                CaseTakenFromDecision,
                AwardApproved,
                AwardRefused,
                CaseWithdrawn,
                WithdrawalDeclined,
                CaseLapsed {}
