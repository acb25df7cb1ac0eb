package vn.vinhdanh.approval.read;

import vn.vinhdanh.events.StepKind;

/** Where a nomination stands, in the words of the API. */
public enum CaseState {
    SUBMITTED,
    IN_REVIEW,
    RETURNED,
    ON_HOLD,
    AWAITING_DECISION,
    AWARDED,
    REJECTED,
    WITHDRAWN,
    LAPSED,
    REVOKED;

    /** A body is at work: reviewing, or, with its head, about to decide or forward. */
    public static CaseState at(StepKind step) {
        return step == StepKind.HEAD ? AWAITING_DECISION : IN_REVIEW;
    }

    /** Nothing follows but a revocation. */
    public boolean isFinal() {
        return switch (this) {
            case AWARDED, REJECTED, WITHDRAWN, LAPSED, REVOKED -> true;
            case SUBMITTED, IN_REVIEW, RETURNED, ON_HOLD, AWAITING_DECISION -> false;
        };
    }
}
