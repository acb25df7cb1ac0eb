package vn.vinhdanh.access.organisation;

import java.time.LocalDate;

/** A unit that takes over from another one from a day on. */
record UnitSuccessorRow(String unit, String successor, LocalDate since) {}
