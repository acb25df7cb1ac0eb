package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.CaseId;

/** Work on the step, so that no other holder of its office does so too. */
public record TakeStep(
        @TargetAggregateIdentifier CaseId caseId,
        @TargetAggregateVersion @Nullable Long version,
        Actor by,
        LocalDate on) {}
