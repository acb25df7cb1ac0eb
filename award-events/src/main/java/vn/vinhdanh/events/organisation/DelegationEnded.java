package vn.vinhdanh.events.organisation;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.DelegationId;

/** A delegation ends early; the last day still counts. */
@Revision("1")
public record DelegationEnded(DelegationId delegation, LocalDate lastDay) implements OrganisationEvent {}
