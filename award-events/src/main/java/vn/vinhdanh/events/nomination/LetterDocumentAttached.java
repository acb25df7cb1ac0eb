package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.LetterId;

/** A document is attached once for all nominations of the letter. */
@Revision("1")
public record LetterDocumentAttached(LetterId letter, DocumentRef document, Actor by, LocalDate on)
        implements LetterEvent {}
