package vn.vinhdanh.events.organisation;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.GrantId;
import vn.vinhdanh.events.PersonId;

/** A person may record acts dated in a past period, on the strength of a document. */
@Revision("1")
public record HistoricalRecordingGranted(
        GrantId grant, PersonId person, LocalDate from, LocalDate until, String document)
        implements OrganisationEvent {}
