package vn.vinhdanh.regulations;

import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;

/** A unit as it is on one day. */
public record OrganisationUnit(
        UnitId id, String name, UnitKind kind, @Nullable UnitId parent) {}
