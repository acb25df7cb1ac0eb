package vn.vinhdanh.events.nomination;

/** The life of a proposal letter that several nominations share. */
public sealed interface LetterEvent permits LetterDrawnUp, LetterDocumentAttached {}
