package vn.vinhdanh.nomination.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.nomination.Proposal;

/** Begin a nomination. */
public record DraftNomination(
        @TargetAggregateIdentifier NominationId nomination, String ref, Proposal proposal, Actor by, LocalDate on) {}
