package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.ConflictId;
import vn.vinhdanh.events.ConflictsId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.nomination.Reason;

/** A second person, the head of the body, lifts a declared conflict; what was declared stays on record. */
@Revision("1")
public record ConflictLifted(
        ConflictsId conflicts, ConflictId conflict, PersonId person, Reason reason, Actor by, LocalDate on)
        implements ConflictEvent {}
