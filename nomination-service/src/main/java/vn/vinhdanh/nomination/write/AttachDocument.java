package vn.vinhdanh.nomination.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.nomination.DocumentRef;

/** Put a stored document into the dossier. */
public record AttachDocument(
        @TargetAggregateIdentifier NominationId nomination, DocumentRef document, Actor by, LocalDate on) {}
