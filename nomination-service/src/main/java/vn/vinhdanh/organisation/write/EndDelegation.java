package vn.vinhdanh.organisation.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.DelegationId;

/** End a delegation early. */
public record EndDelegation(@TargetAggregateIdentifier DelegationId delegation, LocalDate lastDay) {}
