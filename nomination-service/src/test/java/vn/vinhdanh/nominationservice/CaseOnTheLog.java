package vn.vinhdanh.nominationservice;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardId;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.approval.AwardApproved;
import vn.vinhdanh.events.approval.CaseEvent;
import vn.vinhdanh.events.approval.CaseOpened;
import vn.vinhdanh.events.approval.IntakeAccepted;
import vn.vinhdanh.events.approval.Stage;
import vn.vinhdanh.events.approval.Step;
import vn.vinhdanh.events.approval.StepStarted;
import vn.vinhdanh.events.approval.SupplementReceived;
import vn.vinhdanh.events.approval.SupplementRequested;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.events.nomination.Reason;
import vn.vinhdanh.events.nomination.Recipient;
import vn.vinhdanh.eventstore.WriteTransaction;

/** What approval-service writes about a nomination, put on the log as it would. */
final class CaseOnTheLog {

    static final UnitId DISTRICT = new UnitId("D.DILINH");
    static final Actor INTAKE = new Actor(
            new PersonId("intake"),
            new OfficeId("intake"),
            OfficeKind.INTAKE_OFFICER,
            DISTRICT,
            new PersonId("principal"));

    private final EventStore events;
    private final WriteTransaction write;
    private final CaseId id;
    private final NominationId nomination;
    private final LocalDate on;
    private long sequence;

    CaseOnTheLog(EventStore events, WriteTransaction write, String nomination, LocalDate on) {
        this.events = events;
        this.write = write;
        this.nomination = new NominationId(nomination);
        this.id = CaseId.of(this.nomination);
        this.on = on;
    }

    long opened() {
        Proposal proposal = new Proposal(
                "GK_HUYEN",
                new Recipient(RecipientKind.COLLECTIVE, null, new UnitId("D.DILINH.25033"), Protected.open("Tổ COVID")),
                new UnitId("D.DILINH.25033"),
                "m",
                CommendationType.DOT_XUAT,
                null,
                null,
                Facts.none());
        Stage district = new Stage(
                AwardLevel.DISTRICT,
                DISTRICT,
                true,
                List.of(new Step(StepKind.INTAKE, 2, null), new Step(StepKind.HEAD, 10, null)),
                null,
                null);
        return append(new CaseOpened(
                id,
                nomination,
                "R",
                proposal,
                "vn-2017",
                1,
                AwardLevel.DISTRICT,
                List.of(),
                List.of(),
                List.of(district),
                INTAKE,
                on));
    }

    long started(StepKind step) {
        return append(new StepStarted(id, AwardLevel.DISTRICT, DISTRICT, step, on.plusDays(3), false, on));
    }

    long returned() {
        return append(new SupplementRequested(
                id,
                AwardLevel.DISTRICT,
                DISTRICT,
                StepKind.INTAKE,
                List.of(new Reason("MISSING_MINUTES", Protected.open("Thiếu biên bản"), "Điều 84")),
                on.plusDays(5),
                false,
                2,
                INTAKE,
                on));
    }

    long answered(long nominationVersion) {
        return append(new SupplementReceived(
                id,
                nominationVersion,
                new Proposal(
                        "GK_HUYEN",
                        new Recipient(
                                RecipientKind.COLLECTIVE,
                                null,
                                new UnitId("D.DILINH.25033"),
                                Protected.open("Tổ COVID")),
                        new UnitId("D.DILINH.25033"),
                        "m",
                        CommendationType.DOT_XUAT,
                        null,
                        null,
                        Facts.none()),
                List.of(),
                List.of(),
                StepKind.INTAKE,
                on.plusDays(9),
                false,
                on));
    }

    long accepted() {
        return append(new IntakeAccepted(id, AwardLevel.DISTRICT, DISTRICT, "BN-1", on.plusDays(10), INTAKE, on));
    }

    long awarded() {
        return append(new AwardApproved(
                id,
                new DecisionId("d-" + nomination.value()),
                new AwardId("a-" + nomination.value()),
                "1/QĐ-UBND",
                on,
                on));
    }

    private long append(CaseEvent event) {
        return write.execute(() -> {
                    events.publish(new GenericDomainEventMessage<>("ApprovalCase", id.toString(), sequence++, event));
                    return event;
                })
                .position();
    }
}
