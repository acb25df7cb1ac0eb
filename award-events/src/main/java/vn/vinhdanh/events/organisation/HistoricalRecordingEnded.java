package vn.vinhdanh.events.organisation;

import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.GrantId;

/** The permission to record past acts is given back. */
@Revision("1")
public record HistoricalRecordingEnded(GrantId grant) implements OrganisationEvent {}
