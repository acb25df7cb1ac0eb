package vn.vinhdanh.decision.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.DecisionId;

/** Put a slip in the text right. */
public record CorrectDecision(
        @TargetAggregateIdentifier DecisionId decision,
        @TargetAggregateVersion @Nullable Long version,
        String correction,
        Actor by,
        LocalDate on) {}
