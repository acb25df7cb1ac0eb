package vn.vinhdanh.nomination.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.LetterId;
import vn.vinhdanh.events.nomination.DocumentRef;

/** Attach a document once for all nominations of a letter. */
public record AttachLetterDocument(
        @TargetAggregateIdentifier LetterId letter, DocumentRef document, Actor by, LocalDate on) {}
