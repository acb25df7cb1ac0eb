package vn.vinhdanh.organisation.write;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.GrantId;

/** Give the permission back. */
public record EndHistoricalRecording(
        @TargetAggregateIdentifier GrantId grant) {}
