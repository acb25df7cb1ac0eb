package vn.vinhdanh.events.people;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;

/** A person's data have to be kept for now: until the hold is lifted nobody erases them. */
@Revision("1")
public record LegalHoldPlaced(
        PersonId person, Protected<String> reason, @Nullable String legalRef, Actor by, LocalDate on)
        implements PersonEvent {}
