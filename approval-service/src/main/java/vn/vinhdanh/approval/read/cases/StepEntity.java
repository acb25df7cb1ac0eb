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
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.StepKind;

/** One version of a row of {@code case_step}, for reading. */
@Entity(name = "ApprovalCaseStep")
@Immutable
@IdClass(StepEntity.Version.class)
@Table(schema = "approval", name = "case_step")
@SuppressWarnings("NullAway.Init")
class StepEntity {

    record Version(String nomination, AwardLevel level, StepKind step, long validFrom) {}

    @Id
    String nomination;

    @Id
    @Enumerated(EnumType.STRING)
    AwardLevel level;

    @Id
    @Enumerated(EnumType.STRING)
    StepKind step;

    int ordinal;

    String body;

    boolean decides;

    @Nullable
    Integer workingDays;

    @Nullable
    String source;

    @Enumerated(EnumType.STRING)
    StepRow.StepState state;

    @Nullable
    LocalDate due;

    @Nullable
    String actor;

    @Enumerated(EnumType.STRING)
    @Nullable
    OfficeKind office;

    @Nullable
    String onBehalfOf;

    @Nullable
    LocalDate doneOn;

    @Nullable
    String vote;

    @Nullable
    String result;

    @Id
    long validFrom;

    long validTo;
}
