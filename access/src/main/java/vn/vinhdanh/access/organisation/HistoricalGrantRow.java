package vn.vinhdanh.access.organisation;

import java.time.LocalDate;

/** A permission to record acts of a past period, both days inclusive. */
record HistoricalGrantRow(String id, String person, LocalDate since, LocalDate until, String document) {}
