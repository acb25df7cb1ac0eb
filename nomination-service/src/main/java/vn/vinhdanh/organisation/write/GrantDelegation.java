package vn.vinhdanh.organisation.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.DelegationId;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.PersonId;

/** Let another person act for the holder of an office. */
public record GrantDelegation(
        @TargetAggregateIdentifier DelegationId delegation,
        OfficeId office,
        PersonId delegate,
        LocalDate from,
        LocalDate until,
        String document) {}
