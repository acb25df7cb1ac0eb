package vn.vinhdanh.events.nomination;

/** How a criterion stands on the facts: unknown never blocks. */
public enum Outcome {
    HOLDS,
    FAILS,
    UNKNOWN
}
