package vn.vinhdanh.events.people;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;

/** A person becomes known; every field is theirs and enciphered under their key. */
@Revision("1")
public record PersonRegistered(
        PersonId person,
        Protected<String> fullName,
        @Nullable Protected<LocalDate> birthDate,
        @Nullable Protected<String> nationalId,
        @Nullable Protected<String> address,
        @Nullable Protected<String> contact)
        implements PersonEvent {}
