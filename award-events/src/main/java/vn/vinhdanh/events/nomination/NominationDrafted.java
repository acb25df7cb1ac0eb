package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.NominationId;

/** A unit begins a nomination. */
@Revision("1")
public record NominationDrafted(NominationId nomination, String ref, Proposal proposal, Actor by, LocalDate on)
        implements NominationEvent {}
