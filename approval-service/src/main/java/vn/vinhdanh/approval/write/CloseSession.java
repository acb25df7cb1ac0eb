package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.SessionId;

/** Close a session. */
public record CloseSession(
        @TargetAggregateIdentifier SessionId session,
        @TargetAggregateVersion @Nullable Long version,
        Actor by,
        LocalDate on) {}
