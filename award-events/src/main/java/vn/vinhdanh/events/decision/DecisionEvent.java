package vn.vinhdanh.events.decision;

import java.time.LocalDate;
import vn.vinhdanh.events.DecisionId;

/** One decision over any number of cases, and what became of its awards. */
public sealed interface DecisionEvent
        permits DecisionDrafted,
                CaseStruckFromDecision,
                DecisionSigned,
                AwardGranted,
                DecisionPublished,
                DecisionCorrected,
                AwardRevoked {

    /** Which decision. */
    DecisionId decision();

    /** The business date of the act; the decision may be dated before it. */
    LocalDate on();
}
