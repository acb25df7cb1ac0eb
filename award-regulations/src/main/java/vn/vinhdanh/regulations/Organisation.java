package vn.vinhdanh.regulations;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.UnitId;

/** What routes and authority ask of the organisation on a day. */
public interface Organisation {

    /** Empty where the unit does not exist on that day. */
    Optional<OrganisationUnit> unit(UnitId id, LocalDate on);

    /**
     * The nearest of the unit and its ancestors whose kind has that level; for GOVERNMENT and STATE the only such unit of
     * that day.
     */
    Optional<UnitId> bodyAt(AwardLevel level, UnitId unit, LocalDate on);

    /** What took over from a unit that was dissolved before that day; empty where it still exists or nothing did. */
    List<UnitId> successorsOf(UnitId unit, LocalDate on);
}
