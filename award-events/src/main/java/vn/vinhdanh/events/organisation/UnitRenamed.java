package vn.vinhdanh.events.organisation;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.UnitId;

/** A unit bears another name from a day on. */
@Revision("1")
public record UnitRenamed(UnitId unit, String name, LocalDate from) implements OrganisationEvent {}
