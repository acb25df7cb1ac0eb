package vn.vinhdanh.approval.read.inbox;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.StepKind;

/** One line of an inbox: the desk on which a case lies, with what the case is about. */
@Entity(name = "ApprovalInboxItem")
@Immutable
@SuppressWarnings("NullAway.Init")
class InboxItem {

    @Id
    String nomination;

    long version;

    String body;

    @Enumerated(EnumType.STRING)
    OfficeKind office;

    @Enumerated(EnumType.STRING)
    AwardLevel stageLevel;

    @Enumerated(EnumType.STRING)
    StepKind step;

    @Enumerated(EnumType.STRING)
    CaseState state;

    LocalDate since;

    @Nullable
    LocalDate due;

    LocalDate dueOrder;

    boolean overdue;

    boolean escalated;

    String ref;

    String award;

    @Enumerated(EnumType.STRING)
    AwardLevel level;

    @Enumerated(EnumType.STRING)
    RecipientKind recipientKind;

    String recipient;

    String recipientUnit;

    @Nullable
    String takenBy;

    @Nullable
    LocalDate takenOn;

    @Nullable
    String onBehalfOf;
}
