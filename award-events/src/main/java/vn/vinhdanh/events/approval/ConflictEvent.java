package vn.vinhdanh.events.approval;

/** What a person has declared to be partial in, whichever cases it will concern. */
public sealed interface ConflictEvent permits ConflictDeclared, ConflictLifted {}
