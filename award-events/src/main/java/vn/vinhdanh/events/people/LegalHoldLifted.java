package vn.vinhdanh.events.people;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;

/** A legal hold has ended: the person can be erased again. */
@Revision("1")
public record LegalHoldLifted(PersonId person, Protected<String> reason, Actor by, LocalDate on)
        implements PersonEvent {}
