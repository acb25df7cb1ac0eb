package vn.vinhdanh.decision.read.register;

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
import vn.vinhdanh.events.RecipientKind;

/** One version of a row of {@code register}, for reading. */
@Entity(name = "ApprovalRegisterEntry")
@Immutable
@IdClass(RegisterEntity.Version.class)
@Table(schema = "approval", name = "register")
@SuppressWarnings("NullAway.Init")
class RegisterEntity {

    record Version(String awardId, long validFrom) {}

    @Id
    String awardId;

    String nomination;

    String decision;

    String ref;

    String award;

    @Enumerated(EnumType.STRING)
    AwardLevel level;

    String body;

    @Enumerated(EnumType.STRING)
    RecipientKind recipientKind;

    @Nullable
    String person;

    String recipient;

    String recipientUnit;

    String number;

    LocalDate date;

    String signerTitle;

    String verificationCode;

    @Nullable
    Long prize;

    String regulation;

    @Enumerated(EnumType.STRING)
    RegisterRow.Status status;

    @Nullable
    String ground;

    @Nullable
    LocalDate revokedOn;

    String search;

    @Id
    long validFrom;

    long validTo;
}
