package vn.vinhdanh.nomination.write;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.nomination.NominationEvent;

/** Follow what the case of this nomination did, in the order in which it did it. */
public record FollowCase(@TargetAggregateIdentifier NominationId nomination, long caseVersion, NominationEvent event) {}
