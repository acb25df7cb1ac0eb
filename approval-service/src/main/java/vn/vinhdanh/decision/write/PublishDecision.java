package vn.vinhdanh.decision.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.DecisionId;

/** Make a signed decision public. */
public record PublishDecision(
        @TargetAggregateIdentifier DecisionId decision,
        @TargetAggregateVersion @Nullable Long version,
        Actor by,
        LocalDate on) {}
