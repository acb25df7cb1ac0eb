package vn.vinhdanh.nomination.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.NominationId;

/** Withdraw at once before the case is open, and ask the case after that. */
public record WithdrawNomination(@TargetAggregateIdentifier NominationId nomination, Actor by, LocalDate on) {}
