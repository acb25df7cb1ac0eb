package vn.vinhdanh.approval.read.inbox;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.approval.read.inbox.KeptApartRow.Why;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.approval.Appraised;
import vn.vinhdanh.events.approval.AwardApproved;
import vn.vinhdanh.events.approval.AwardRefused;
import vn.vinhdanh.events.approval.CaseEvent;
import vn.vinhdanh.events.approval.CaseForwarded;
import vn.vinhdanh.events.approval.CaseHeld;
import vn.vinhdanh.events.approval.CaseLapsed;
import vn.vinhdanh.events.approval.CaseOpened;
import vn.vinhdanh.events.approval.CasePutToDecision;
import vn.vinhdanh.events.approval.CaseTransferred;
import vn.vinhdanh.events.approval.CaseWithdrawn;
import vn.vinhdanh.events.approval.ConsultationRecorded;
import vn.vinhdanh.events.approval.CouncilVoted;
import vn.vinhdanh.events.approval.HoldLifted;
import vn.vinhdanh.events.approval.IntakeAccepted;
import vn.vinhdanh.events.approval.MemberRecused;
import vn.vinhdanh.events.approval.RecusalLifted;
import vn.vinhdanh.events.approval.ReturnedWrongRoute;
import vn.vinhdanh.events.approval.Stage;
import vn.vinhdanh.events.approval.StepEscalated;
import vn.vinhdanh.events.approval.StepOverdue;
import vn.vinhdanh.events.approval.StepReopened;
import vn.vinhdanh.events.approval.StepStarted;
import vn.vinhdanh.events.approval.SupplementReceived;
import vn.vinhdanh.events.approval.SupplementRequested;
import vn.vinhdanh.events.approval.TransferAwaited;
import vn.vinhdanh.eventstore.view.Fold;
import vn.vinhdanh.eventstore.view.Table;
import vn.vinhdanh.eventstore.view.View;

/** On whose desk each case lies, until when, and who keeps out of it. */
@Component
public class InboxView extends View {

    public static final String NAME = "approval.inbox";

    private final Table<InboxRow> inbox = table("inbox", InboxRow.class, "nomination");
    private final Table<KeptApartRow> apart = table("kept_apart", KeptApartRow.class, "nomination", "person");

    public InboxView() {
        super(NAME);
        on(CaseOpened.class, this::opened);
        on(StepStarted.class, (e, fold) -> lies(fold, e, e.level(), e.body(), e.step(), e.due(), e.timed()));
        on(StepReopened.class, (e, fold) -> lies(fold, e, e.level(), e.body(), e.step(), e.due(), e.timed()));
        on(HoldLifted.class, (e, fold) -> {
            lies(fold, e, e.level(), e.body(), e.step(), e.due(), e.timed());
            acted(fold, e.caseId(), e.level(), e.step(), e.by());
        });
        on(
                SupplementReceived.class,
                (e, fold) -> fold.change(inbox, of(e), row -> row.answered(e.step(), e.on(), e.due(), e.timed())));
        on(SupplementRequested.class, (e, fold) -> {
            fold.change(inbox, of(e), row -> row.still(CaseState.RETURNED, e.on(), e.answerBy(), e.timed()));
            acted(fold, e.caseId(), e.level(), e.step(), e.by());
        });
        on(CaseHeld.class, (e, fold) -> {
            fold.change(inbox, of(e), row -> row.still(CaseState.ON_HOLD, e.on(), null, false));
            acted(fold, e.caseId(), e.level(), e.step(), e.by());
        });
        on(IntakeAccepted.class, (e, fold) -> acted(fold, e.caseId(), e.level(), StepKind.INTAKE, e.by()));
        on(Appraised.class, (e, fold) -> acted(fold, e.caseId(), e.level(), StepKind.APPRAISAL, e.by()));
        on(ConsultationRecorded.class, (e, fold) -> acted(fold, e.caseId(), e.level(), e.step(), e.by()));
        on(CouncilVoted.class, (e, fold) -> acted(fold, e.caseId(), e.level(), StepKind.COUNCIL, e.by()));
        on(CaseForwarded.class, (e, fold) -> acted(fold, e.caseId(), e.level(), StepKind.HEAD, e.by()));
        on(TransferAwaited.class, (e, fold) -> fold.change(inbox, of(e), row -> row.awaiting(e.chooser())));
        on(
                CaseTransferred.class,
                (e, fold) -> fold.change(
                        inbox,
                        of(e),
                        row -> row.moved(
                                e.to().level(),
                                e.to().body(),
                                e.to().level() == e.level()
                                        ? row.step()
                                        : e.to().steps().get(0).kind())));
        on(CasePutToDecision.class, (e, fold) -> acted(fold, e.caseId(), e.level(), StepKind.HEAD, e.by()));
        on(
                MemberRecused.class,
                (e, fold) -> fold.changeOrCreate(
                        apart,
                        List.of(of(e), e.member().value()),
                        () -> new KeptApartRow(of(e), e.member().value(), Why.RECUSED, null, null, false),
                        KeptApartRow::recused));
        on(
                RecusalLifted.class,
                (e, fold) -> fold.change(apart, List.of(of(e), e.member().value()), KeptApartRow::lifted));
        on(StepOverdue.class, (e, fold) -> fold.change(inbox, of(e), row -> row.alarmed(false)));
        on(StepEscalated.class, (e, fold) -> fold.change(inbox, of(e), row -> row.alarmed(true)));
        on(AwardApproved.class, this::ended);
        on(AwardRefused.class, this::ended);
        on(ReturnedWrongRoute.class, this::ended);
        on(CaseWithdrawn.class, this::ended);
        on(CaseLapsed.class, this::ended);
    }

    private void opened(CaseOpened e, Fold fold) {
        Stage first = e.route().get(0);
        StepKind step = first.steps().get(0).kind();
        fold.put(
                inbox,
                InboxRow.of(
                        of(e),
                        e.proposal().proposedBy().value(),
                        first.level(),
                        first.body().value(),
                        step,
                        CaseState.at(step),
                        e.on(),
                        null,
                        false));
        PersonId nominee = e.proposal().recipient().person();
        if (nominee != null) {
            apart(fold, e.caseId(), nominee, Why.NOMINEE);
        }
        apart(fold, e.caseId(), e.filedBy().person(), Why.FILED);
        apart(fold, e.caseId(), e.filedBy().onBehalfOf(), Why.FILED);
    }

    private void lies(
            Fold fold,
            CaseEvent e,
            AwardLevel level,
            UnitId body,
            StepKind step,
            @Nullable LocalDate due,
            boolean timed) {
        fold.change(inbox, of(e), row -> row.at(level, body.value(), step, e.on(), due, timed));
    }

    private void acted(Fold fold, CaseId caseId, AwardLevel level, StepKind step, Actor by) {
        boolean standingIn = by.kind() == OfficeKind.HEAD && step != StepKind.HEAD;
        acted(fold, caseId, level, step, standingIn, by.person());
        acted(fold, caseId, level, step, standingIn, by.onBehalfOf());
    }

    private void acted(
            Fold fold, CaseId caseId, AwardLevel level, StepKind step, boolean standingIn, @Nullable PersonId person) {
        if (person != null) {
            KeptApartRow now = new KeptApartRow(
                    caseId.nomination().value(), person.value(), Why.ACTED, level, step.duty(), standingIn);
            fold.changeOrCreate(
                    apart,
                    List.of(now.nomination(), now.person()),
                    () -> now,
                    row -> row.standingIn() || row.why() == Why.LIFTED ? now : row);
        }
    }

    private void apart(Fold fold, CaseId caseId, @Nullable PersonId person, Why why) {
        if (person != null) {
            String nomination = caseId.nomination().value();
            fold.put(apart, new KeptApartRow(nomination, person.value(), why, null, null, false));
        }
    }

    private void ended(CaseEvent e, Fold fold) {
        fold.remove(inbox, of(e));
    }

    private static String of(CaseEvent e) {
        return e.caseId().nomination().value();
    }
}
