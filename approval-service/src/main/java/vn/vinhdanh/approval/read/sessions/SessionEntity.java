package vn.vinhdanh.approval.read.sessions;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import vn.vinhdanh.events.AwardLevel;

/** One version of a row of {@code sessions}, for reading. */
@Entity(name = "ApprovalSession")
@Immutable
@IdClass(SessionEntity.Version.class)
@Table(schema = "approval", name = "sessions")
@SuppressWarnings("NullAway.Init")
class SessionEntity {

    record Version(String session, long validFrom) {}

    @Id
    String session;

    long version;

    @Enumerated(EnumType.STRING)
    AwardLevel level;

    String body;

    LocalDate heldOn;

    @Enumerated(EnumType.STRING)
    SessionRow.State state;

    String members;

    String present;

    @Id
    long validFrom;

    long validTo;
}
