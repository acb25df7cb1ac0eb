package vn.vinhdanh.approval.read.cases;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.approval.read.ViewJson;
import vn.vinhdanh.approval.read.cases.StepRow.StepState;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
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
import vn.vinhdanh.events.approval.CaseTakenFromDecision;
import vn.vinhdanh.events.approval.CaseTransferred;
import vn.vinhdanh.events.approval.CaseWithdrawn;
import vn.vinhdanh.events.approval.ConsultationRecorded;
import vn.vinhdanh.events.approval.CouncilVoted;
import vn.vinhdanh.events.approval.HoldLifted;
import vn.vinhdanh.events.approval.IntakeAccepted;
import vn.vinhdanh.events.approval.MemberRecused;
import vn.vinhdanh.events.approval.ReturnedWrongRoute;
import vn.vinhdanh.events.approval.Stage;
import vn.vinhdanh.events.approval.Step;
import vn.vinhdanh.events.approval.StepEscalated;
import vn.vinhdanh.events.approval.StepOverdue;
import vn.vinhdanh.events.approval.StepReleased;
import vn.vinhdanh.events.approval.StepReopened;
import vn.vinhdanh.events.approval.StepStarted;
import vn.vinhdanh.events.approval.StepTaken;
import vn.vinhdanh.events.approval.SupplementReceived;
import vn.vinhdanh.events.approval.SupplementRequested;
import vn.vinhdanh.events.approval.TransferAwaited;
import vn.vinhdanh.events.approval.VoteRule;
import vn.vinhdanh.events.decision.AwardRevoked;
import vn.vinhdanh.events.nomination.Reason;
import vn.vinhdanh.eventstore.view.Fold;
import vn.vinhdanh.eventstore.view.Table;
import vn.vinhdanh.eventstore.view.View;

/** Each case with its route, its clock and its dossier: everything that the case page needs. */
@Component
public class CasesView extends View {

    public static final String NAME = "approval.cases";

    /** More than the steps of any route, level by level. */
    private static final int UNPLANNED = 100;

    private final Table<CaseRow> cases =
            table("cases", CaseRow.class, "nomination").holdsTextOf("person", CaseRow::without);
    private final Table<ProgressRow> progress =
            table("case_progress", ProgressRow.class, "nomination").holdsTextOf("reasons_of", ProgressRow::without);
    private final Table<StepRow> steps =
            table("case_step", StepRow.class, "nomination", "level", "step").holdsTextOf("result_of", StepRow::without);
    private final Table<DossierRow> dossiers =
            table("case_dossier", DossierRow.class, "nomination").holdsTextOf("achievements_of", DossierRow::without);

    public CasesView() {
        super(NAME);
        on(CaseEvent.class, (e, fold) -> fold.change(progress, of(e.caseId()), row -> row.at(fold.sequence())));
        on(CaseOpened.class, this::opened);
        on(StepStarted.class, (e, fold) -> {
            fold.put(
                    progress,
                    ProgressRow.at(
                            of(e.caseId()),
                            fold.sequence(),
                            e.level(),
                            e.body(),
                            e.step(),
                            e.on(),
                            e.due(),
                            e.timed()));
            step(fold, e.caseId(), e.level(), e.step(), row -> row.is(StepState.CURRENT, e.due()));
        });
        on(StepReopened.class, this::reopened);
        on(IntakeAccepted.class, (e, fold) -> {
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            result.put("receipt", e.receipt());
            result.put("due", e.due());
            step(
                    fold,
                    e.caseId(),
                    e.level(),
                    StepKind.INTAKE,
                    row -> row.done(e.by(), e.on(), ViewJson.write(result), null));
        });
        on(SupplementRequested.class, (e, fold) -> {
            fold.change(
                    progress,
                    of(e.caseId()),
                    row -> row.still(
                            CaseState.RETURNED,
                            e.on(),
                            e.answerBy(),
                            e.timed(),
                            reasons(e.reasons()),
                            whose(e.reasons())));
            step(fold, e.caseId(), e.level(), e.step(), row -> row.is(StepState.RETURNED, null));
        });
        on(SupplementReceived.class, this::supplemented);
        on(ReturnedWrongRoute.class, (e, fold) -> {
            step(fold, e.caseId(), e.level(), e.step(), row -> row.done(e.by(), e.on(), null, null));
            ended(fold, e.caseId(), CaseState.REJECTED, e.on(), List.of(e.reason()));
        });
        on(Appraised.class, (e, fold) -> {
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            result.put("recommendation", e.recommendation());
            result.put("findings", ViewJson.clear(e.findings()));
            step(
                    fold,
                    e.caseId(),
                    e.level(),
                    StepKind.APPRAISAL,
                    row -> row.done(e.by(), e.on(), ViewJson.write(result), ViewJson.whose(e.findings())));
            fold.change(dossiers, of(e.caseId()), row -> row.with(e.verdicts()));
        });
        on(ConsultationRecorded.class, (e, fold) -> {
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            result.put("from", e.from());
            result.put("until", e.until());
            result.put("result", ViewJson.clear(e.result()));
            step(
                    fold,
                    e.caseId(),
                    e.level(),
                    e.step(),
                    row -> row.done(e.by(), e.on(), ViewJson.write(result), ViewJson.whose(e.result())));
        });
        on(CouncilVoted.class, (e, fold) -> {
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            result.put("session", e.session().value());
            result.put("tally", e.tally());
            result.put("minPercent", e.minPercent());
            result.put("passed", e.passed());
            result.put("conclusion", ViewJson.clear(e.conclusion()));
            step(
                    fold,
                    e.caseId(),
                    e.level(),
                    StepKind.COUNCIL,
                    row -> row.done(e.by(), e.on(), ViewJson.write(result), ViewJson.whose(e.conclusion())));
        });
        on(CaseHeld.class, (e, fold) -> {
            fold.change(
                    progress,
                    of(e.caseId()),
                    row -> row.still(
                            CaseState.ON_HOLD,
                            e.on(),
                            null,
                            false,
                            reasons(List.of(e.reason())),
                            whose(List.of(e.reason()))));
            step(fold, e.caseId(), e.level(), e.step(), row -> row.is(StepState.ON_HOLD, null));
        });
        on(HoldLifted.class, (e, fold) -> {
            fold.put(
                    progress,
                    ProgressRow.at(
                            of(e.caseId()),
                            fold.sequence(),
                            e.level(),
                            e.body(),
                            e.step(),
                            e.on(),
                            e.due(),
                            e.timed()));
            step(fold, e.caseId(), e.level(), e.step(), row -> row.is(StepState.CURRENT, e.due()));
        });
        on(
                StepTaken.class,
                (e, fold) -> fold.change(
                        progress,
                        of(e.caseId()),
                        row -> row.taken(e.by().person().value(), e.on())));
        on(StepReleased.class, (e, fold) -> fold.change(progress, of(e.caseId()), row -> row.taken(null, null)));
        on(
                MemberRecused.class,
                (e, fold) -> fold.change(
                        progress,
                        of(e.caseId()),
                        row -> e.member().value().equals(row.takenBy()) ? row.taken(null, null) : row));
        on(StepOverdue.class, (e, fold) -> fold.change(progress, of(e.caseId()), row -> row.alarmed(false)));
        on(StepEscalated.class, (e, fold) -> fold.change(progress, of(e.caseId()), row -> row.alarmed(true)));
        on(CaseForwarded.class, (e, fold) -> {
            step(fold, e.caseId(), e.level(), StepKind.HEAD, row -> row.done(e.by(), e.on(), null, null));
        });
        on(
                TransferAwaited.class,
                (e, fold) -> fold.change(
                        progress,
                        of(e.caseId()),
                        row -> row.awaiting(e.chooser().value(), ViewJson.write(e.choices()))));
        on(CaseTransferred.class, this::transferred);
        on(
                CasePutToDecision.class,
                (e, fold) -> fold.change(
                        progress, of(e.caseId()), row -> row.in(e.decision().value())
                                .taken(null, null)));
        on(CaseTakenFromDecision.class, (e, fold) -> fold.change(progress, of(e.caseId()), row -> row.in(null)));
        on(
                AwardApproved.class,
                (e, fold) -> fold.change(
                        progress,
                        of(e.caseId()),
                        row -> row.awarded(e.decision().value(), e.award().value(), e.on())));
        on(AwardRefused.class, (e, fold) -> {
            step(fold, e.caseId(), e.level(), StepKind.HEAD, row -> row.done(e.by(), e.on(), null, null));
            ended(fold, e.caseId(), CaseState.REJECTED, e.on(), List.of(e.reason()));
        });
        on(CaseWithdrawn.class, (e, fold) -> ended(fold, e.caseId(), CaseState.WITHDRAWN, e.on(), List.of()));
        on(CaseLapsed.class, (e, fold) -> ended(fold, e.caseId(), CaseState.LAPSED, e.on(), List.of()));
        on(
                AwardRevoked.class,
                (e, fold) -> fold.change(
                        progress,
                        e.nomination().value(),
                        row -> row.revoked(e.on(), reasons(List.of(e.reason())), whose(List.of(e.reason())))));
    }

    private void opened(CaseOpened e, Fold fold) {
        String nomination = e.nomination().value();
        Stage first = e.route().get(0);
        fold.put(cases, CaseRow.of(e));
        fold.put(dossiers, DossierRow.of(nomination, e.proposal(), e.documents(), e.verdicts()));
        fold.put(
                progress,
                ProgressRow.at(
                        nomination,
                        fold.sequence(),
                        first.level(),
                        first.body(),
                        first.steps().get(0).kind(),
                        e.on(),
                        null,
                        false));
        int ordinal = 0;
        for (Stage stage : e.route()) {
            for (Step step : stage.steps()) {
                fold.put(steps, pending(nomination, stage, step, ordinal++));
            }
        }
    }

    private static StepRow pending(String nomination, Stage stage, Step step, int ordinal) {
        VoteRule vote = step.kind() == StepKind.COUNCIL ? stage.vote() : null;
        return new StepRow(
                nomination,
                stage.level(),
                step.kind(),
                ordinal,
                stage.body().value(),
                stage.decides(),
                step.workingDays(),
                step.source(),
                StepState.PENDING,
                null,
                null,
                null,
                null,
                null,
                vote == null ? null : ViewJson.write(vote),
                null,
                null);
    }

    /** The steps of the new body are those of its stage; a stage that nobody planned for comes after all others. */
    private void transferred(CaseTransferred e, Fold fold) {
        String nomination = of(e.caseId());
        Stage to = e.to();
        boolean sameStage = to.level() == e.level();
        StepKind first = to.steps().get(0).kind();
        fold.change(progress, nomination, row -> row.moved(to.level(), to.body(), sameStage ? row.step() : first));
        if (!sameStage) {
            for (StepKind kind : StepKind.values()) {
                step(fold, e.caseId(), e.level(), kind, StepRow::left);
            }
        }
        int ordinal = UNPLANNED * (1 + to.level().ordinal());
        for (Step step : to.steps()) {
            StepRow added = pending(nomination, to, step, ordinal++);
            fold.changeOrCreate(
                    steps, List.of(nomination, to.level(), step.kind()), () -> added, row -> row.in(to.body()));
        }
    }

    /** What the steps from the reopened one on came to no longer holds. */
    private void reopened(StepReopened e, Fold fold) {
        fold.put(
                progress,
                ProgressRow.at(
                        of(e.caseId()), fold.sequence(), e.level(), e.body(), e.step(), e.on(), e.due(), e.timed()));
        for (StepKind later : StepKind.values()) {
            if (later.compareTo(e.step()) > 0) {
                step(fold, e.caseId(), e.level(), later, row -> row.is(StepState.PENDING, null));
            }
        }
        step(fold, e.caseId(), e.level(), e.step(), row -> row.is(StepState.CURRENT, e.due()));
    }

    private void supplemented(SupplementReceived e, Fold fold) {
        String nomination = of(e.caseId());
        fold.change(cases, nomination, row -> row.with(e.proposal()));
        fold.put(dossiers, DossierRow.of(nomination, e.proposal(), e.documents(), e.verdicts()));
        fold.change(progress, nomination, row -> ProgressRow.at(
                        nomination,
                        fold.sequence(),
                        row.stageLevel(),
                        new UnitId(row.body()),
                        e.step(),
                        e.on(),
                        e.due(),
                        e.timed())
                .awaiting(row.chooser(), row.choices()));
        for (AwardLevel level : AwardLevel.values()) {
            step(
                    fold,
                    e.caseId(),
                    level,
                    e.step(),
                    row -> row.state() == StepState.RETURNED ? row.is(StepState.CURRENT, e.due()) : row);
        }
    }

    private void step(Fold fold, CaseId caseId, AwardLevel level, StepKind step, UnaryOperator<StepRow> change) {
        fold.change(steps, List.of(of(caseId), level, step), change);
    }

    private void ended(Fold fold, CaseId caseId, CaseState end, LocalDate on, List<Reason> why) {
        fold.change(progress, of(caseId), row -> row.ended(end, on, why.isEmpty() ? null : reasons(why), whose(why)));
    }

    private static String reasons(List<Reason> reasons) {
        return ViewJson.write(reasons.stream()
                .map(reason -> {
                    Map<String, @Nullable Object> said = new LinkedHashMap<>();
                    said.put("code", reason.code());
                    said.put("text", ViewJson.clear(reason.text()));
                    said.put("legalRef", reason.legalRef());
                    return said;
                })
                .toList());
    }

    private static @Nullable String whose(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> ViewJson.whose(reason.text()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String of(CaseId caseId) {
        return caseId.nomination().value();
    }
}
