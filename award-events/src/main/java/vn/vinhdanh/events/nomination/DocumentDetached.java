package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.DocumentId;
import vn.vinhdanh.events.NominationId;

/** A document leaves the dossier of a draft; its history stays. */
@Revision("1")
public record DocumentDetached(NominationId nomination, DocumentId document, Actor by, LocalDate on)
        implements NominationEvent {}
