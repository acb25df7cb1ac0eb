package vn.vinhdanh.decision.read.decisions;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;

/** One version of a row of {@code decisions}, for reading. */
@Entity(name = "ApprovalDecision")
@Immutable
@IdClass(DecisionEntity.Version.class)
@Table(schema = "approval", name = "decisions")
@SuppressWarnings("NullAway.Init")
class DecisionEntity {

    record Version(String decision, long validFrom) {}

    @Id
    String decision;

    long version;

    @Enumerated(EnumType.STRING)
    AwardLevel level;

    String body;

    @Enumerated(EnumType.STRING)
    DecisionRow.State state;

    LocalDate draftedOn;

    @Nullable
    String number;

    @Nullable
    LocalDate date;

    @Nullable
    String signer;

    @Nullable
    String signerTitle;

    @Nullable
    String authority;

    @Nullable
    LocalDate publishedOn;

    @Nullable
    String correction;

    @Nullable
    LocalDate correctedOn;

    @Id
    long validFrom;

    long validTo;
}
