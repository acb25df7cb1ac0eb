package vn.vinhdanh.people.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.PersonId;

/** Let a person be erased again. */
public record LiftLegalHold(@TargetAggregateIdentifier PersonId person, String reason, Actor by, LocalDate on) {}
