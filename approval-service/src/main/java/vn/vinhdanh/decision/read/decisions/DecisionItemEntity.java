package vn.vinhdanh.decision.read.decisions;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.RecipientKind;

/** One version of a row of {@code decision_item}, for reading. */
@Entity(name = "ApprovalDecisionItem")
@Immutable
@IdClass(DecisionItemEntity.Version.class)
@Table(schema = "approval", name = "decision_item")
@SuppressWarnings("NullAway.Init")
class DecisionItemEntity {

    record Version(String decision, String nomination, long validFrom) {}

    @Id
    String decision;

    @Id
    String nomination;

    int ordinal;

    String ref;

    String award;

    @Enumerated(EnumType.STRING)
    RecipientKind recipientKind;

    @Nullable
    String person;

    String recipient;

    String recipientUnit;

    @Nullable
    String awardId;

    @Nullable
    String verificationCode;

    @Nullable
    Long prize;

    @Id
    long validFrom;

    long validTo;
}
