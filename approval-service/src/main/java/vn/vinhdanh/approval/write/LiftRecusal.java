package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.PersonId;

/** Let somebody act again on a case that they kept out of. */
public record LiftRecusal(
        @TargetAggregateIdentifier CaseId caseId,
        @TargetAggregateVersion @Nullable Long version,
        PersonId member,
        StatedReason reason,
        Actor by,
        LocalDate on) {}
