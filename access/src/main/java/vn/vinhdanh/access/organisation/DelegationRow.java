package vn.vinhdanh.access.organisation;

import java.time.LocalDate;

/** One delegation of an office, both days inclusive. */
record DelegationRow(String id, String office, String delegate, LocalDate since, LocalDate until, String document) {

    DelegationRow endingOn(LocalDate lastDay) {
        return new DelegationRow(id, office, delegate, since, lastDay, document);
    }
}
