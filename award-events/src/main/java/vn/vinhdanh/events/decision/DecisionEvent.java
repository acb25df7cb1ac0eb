package vn.vinhdanh.events.decision;

/** One decision over any number of cases, and what became of its awards. */
public sealed interface DecisionEvent
        permits DecisionDrafted,
                CaseStruckFromDecision,
                DecisionSigned,
                AwardGranted,
                DecisionPublished,
                DecisionCorrected,
                AwardRevoked {}
