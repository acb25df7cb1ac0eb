package vn.vinhdanh.organisation.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;

/** Register a unit with its days. */
public record RegisterUnit(
        @TargetAggregateIdentifier UnitId unit,
        String name,
        UnitKind kind,
        @Nullable UnitId parent,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {}
