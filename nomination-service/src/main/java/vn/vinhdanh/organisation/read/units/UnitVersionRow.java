package vn.vinhdanh.organisation.read.units;

/** The number of a unit's last event in its own stream. */
record UnitVersionRow(String unit, long version) {}
