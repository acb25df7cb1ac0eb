package vn.vinhdanh.nomination;

import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.nomination.Proposal;

/** How often a recipient is honoured for one achievement: what filing asks of what has been filed. */
@FunctionalInterface
public interface SameAchievement {

    /** How many other nominations of the same movement honour, or are to honour, the same recipient. */
    int others(NominationId nomination, Proposal proposal);
}
