package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.NominationId;

/** A draft or a returned nomination says something else; the whole proposal replaces the one before. */
@Revision("1")
public record NominationAmended(NominationId nomination, Proposal proposal, Actor by, LocalDate on)
        implements NominationEvent {}
