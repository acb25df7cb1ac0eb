package vn.vinhdanh.events.organisation;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;

/** A person holds an office in a unit from a day until a day, inclusive. */
@Revision("1")
public record OfficeAssigned(
        OfficeId office,
        PersonId person,
        UnitId unit,
        OfficeKind kind,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable String document)
        implements OrganisationEvent {}
