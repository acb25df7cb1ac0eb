package vn.vinhdanh.events.people;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.PersonId;

/** An account of a person ends: nobody signs in under its name any more. Their offices are ended apart. */
@Revision("1")
public record AccountEnded(PersonId person, String account, LocalDate on) implements PersonEvent {}
