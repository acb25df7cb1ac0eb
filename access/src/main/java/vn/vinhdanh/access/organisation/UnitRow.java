package vn.vinhdanh.access.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A unit and the days of its life, both inclusive; null is open. Its names and parents are dated rows of their own. */
record UnitRow(
        String id,
        String kind,
        @Nullable LocalDate since,
        @Nullable LocalDate until) {

    UnitRow endingOn(LocalDate lastDay) {
        return new UnitRow(id, kind, since, lastDay);
    }
}
