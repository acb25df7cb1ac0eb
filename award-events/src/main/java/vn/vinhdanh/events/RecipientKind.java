package vn.vinhdanh.events;

/** Whom an award honours: cá nhân, tập thể, hộ gia đình. */
public enum RecipientKind {
    INDIVIDUAL,
    COLLECTIVE,
    HOUSEHOLD
}
