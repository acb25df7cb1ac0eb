package vn.vinhdanh.people.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.PersonId;

/**
 * Destroy what is known of a person, for good.
 *
 * @param ground why, in words that do not name the person
 */
public record ErasePerson(
        @TargetAggregateIdentifier PersonId person, String ground, String legalRef, Actor by, LocalDate on) {}
