package vn.vinhdanh.access.organisation;

import java.time.LocalDate;

/** The name that a unit bears from a day on, until its next one. */
record UnitNameRow(String unit, LocalDate since, String name) {}
