package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import vn.vinhdanh.events.UnitId;

/** What units are called on a day, for sentences; the id where no name is known. */
@FunctionalInterface
public interface UnitNames {

    String of(UnitId unit, LocalDate on);
}
