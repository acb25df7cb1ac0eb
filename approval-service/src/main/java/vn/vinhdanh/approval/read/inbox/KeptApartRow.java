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
        ACTED
    }
}
