package vn.vinhdanh.nomination.read.nominations;

/** The states of a nomination as the API spells them. */
enum State {
    DRAFT,
    SUBMITTED,
    IN_REVIEW,
    RETURNED,
    ON_HOLD,
    AWAITING_DECISION,
    AWARDED,
    REJECTED,
    WITHDRAWN,
    LAPSED,
    REVOKED
}
