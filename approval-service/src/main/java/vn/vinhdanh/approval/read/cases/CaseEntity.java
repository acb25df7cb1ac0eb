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
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.RecipientKind;

/** What a case is about, as it was told at some position. */
@Entity(name = "ApprovalCase")
@Immutable
@IdClass(CaseEntity.Version.class)
@Table(schema = "approval", name = "cases")
@SuppressWarnings("NullAway.Init")
class CaseEntity {

    record Version(String nomination, long validFrom) {}

    @Id
    String nomination;

    String ref;

    String award;

    @Enumerated(EnumType.STRING)
    AwardLevel level;

    @Enumerated(EnumType.STRING)
    RecipientKind recipientKind;

    @Nullable
    String person;

    String recipient;

    String recipientUnit;

    String proposedBy;

    String movement;

    @Enumerated(EnumType.STRING)
    CommendationType commendationType;

    String regulation;

    int edition;

    LocalDate openedOn;

    String search;

    @Id
    long validFrom;

    long validTo;
}
