package vn.vinhdanh.events;

import org.jspecify.annotations.Nullable;

/**
 * Who acted, and on what authority: the office held on the day of the act.
 *
 * @param person who acted
 * @param office the holding that entitled to the act
 * @param kind what the office is
 * @param unit where it is held
 * @param onBehalfOf the holder for whom a delegate acted; null when the holder acted
 */
public record Actor(
        PersonId person,
        OfficeId office,
        OfficeKind kind,
        UnitId unit,
        @Nullable PersonId onBehalfOf) {}
