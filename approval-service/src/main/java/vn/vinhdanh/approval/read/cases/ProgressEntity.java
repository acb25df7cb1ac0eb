package vn.vinhdanh.approval.read.cases;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.StepKind;

/** One version of a row of {@code case_progress}, for reading. */
@Entity(name = "ApprovalCaseProgress")
@Immutable
@IdClass(ProgressEntity.Version.class)
@Table(schema = "approval", name = "case_progress")
@SuppressWarnings("NullAway.Init")
class ProgressEntity {

    record Version(String nomination, long validFrom) {}

    @Id
    String nomination;

    long version;

    @Enumerated(EnumType.STRING)
    CaseState state;

    @Enumerated(EnumType.STRING)
    AwardLevel stageLevel;

    String body;

    @Enumerated(EnumType.STRING)
    @Nullable
    StepKind step;

    LocalDate since;

    @Nullable
    LocalDate due;

    boolean timed;

    boolean overdue;

    boolean escalated;

    @Nullable
    String decision;

    @Nullable
    String awardId;

    @Nullable
    String reasons;

    @Nullable
    String chooser;

    @Nullable
    String choices;

    @Nullable
    String takenBy;

    @Nullable
    LocalDate takenOn;

    @Id
    long validFrom;

    long validTo;
}
