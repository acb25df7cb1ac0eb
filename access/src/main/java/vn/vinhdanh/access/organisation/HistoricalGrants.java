package vn.vinhdanh.access.organisation;

import java.time.LocalDate;
import vn.vinhdanh.events.PersonId;

/** Who may record acts of days gone by. */
@FunctionalInterface
public interface HistoricalGrants {

    boolean cover(PersonId person, LocalDate on);
}
