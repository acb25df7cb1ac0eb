package vn.vinhdanh.decision.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.DecisionId;

/** Sign: the awards come into being. */
public record SignDecision(
        @TargetAggregateIdentifier DecisionId decision,
        @TargetAggregateVersion @Nullable Long version,
        String number,
        LocalDate date,
        Actor signer,
        LocalDate on) {}
