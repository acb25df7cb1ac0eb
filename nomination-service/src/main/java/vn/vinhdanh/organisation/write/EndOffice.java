package vn.vinhdanh.organisation.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.OfficeId;

/** End a holding. */
public record EndOffice(
        @TargetAggregateIdentifier OfficeId office,
        LocalDate lastDay,
        @Nullable String document) {}
