package vn.vinhdanh.approval.read.levelboard;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.RecipientKind;

/** One version of a row of {@code level_count}, for reading. */
@Entity(name = "ApprovalLevelCount")
@Immutable
@IdClass(CountEntity.Version.class)
@Table(schema = "approval", name = "level_count")
@SuppressWarnings("NullAway.Init")
class CountEntity {

    record Version(AwardLevel level, CaseState state, String award, RecipientKind recipientKind, long validFrom) {}

    @Id
    @Enumerated(EnumType.STRING)
    AwardLevel level;

    @Id
    @Enumerated(EnumType.STRING)
    CaseState state;

    @Id
    String award;

    @Id
    @Enumerated(EnumType.STRING)
    RecipientKind recipientKind;

    int number;

    @Id
    long validFrom;

    long validTo;
}
