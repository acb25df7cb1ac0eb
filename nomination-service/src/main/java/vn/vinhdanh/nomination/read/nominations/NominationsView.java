package vn.vinhdanh.nomination.read.nominations;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.approval.Appraised;
import vn.vinhdanh.events.approval.AwardApproved;
import vn.vinhdanh.events.approval.AwardRefused;
import vn.vinhdanh.events.approval.CaseEvent;
import vn.vinhdanh.events.approval.CaseForwarded;
import vn.vinhdanh.events.approval.CaseHeld;
import vn.vinhdanh.events.approval.CaseLapsed;
import vn.vinhdanh.events.approval.CaseOpened;
import vn.vinhdanh.events.approval.CaseTransferred;
import vn.vinhdanh.events.approval.CaseWithdrawn;
import vn.vinhdanh.events.approval.ConsultationRecorded;
import vn.vinhdanh.events.approval.CouncilVoted;
import vn.vinhdanh.events.approval.HoldLifted;
import vn.vinhdanh.events.approval.IntakeAccepted;
import vn.vinhdanh.events.approval.ReturnedWrongRoute;
import vn.vinhdanh.events.approval.SessionConvened;
import vn.vinhdanh.events.approval.StepReopened;
import vn.vinhdanh.events.approval.StepStarted;
import vn.vinhdanh.events.approval.SupplementReceived;
import vn.vinhdanh.events.approval.SupplementRequested;
import vn.vinhdanh.events.nomination.DocumentAttached;
import vn.vinhdanh.events.nomination.DocumentDetached;
import vn.vinhdanh.events.nomination.NominationAmended;
import vn.vinhdanh.events.nomination.NominationAwarded;
import vn.vinhdanh.events.nomination.NominationDrafted;
import vn.vinhdanh.events.nomination.NominationEndorsed;
import vn.vinhdanh.events.nomination.NominationEvent;
import vn.vinhdanh.events.nomination.NominationForwarded;
import vn.vinhdanh.events.nomination.NominationHeld;
import vn.vinhdanh.events.nomination.NominationHoldLifted;
import vn.vinhdanh.events.nomination.NominationLapsed;
import vn.vinhdanh.events.nomination.NominationRejected;
import vn.vinhdanh.events.nomination.NominationResubmitted;
import vn.vinhdanh.events.nomination.NominationReturned;
import vn.vinhdanh.events.nomination.NominationReviewStarted;
import vn.vinhdanh.events.nomination.NominationRevoked;
import vn.vinhdanh.events.nomination.NominationSubmitted;
import vn.vinhdanh.events.nomination.NominationWithdrawn;
import vn.vinhdanh.events.nomination.WithdrawalRefused;
import vn.vinhdanh.events.nomination.WithdrawalRequested;
import vn.vinhdanh.eventstore.view.Fold;
import vn.vinhdanh.eventstore.view.Table;
import vn.vinhdanh.eventstore.view.View;
import vn.vinhdanh.nomination.read.Reader;
import vn.vinhdanh.nomination.read.nominations.Way.StepState;

/** Every nomination with its dossier and its way: the states are the nomination's own, the steps are its case's. */
@Component
final class NominationsView extends View {

    static final String NAME = "nomination.nominations";

    private final Table<NominationRow> nominations = table("nominations", NominationRow.class, "id")
            .holdsTextOf("person", NominationRow::without)
            .holdsTextOf("reasons_of", NominationRow::without);
    private final Table<ReaderRow> readers = table("nominations_reader", ReaderRow.class, "nomination", "reader");

    NominationsView() {
        super(NAME);
        on(NominationDrafted.class, this::drafted);
        follow(NominationAmended.class, null, (row, e) -> row.proposing(e.proposal()));
        follow(
                DocumentAttached.class,
                null,
                (row, e) -> row.with(row.dossierRead().with(e.document())));
        follow(
                DocumentDetached.class,
                null,
                (row, e) -> row.with(row.dossierRead().without(e.document())));
        follow(NominationSubmitted.class, State.SUBMITTED, (row, e) -> row.filed(e.level(), e.regulation())
                .with(row.dossierRead().filed(e.documents(), e.verdicts(), e.on())));
        follow(
                NominationResubmitted.class,
                State.IN_REVIEW,
                (row, e) -> row.with(row.dossierRead().filed(e.documents(), e.verdicts(), e.on())));
        follow(NominationReviewStarted.class, State.IN_REVIEW, (row, e) -> row);
        follow(
                NominationReturned.class,
                State.RETURNED,
                (row, e) -> row.with(row.wayRead().because(e.reasons())));
        on(NominationHeld.class, this::held);
        on(NominationHoldLifted.class, this::lifted);
        follow(NominationEndorsed.class, State.AWAITING_DECISION, (row, e) -> row);
        follow(NominationForwarded.class, State.IN_REVIEW, (row, e) -> row);
        follow(
                NominationAwarded.class,
                State.AWARDED,
                (row, e) -> row.with(
                        row.wayRead().decided(new Way.Decided(e.number(), e.date(), e.decision(), e.award()))));
        follow(
                NominationRejected.class,
                State.REJECTED,
                (row, e) -> row.with(row.wayRead().because(List.of(e.reason()))));
        follow(WithdrawalRequested.class, null, (row, e) -> row);
        follow(WithdrawalRefused.class, null, (row, e) -> row);
        follow(NominationWithdrawn.class, State.WITHDRAWN, (row, e) -> row);
        follow(NominationLapsed.class, State.LAPSED, (row, e) -> row);
        follow(
                NominationRevoked.class,
                State.REVOKED,
                (row, e) -> row.with(row.wayRead().because(List.of(e.reason()))));

        on(CaseOpened.class, this::opened);
        way(
                StepStarted.class,
                (way, e) -> way.step(e.level(), e.body(), e.step(), step -> step.is(StepState.CURRENT, e.due())));
        way(StepReopened.class, (way, e) -> way.open(step -> step.is(StepState.WAITING, null))
                .step(e.level(), e.body(), e.step(), step -> step.is(StepState.CURRENT, e.due())));
        way(IntakeAccepted.class, (way, e) -> way.open(done(e.by(), e.on())));
        way(Appraised.class, (way, e) -> way.open(done(e.by(), e.on())));
        way(ConsultationRecorded.class, (way, e) -> way.open(done(e.by(), e.on())));
        way(CouncilVoted.class, (way, e) -> way.open(done(e.by(), e.on())));
        way(SupplementRequested.class, (way, e) -> way.open(step -> step.is(StepState.RETURNED, e.answerBy())));
        way(SupplementReceived.class, (way, e) -> way.open(step -> step.is(StepState.CURRENT, e.due())));
        way(CaseHeld.class, (way, e) -> way.open(step -> step.is(StepState.ON_HOLD, null)));
        way(HoldLifted.class, (way, e) -> way.open(step -> step.is(StepState.CURRENT, e.due())));
        way(CaseForwarded.class, (way, e) -> way.open(done(e.by(), e.on())));
        on(CaseForwarded.class, (e, fold) -> reached(e.caseId(), e.toBody(), fold));
        way(CaseTransferred.class, Way::transferred);
        on(CaseTransferred.class, (e, fold) -> reached(e.caseId(), e.to().body(), fold));
        way(AwardApproved.class, (way, e) -> way.open(done(null, e.on())));
        way(AwardRefused.class, (way, e) -> way.open(step -> step.done(StepState.REFUSED, e.by(), e.on())));
        way(ReturnedWrongRoute.class, (way, e) -> way.open(step -> step.done(StepState.REFUSED, e.by(), e.on())));
        way(CaseWithdrawn.class, (way, e) -> way.open(step -> step.done(StepState.CLOSED, null, e.on())));
        way(CaseLapsed.class, (way, e) -> way.open(step -> step.done(StepState.CLOSED, null, e.on())));
        on(SessionConvened.class, this::convened);
    }

    private void drafted(NominationDrafted e, Fold fold) {
        fold.put(nominations, NominationRow.drafted(e, fold.sequence()));
    }

    private void held(NominationHeld e, Fold fold) {
        fold.change(nominations, e.nomination().value(), row -> row.now(fold.sequence(), State.ON_HOLD, e.on())
                .with(row.wayRead()
                        .because(List.of(e.reason()))
                        .heldFrom(row.state() == State.ON_HOLD ? row.wayRead().heldFrom() : row.state())));
    }

    private void lifted(NominationHoldLifted e, Fold fold) {
        fold.change(nominations, e.nomination().value(), row -> {
            Way way = row.wayRead();
            State before = way.heldFrom();
            return row.now(fold.sequence(), before == null ? row.state() : before, e.on())
                    .with(way.heldFrom(null));
        });
    }

    private void opened(CaseOpened e, Fold fold) {
        fold.change(nominations, e.nomination().value(), row -> row.with(Way.along(e.route())));
        reached(e.caseId(), e.route().get(0).body(), fold);
    }

    private void reached(CaseId caseId, UnitId body, Fold fold) {
        fold.put(readers, new ReaderRow(caseId.nomination().value(), Reader.body(body)));
    }

    private void convened(SessionConvened e, Fold fold) {
        for (CaseId item : e.agenda()) {
            for (PersonId member : e.members()) {
                fold.put(readers, new ReaderRow(item.nomination().value(), Reader.member(member)));
            }
        }
    }

    /** What the nomination itself says: its version counts up. */
    private <E extends NominationEvent> void follow(
            Class<E> event, @Nullable State state, BiFunction<NominationRow, E, NominationRow> change) {
        on(
                event,
                (e, fold) -> fold.change(
                        nominations,
                        e.nomination().value(),
                        row -> change.apply(row.now(fold.sequence(), state == null ? row.state() : state, e.on()), e)));
    }

    /** What its case says: the route goes on, the nomination's version stays. */
    private <E extends CaseEvent> void way(Class<E> event, BiFunction<Way, E, Way> change) {
        on(
                event,
                (e, fold) -> fold.change(
                        nominations, e.caseId().nomination().value(), row -> row.with(change.apply(row.wayRead(), e))));
    }

    private static UnaryOperator<Way.RouteStep> done(@Nullable Actor by, LocalDate on) {
        return step -> step.done(StepState.DONE, by, on);
    }
}
