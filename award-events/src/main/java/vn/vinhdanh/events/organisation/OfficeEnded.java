package vn.vinhdanh.events.organisation;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.OfficeId;

/** The holding of an office ends; the last day still counts. */
@Revision("1")
public record OfficeEnded(
        OfficeId office, LocalDate lastDay, @Nullable String document) implements OrganisationEvent {}
