package vn.vinhdanh.people.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.PersonId;

/** Let nobody erase a person for now. */
public record PlaceLegalHold(
        @TargetAggregateIdentifier PersonId person,
        String reason,
        @Nullable String legalRef,
        Actor by,
        LocalDate on) {}
