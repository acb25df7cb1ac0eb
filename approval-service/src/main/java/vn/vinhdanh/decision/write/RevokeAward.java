package vn.vinhdanh.decision.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.approval.write.StatedReason;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardId;
import vn.vinhdanh.events.DecisionId;

/** Revoke an award on one of the four grounds of the law. */
public record RevokeAward(
        @TargetAggregateIdentifier DecisionId decision,
        @TargetAggregateVersion @Nullable Long version,
        AwardId award,
        String ground,
        StatedReason reason,
        Actor by,
        LocalDate on) {}
