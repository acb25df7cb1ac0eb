package vn.vinhdanh.approval.read.conflicts;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One version of a row of {@code conflict}, for reading. */
@Entity(name = "ApprovalConflict")
@Immutable
@IdClass(ConflictEntity.Version.class)
@Table(schema = "approval", name = "conflict")
@SuppressWarnings("NullAway.Init")
class ConflictEntity {

    record Version(String conflict, long validFrom) {}

    @Id
    String conflict;

    long version;

    String person;

    @Nullable
    String aboutPerson;

    @Nullable
    String aboutUnit;

    String code;

    @Nullable
    String text;

    @Nullable
    String legalRef;

    LocalDate declaredOn;

    @Nullable
    String liftedBy;

    @Nullable
    LocalDate liftedOn;

    @Nullable
    String liftCode;

    @Nullable
    String liftText;

    @Id
    long validFrom;

    long validTo;
}
