package vn.vinhdanh.organisation.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.GrantId;
import vn.vinhdanh.events.PersonId;

/** Let a person record acts of a past period. */
public record GrantHistoricalRecording(
        @TargetAggregateIdentifier GrantId grant, PersonId person, LocalDate from, LocalDate until, String document) {}
