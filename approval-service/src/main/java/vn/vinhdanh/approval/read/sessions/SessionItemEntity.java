package vn.vinhdanh.approval.read.sessions;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One version of a row of {@code session_item}, for reading. */
@Entity(name = "ApprovalSessionItem")
@Immutable
@IdClass(SessionItemEntity.Version.class)
@Table(schema = "approval", name = "session_item")
@SuppressWarnings("NullAway.Init")
class SessionItemEntity {

    record Version(String session, String nomination, long validFrom) {}

    @Id
    String session;

    @Id
    String nomination;

    int ordinal;

    @Nullable
    Integer inFavour;

    @Nullable
    Integer against;

    @Nullable
    Integer blank;

    int base;

    @Nullable
    Integer minPercent;

    @Nullable
    Boolean passed;

    @Nullable
    Boolean applied;

    @Nullable
    String conclusion;

    @Nullable
    LocalDate talliedOn;

    @Id
    long validFrom;

    long validTo;
}
