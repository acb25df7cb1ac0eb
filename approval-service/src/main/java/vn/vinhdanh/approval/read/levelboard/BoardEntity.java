package vn.vinhdanh.approval.read.levelboard;

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
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.StepKind;

/** One version of a row of {@code level_board}, for reading. */
@Entity(name = "ApprovalLevelBoard")
@Immutable
@IdClass(BoardEntity.Version.class)
@Table(schema = "approval", name = "level_board")
@SuppressWarnings("NullAway.Init")
class BoardEntity {

    record Version(AwardLevel level, String nomination, long validFrom) {}

    @Id
    @Enumerated(EnumType.STRING)
    AwardLevel level;

    @Id
    String nomination;

    @Enumerated(EnumType.STRING)
    CaseState state;

    String ref;

    String award;

    @Enumerated(EnumType.STRING)
    RecipientKind recipientKind;

    @Nullable
    String person;

    String recipient;

    String recipientUnit;

    String proposedBy;

    String movement;

    @Enumerated(EnumType.STRING)
    @Nullable
    AwardLevel stageLevel;

    @Nullable
    String body;

    @Enumerated(EnumType.STRING)
    @Nullable
    StepKind step;

    LocalDate submittedOn;

    LocalDate since;

    long reached;

    @Id
    long validFrom;

    long validTo;
}
