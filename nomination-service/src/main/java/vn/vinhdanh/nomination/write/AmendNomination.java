package vn.vinhdanh.nomination.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.nomination.Proposal;

/** Change what a draft or a returned nomination proposes. */
public record AmendNomination(
        @TargetAggregateIdentifier NominationId nomination, Proposal proposal, Actor by, LocalDate on) {}
