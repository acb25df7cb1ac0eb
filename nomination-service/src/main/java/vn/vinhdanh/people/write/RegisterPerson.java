package vn.vinhdanh.people.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;

/** Take a person into the register of persons. */
public record RegisterPerson(
        @TargetAggregateIdentifier PersonId person,
        Protected<String> fullName,
        @Nullable Protected<LocalDate> birthDate,
        @Nullable Protected<String> nationalId,
        @Nullable Protected<String> address,
        @Nullable Protected<String> contact) {}
