package vn.vinhdanh.people.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.PersonId;

/** Let nobody sign in under the name of a person's account any more. */
public record EndAccount(@TargetAggregateIdentifier PersonId person, String account, LocalDate on) {}
