package vn.vinhdanh.events.people;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.PersonId;

/**
 * What was known of a person has been erased: the receipt. With this event their key is destroyed, and nothing that was
 * enciphered under it can be read again.
 *
 * @param ground why, in words that do not name the person: this text stays
 * @param legalRef the article on which it was done
 */
@Revision("1")
public record PersonErased(PersonId person, String ground, String legalRef, Actor by, LocalDate on)
        implements PersonEvent {}
