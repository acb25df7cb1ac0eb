package vn.vinhdanh.organisation.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;

/** Let a person hold an office in a unit. */
public record AssignOffice(
        @TargetAggregateIdentifier OfficeId office,
        PersonId person,
        UnitId unit,
        OfficeKind kind,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable String document) {}
