package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.ConflictsId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;

/** Act on no case about a person or a unit. */
record DeclareConflict(
        @TargetAggregateIdentifier ConflictsId conflicts,
        @Nullable PersonId aboutPerson,
        @Nullable UnitId aboutUnit,
        StatedReason reason,
        Actor by,
        LocalDate on) {}
