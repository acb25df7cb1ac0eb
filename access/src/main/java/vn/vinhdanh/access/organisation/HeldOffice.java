package vn.vinhdanh.access.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.DelegationId;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;

/**
 * An office that a person may act in on some day: their own, or another's who delegated it to them.
 *
 * @param person who may act
 * @param office the holding
 * @param kind what the office is
 * @param unit where it is held
 * @param unitKind what that unit is
 * @param unitParent the parent of that unit on the day
 * @param from first day of the holding or of the delegation
 * @param until last day of either, null when open
 * @param onBehalfOf the holder, when the person acts by delegation
 * @param delegation the delegation, when the person acts by one
 */
public record HeldOffice(
        PersonId person,
        OfficeId office,
        OfficeKind kind,
        UnitId unit,
        UnitKind unitKind,
        @Nullable UnitId unitParent,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable PersonId onBehalfOf,
        @Nullable DelegationId delegation) {

    public Actor actor() {
        return new Actor(person, office, kind, unit, onBehalfOf);
    }

    /**
     * Whether the office is the body's: held at the body itself, or, for the offices that work for a body without
     * being its head or its clerk, at a department directly under it.
     */
    boolean isOf(UnitId body) {
        if (unit.equals(body)) {
            return true;
        }
        return unitKind == UnitKind.DEPARTMENT && body.equals(unitParent) && worksForBodyAbove(kind);
    }

    /** The head of a department is not the head of the body, and its clerk proposes for the department. */
    static boolean worksForBodyAbove(OfficeKind kind) {
        return switch (kind) {
            case INTAKE_OFFICER, APPRAISER, COUNCIL_SECRETARY, COUNCIL_MEMBER -> true;
            case SUBMITTER, HEAD, AUDITOR, ADMINISTRATOR -> false;
        };
    }

    /** Auditors and administrators reach from their unit down to everything below it. */
    static boolean reachesDown(OfficeKind kind) {
        return kind == OfficeKind.AUDITOR || kind == OfficeKind.ADMINISTRATOR;
    }
}
