package vn.vinhdanh.events.organisation;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;

/** A unit exists from a day (null: always) until its last day (null: open). */
@Revision("1")
public record UnitRegistered(
        UnitId unit,
        String name,
        UnitKind kind,
        @Nullable UnitId parent,
        @Nullable LocalDate from,
        @Nullable LocalDate until)
        implements OrganisationEvent {}
