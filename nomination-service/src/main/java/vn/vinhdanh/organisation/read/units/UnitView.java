package vn.vinhdanh.organisation.read.units;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.UnitKind;

/**
 * A unit as it is on a day.
 *
 * @param from its first day; null: always
 * @param until its last day; null: open
 * @param successors what took over from it
 */
record UnitView(
        String id,
        String name,
        UnitKind kind,
        @Nullable String parent,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        boolean exists,
        List<String> successors) {}
