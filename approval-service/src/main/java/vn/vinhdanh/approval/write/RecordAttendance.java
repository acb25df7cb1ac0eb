package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.SessionId;

/** Record who was there. */
public record RecordAttendance(
        @TargetAggregateIdentifier SessionId session,
        @TargetAggregateVersion @Nullable Long version,
        List<PersonId> present,
        Actor by,
        LocalDate on) {}
