package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.CaseId;

/** Leave the step to whoever holds its office. */
public record ReleaseStep(
        @TargetAggregateIdentifier CaseId caseId,
        @TargetAggregateVersion @Nullable Long version,
        Actor by,
        LocalDate on) {}
