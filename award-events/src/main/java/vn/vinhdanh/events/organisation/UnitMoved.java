package vn.vinhdanh.events.organisation;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.UnitId;

/** A unit belongs to another parent from a day on. */
@Revision("1")
public record UnitMoved(UnitId unit, UnitId parent, LocalDate from) implements OrganisationEvent {}
