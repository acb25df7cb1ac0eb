package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.ConflictId;
import vn.vinhdanh.events.ConflictsId;

/** Let somebody act again on cases that they declared themselves partial in. */
record LiftConflict(
        @TargetAggregateIdentifier ConflictsId conflicts,
        @TargetAggregateVersion @Nullable Long version,
        ConflictId conflict,
        StatedReason reason,
        Actor by,
        LocalDate on) {}
