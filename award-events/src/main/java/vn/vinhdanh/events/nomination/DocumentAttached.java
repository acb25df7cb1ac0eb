package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.NominationId;

/** A document joins the dossier; a later one for the same item is its next version. */
@Revision("1")
public record DocumentAttached(NominationId nomination, DocumentRef document, Actor by, LocalDate on)
        implements NominationEvent {}
