package vn.vinhdanh.nomination.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.DocumentId;
import vn.vinhdanh.events.NominationId;

/** Take a document out of the dossier. */
public record DetachDocument(
        @TargetAggregateIdentifier NominationId nomination, DocumentId document, Actor by, LocalDate on) {}
