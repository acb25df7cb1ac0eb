package vn.vinhdanh.people.read.persons;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.PersonId;

/** One version of what is known of a person, in clear; null where it is not known or erased. */
@Embeddable
record PersonRow(
        String id,
        @Nullable String fullName,
        String search,
        @Nullable LocalDate birthDate,
        @Nullable String nationalId,
        @Nullable String address,
        @Nullable String contact,
        long version) {

    PersonRow without(PersonId erased) {
        return erased.value().equals(id) ? new PersonRow(id, null, "", null, null, null, null, version) : this;
    }
}
