package vn.vinhdanh.approval.office;

import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;

/** An office of a body in which a person may act, their own or delegated to them by its holder. */
public record Seat(OfficeKind office, UnitId body, @Nullable PersonId onBehalfOf) {}
