package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.ConflictId;
import vn.vinhdanh.events.ConflictsId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.Reason;

/**
 * A person declares a conflict of interest: they act on no case about that person or unit.
 *
 * @param aboutPerson the nominee; null where it is about a unit
 * @param aboutUnit which is nominated, proposes, or belongs to the nominee; null where it is about a person
 */
@Revision("1")
public record ConflictDeclared(
        ConflictsId conflicts,
        ConflictId conflict,
        PersonId person,
        @Nullable PersonId aboutPerson,
        @Nullable UnitId aboutUnit,
        Reason reason,
        Actor by,
        LocalDate on)
        implements ConflictEvent {}
