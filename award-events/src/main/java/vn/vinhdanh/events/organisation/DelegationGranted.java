package vn.vinhdanh.events.organisation;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.DelegationId;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.PersonId;

/** The holder of an office lets another person act for them, inclusive of both days. */
@Revision("1")
public record DelegationGranted(
        DelegationId delegation, OfficeId office, PersonId delegate, LocalDate from, LocalDate until, String document)
        implements OrganisationEvent {}
