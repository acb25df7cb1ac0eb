package vn.vinhdanh.approval.office;

import java.util.Set;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;

/**
 * How far a person sees.
 *
 * @param everything an auditor does
 * @param bodies whose cases they see, once these have come to them
 * @param councils of which they see the agendas
 * @param proposers units for which they propose: theirs and those of the units below
 */
public record Sight(
        PersonId person, boolean everything, Set<UnitId> bodies, Set<UnitId> councils, Set<UnitId> proposers) {

    static Sight ofAnAuditor(PersonId person) {
        return new Sight(person, true, Set.of(), Set.of(), Set.of());
    }
}
