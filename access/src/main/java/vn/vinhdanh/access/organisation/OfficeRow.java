package vn.vinhdanh.access.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One holding of one office, both days inclusive. */
record OfficeRow(
        String id,
        String person,
        String unit,
        String kind,
        LocalDate since,
        @Nullable LocalDate until,
        @Nullable String document) {

    OfficeRow endingOn(LocalDate lastDay) {
        return new OfficeRow(id, person, unit, kind, since, lastDay, document);
    }
}
