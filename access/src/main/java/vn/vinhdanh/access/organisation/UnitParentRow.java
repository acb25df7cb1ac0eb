package vn.vinhdanh.access.organisation;

import java.time.LocalDate;

/** The parent that a unit belongs to from a day on, until its next one. */
record UnitParentRow(String unit, LocalDate since, String parent) {}
