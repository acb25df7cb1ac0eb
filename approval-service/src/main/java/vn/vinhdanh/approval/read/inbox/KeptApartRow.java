package vn.vinhdanh.approval.read.inbox;

import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.StepKind;

/**
 * Why a person does not act on a case, or acts on it at one step only.
 *
 * @param standingIn having stood in for a vacant office keeps nobody from their own step
 */
record KeptApartRow(
        String nomination,
        String person,
        Why why,
        @Nullable AwardLevel level,
        @Nullable StepKind step,
        boolean standingIn) {

    enum Why {
        NOMINEE,
        FILED,
        RECUSED,
        ACTED,
        /** They kept out and no longer do. */
        LIFTED
    }

    /** Keeping out leaves on record where they had acted, for when they no longer keep out. */
    KeptApartRow recused() {
        return why == Why.NOMINEE || why == Why.FILED
                ? this
                : new KeptApartRow(nomination, person, Why.RECUSED, level, step, standingIn);
    }

    KeptApartRow lifted() {
        return why == Why.RECUSED
                ? new KeptApartRow(nomination, person, step == null ? Why.LIFTED : Why.ACTED, level, step, standingIn)
                : this;
    }
}
