package vn.vinhdanh.approval.read.conflicts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;

/**
 * One declared conflict of interest.
 *
 * @param version of the person's declarations, their ETag
 * @param liftedBy the second person; null while it holds
 */
record ConflictRow(
        String conflict,
        long version,
        String person,
        @Nullable String aboutPerson,
        @Nullable String aboutUnit,
        String code,
        @Nullable String text,
        @Nullable String legalRef,
        LocalDate declaredOn,
        @Nullable String liftedBy,
        @Nullable LocalDate liftedOn,
        @Nullable String liftCode,
        @Nullable String liftText) {

    ConflictRow lifted(long newVersion, String by, LocalDate on, String newCode, @Nullable String newText) {
        return new ConflictRow(
                conflict,
                newVersion,
                person,
                aboutPerson,
                aboutUnit,
                code,
                text,
                legalRef,
                declaredOn,
                by,
                on,
                newCode,
                newText);
    }

    /** Without any text of a person. */
    ConflictRow without(PersonId erased) {
        if (!erased.value().equals(person)) {
            return this;
        }
        return new ConflictRow(
                conflict,
                version,
                person,
                aboutPerson,
                aboutUnit,
                code,
                text == null ? null : Protected.ERASED,
                legalRef,
                declaredOn,
                liftedBy,
                liftedOn,
                liftCode,
                liftText == null ? null : Protected.ERASED);
    }
}
