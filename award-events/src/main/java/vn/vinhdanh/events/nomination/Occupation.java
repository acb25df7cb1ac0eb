package vn.vinhdanh.events.nomination;

/** What an individual does, where the law has grounds of its own for it. */
public enum Occupation {
    WORKER,
    FARMER,
    OTHER
}
