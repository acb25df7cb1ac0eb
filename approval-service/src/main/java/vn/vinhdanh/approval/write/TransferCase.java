package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.UnitId;

/** Choose who goes on with a case whose body is no more. */
public record TransferCase(
        @TargetAggregateIdentifier CaseId caseId,
        @Nullable Long version,
        UnitId to,
        StatedReason reason,
        Actor by,
        LocalDate on) {}
