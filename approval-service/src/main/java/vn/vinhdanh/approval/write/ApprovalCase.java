package vn.vinhdanh.approval.write;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.approval.write.Progress.Alarm;
import vn.vinhdanh.approval.write.Progress.AtStep;
import vn.vinhdanh.approval.write.Progress.AwaitingSupplement;
import vn.vinhdanh.approval.write.Progress.AwaitingTransfer;
import vn.vinhdanh.approval.write.Progress.Ended;
import vn.vinhdanh.approval.write.Progress.Held;
import vn.vinhdanh.approval.write.Progress.OnRoute;
import vn.vinhdanh.approval.write.Progress.Outcome;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.SessionId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.approval.Appraised;
import vn.vinhdanh.events.approval.AwardApproved;
import vn.vinhdanh.events.approval.AwardRefused;
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
import vn.vinhdanh.events.approval.RecusalLifted;
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
import vn.vinhdanh.events.approval.WithdrawalDeclined;
import vn.vinhdanh.events.decision.DecisionItem;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.events.nomination.Reason;

/** The way of one nomination through the bodies that review and approve it, step after step, level after level. */
@Aggregate(type = "ApprovalCase", cache = "aggregateCache")
@SuppressWarnings("NullAway.Init")
public class ApprovalCase {

    /** Papers whose place the record of a step takes: the vote of the council, the outcome of the consultations. */
    private static final Map<StepKind, String> RECORDED =
            Map.of(StepKind.COUNCIL, "KQBP", StepKind.CONSULTATION, "HY", StepKind.PUBLIC_CONSULTATION, "YKND");

    @AggregateIdentifier
    private CaseId id;

    private String ref;
    private Proposal proposal;
    private String regulation;
    private int edition;
    private List<Stage> route;
    private List<DocumentRef> documents;
    private Progress progress;
    private LocalDate openedOn;
    private LocalDate lastAct;
    private long nominationVersion;

    /** Bodies that have been dissolved while they had it. */
    private final Set<UnitId> dissolved = new LinkedHashSet<>();

    /** At which level the law would have the award decided, where the body of that level is no more. */
    private @Nullable AwardLevel inPlaceOf;

    /** The last stage that has begun. */
    private int reached;

    /** The last thing that an officer did: what a head may reopen. */
    private @Nullable Place lastDone;

    /** Who works on the step; null where nobody has taken it. */
    private @Nullable Actor taken;

    private final Set<PersonId> filers = new HashSet<>();
    private final Map<PersonId, Place> acted = new HashMap<>();
    private final Map<PersonId, Reason> keptOut = new HashMap<>();
    private final Set<Place> returned = new HashSet<>();
    private final Set<Place> done = new HashSet<>();
    private final Map<AwardLevel, Boolean> votes = new HashMap<>();
    private final Map<Long, Accepted> receipts = new HashMap<>();

    /**
     * A step of a stage, for the rule that nobody acts at two of them.
     *
     * @param standingIn by the head for a vacant office, or for a second return, which does not keep them from their own
     *     step
     */
    record Place(AwardLevel level, StepKind step, boolean standingIn) {

        boolean is(Place other) {
            return level == other.level && step == other.step;
        }
    }

    ApprovalCase() {}

    // ---- opening

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(OpenCase c, CaseClock clock) {
        if (id != null) {
            return; // delivered twice
        }
        apply(new CaseOpened(
                c.caseId(),
                c.caseId().nomination(),
                c.ref(),
                c.proposal(),
                c.regulation(),
                c.edition(),
                c.level(),
                c.documents(),
                c.verdicts(),
                c.route(),
                c.filedBy(),
                c.on()));
        start(0, firstOf(c.route().get(0)), c.on(), clock.runs(c.on(), c.recordedOn()), clock);
    }

    // ---- steps

    @CommandHandler
    Accepted decide(AcceptIntake c, CaseClock clock) {
        AtStep at = at(StepKind.INTAKE, c.by(), c.on());
        Stage stage = stage(at);
        String receipt = "TN-%s-%d".formatted(ref, at.stage() + 1);
        LocalDate due = clock.dueOfStage(stage, c.on());
        apply(new IntakeAccepted(id, stage.level(), stage.body(), receipt, due, c.by(), c.on()));
        startNext(at, c.on(), clock);
        return new Accepted(getVersion(), receipt, due);
    }

    @CommandHandler
    @Nullable
    Accepted decide(RecallReceipt c) {
        return receipts.get(c.acceptedVersion());
    }

    @CommandHandler
    long decide(RequestSupplement c, CaseClock clock) {
        AtStep at = at(c.by(), c.on(), StepKind.INTAKE, StepKind.APPRAISAL, StepKind.HEAD);
        Stage stage = stage(at);
        if (at.draft() != null) {
            throw CaseRefusals.inDraftDecision();
        }
        if (c.reasons().isEmpty()) {
            throw CaseRefusals.noReasons();
        }
        if (returned.contains(new Place(stage.level(), at.step(), false)) && c.by().kind() != OfficeKind.HEAD) {
            throw CaseRefusals.returnedOnceAlready();
        }
        apply(new SupplementRequested(
                id,
                stage.level(),
                stage.body(),
                at.step(),
                c.reasons().stream().map(reason -> reason.about(nominee())).toList(),
                clock.plus(c.on(), stage.answerDays()),
                clock.runs(c.on()),
                at.step() == StepKind.INTAKE ? days(stage, at.step()) : clock.remaining(c.on(), at.due()),
                c.by(),
                c.on()));
        return getVersion();
    }

    @CommandHandler
    void decide(ReceiveSupplement c, CaseClock clock) {
        if (!(place() instanceof AwaitingSupplement waiting) || c.nominationVersion() <= nominationVersion) {
            return; // delivered twice, or the case has gone on
        }
        apply(new SupplementReceived(
                id,
                c.nominationVersion(),
                c.proposal(),
                c.documents(),
                c.verdicts(),
                waiting.step(),
                clock.plus(c.on(), waiting.remaining()),
                clock.runs(c.on(), c.recordedOn()),
                c.on()));
    }

    @CommandHandler
    long decide(Appraise c, CaseClock clock) {
        AtStep at = at(StepKind.APPRAISAL, c.by(), c.on());
        Stage stage = stage(at);
        apply(new Appraised(
                id,
                stage.level(),
                stage.body(),
                c.recommendation(),
                c.findings() == null ? null : StatedReason.about(nominee(), c.findings()),
                c.verdicts(),
                c.by(),
                c.on()));
        startNext(at, c.on(), clock);
        return getVersion();
    }

    @CommandHandler
    long decide(RecordConsultation c, CaseClock clock) {
        AtStep at = at(c.by(), c.on(), StepKind.CONSULTATION, StepKind.PUBLIC_CONSULTATION);
        Stage stage = stage(at);
        if (c.until().isBefore(c.from()) || c.until().isAfter(c.on())) {
            throw CaseRefusals.consultationStillOpen(c.from(), c.until(), c.on());
        }
        Integer term = days(stage, at.step());
        if (at.step() == StepKind.PUBLIC_CONSULTATION
                && term != null
                && c.until().isBefore(Objects.requireNonNull(clock.plus(c.from(), term)))) {
            throw CaseRefusals.consultationTooShort(term, source(stage, at.step()));
        }
        apply(new ConsultationRecorded(
                id,
                stage.level(),
                stage.body(),
                at.step(),
                c.from(),
                c.until(),
                StatedReason.about(nominee(), c.result()),
                c.by(),
                c.on()));
        startNext(at, c.on(), clock);
        return getVersion();
    }

    void vote(SessionId session, Ballot ballot, Actor by, LocalDate on, CaseClock clock) {
        AtStep at = at(StepKind.COUNCIL, by, on);
        Stage stage = stage(at);
        apply(new CouncilVoted(
                id,
                stage.level(),
                stage.body(),
                session,
                ballot.tally(),
                ballot.minPercent(),
                ballot.passed(),
                ballot.conclusion(),
                by,
                on));
        startNext(at, on, clock);
    }

    /** The stage whose council has the case now; null where it is not at a council. */
    @Nullable
    Stage atCouncil() {
        return progress instanceof AtStep at && at.step() == StepKind.COUNCIL ? stage(at) : null;
    }

    @CommandHandler
    long decide(ForwardCase c, CaseClock clock) {
        AtStep at = at(StepKind.HEAD, c.by(), c.on());
        Stage stage = stage(at);
        if (stage.decides()) {
            throw CaseRefusals.lastLevel(stage.level());
        }
        refusedByCouncil(stage);
        Stage next = route.get(at.stage() + 1);
        apply(new CaseForwarded(id, stage.level(), stage.body(), next.level(), next.body(), c.by(), c.on()));
        start(at.stage() + 1, firstOf(next), c.on(), clock.runs(c.on()), clock);
        return getVersion();
    }

    /** What it would bring to the next body; null where it is not before a head who forwards. */
    @Nullable
    Dossier dossier() {
        if (!(progress instanceof AtStep at)
                || at.step() != StepKind.HEAD
                || stage(at).decides()) {
            return null;
        }
        Stage next = route.get(at.stage() + 1);
        Set<String> there = documents.stream().map(DocumentRef::item).collect(Collectors.toCollection(HashSet::new));
        RECORDED.forEach((step, item) -> {
            if (done.contains(new Place(stage(at).level(), step, false))) {
                there.add(item);
            }
        });
        return new Dossier(proposal, openedOn, regulation, edition, there, next.level(), next.body());
    }

    @CommandHandler
    long decide(RefuseAward c) {
        AtStep at = at(StepKind.HEAD, c.by(), c.on());
        Stage stage = stage(at);
        if (at.draft() != null) {
            throw CaseRefusals.inDraftDecision();
        }
        apply(new AwardRefused(id, stage.level(), stage.body(), c.reason().about(nominee()), c.by(), c.on()));
        return getVersion();
    }

    @CommandHandler
    long decide(ReturnWrongRoute c) {
        AtStep at = at(c.by(), c.on(), StepKind.INTAKE, StepKind.APPRAISAL);
        Stage stage = stage(at);
        apply(new ReturnedWrongRoute(
                id, stage.level(), stage.body(), at.step(), c.reason().about(nominee()), c.by(), c.on()));
        return getVersion();
    }

    /** A step that was done by mistake is done again, as long as nobody has acted on what it led to. */
    @CommandHandler
    long decide(ReopenStep c, CaseClock clock) {
        if (!(progress instanceof AtStep at)) {
            throw CaseRefusals.notAtAStep(progress);
        }
        mayAct(at, c.by(), c.on());
        Stage stage = stage(at);
        if (at.draft() != null) {
            throw CaseRefusals.inDraftDecision();
        }
        Step mistaken = stage.steps().stream()
                .filter(step -> step.kind() == c.step())
                .findFirst()
                .orElseThrow(() -> CaseRefusals.noSuchStep(c.step()));
        if (lastDone == null
                || !lastDone.is(new Place(stage.level(), mistaken.kind(), false))
                || mistaken.kind() == at.step()) {
            throw CaseRefusals.notTheLastStep(c.step());
        }
        apply(new StepReopened(
                id,
                stage.level(),
                stage.body(),
                mistaken.kind(),
                c.reason().about(nominee()),
                clock.plus(c.on(), mistaken.workingDays()),
                clock.runs(c.on()),
                c.by(),
                c.on()));
        return getVersion();
    }

    /** Taken again by the same person, it stays as it is. */
    @CommandHandler
    long decide(TakeStep c) {
        if (!(progress instanceof AtStep at)) {
            throw CaseRefusals.notAtAStep(progress);
        }
        mayAct(at, c.by(), c.on());
        if (taken == null) {
            Stage stage = stage(at);
            apply(new StepTaken(id, stage.level(), stage.body(), at.step(), c.by(), c.on()));
        }
        return getVersion();
    }

    /** By whoever took it, by whom they act for, or by the head, who may not be able to reach them. */
    @CommandHandler
    long decide(ReleaseStep c) {
        if (!(progress instanceof AtStep at)) {
            throw CaseRefusals.notAtAStep(progress);
        }
        notBefore(c.on());
        Actor holder = taken;
        if (holder == null) {
            throw CaseRefusals.notTaken();
        }
        boolean own = holder.person().equals(c.by().person()) || c.by().person().equals(holder.onBehalfOf());
        if (!own && c.by().kind() != OfficeKind.HEAD) {
            throw CaseRefusals.takenByAnother();
        }
        Stage stage = stage(at);
        apply(new StepReleased(id, stage.level(), stage.body(), at.step(), holder.person(), c.by(), c.on()));
        return getVersion();
    }

    // ---- holds, recusals, clocks

    public long hold(StatedReason reason, Actor by, LocalDate on, CaseClock clock) {
        if (!(progress instanceof AtStep at)) {
            throw CaseRefusals.notAtAStep(progress);
        }
        mayAct(at, by, on);
        Stage stage = stage(at);
        apply(new CaseHeld(
                id,
                stage.level(),
                stage.body(),
                at.step(),
                reason.about(nominee()),
                clock.remaining(on, at.due()),
                by,
                on));
        return getVersion();
    }

    @CommandHandler
    long decide(LiftHold c, CaseClock clock) {
        if (!(progress instanceof Held held)) {
            throw CaseRefusals.notHeld();
        }
        mayAct(held, c.by(), c.on());
        Stage stage = stage(held);
        apply(new HoldLifted(
                id,
                stage.level(),
                stage.body(),
                held.step(),
                clock.plus(c.on(), held.remaining()),
                clock.runs(c.on()),
                c.by(),
                c.on()));
        return getVersion();
    }

    @CommandHandler
    long decide(Recuse c) {
        if (!(progress instanceof OnRoute place)) {
            throw CaseRefusals.notAtAStep(progress);
        }
        notBefore(c.on());
        if (!keptOut.containsKey(c.by().person())) {
            Stage stage = stage(place);
            apply(new MemberRecused(
                    id, stage.level(), stage.body(), c.by().person(), c.reason().about(nominee()), c.by(), c.on()));
        }
        return getVersion();
    }

    /** By a head who has no part in the case and is somebody else. */
    @CommandHandler
    long decide(LiftRecusal c) {
        if (!(progress instanceof OnRoute place)) {
            throw CaseRefusals.notAtAStep(progress);
        }
        notBefore(c.on());
        PersonId holder = c.by().onBehalfOf();
        if (c.member().equals(c.by().person()) || c.member().equals(holder)) {
            throw ConflictRefusals.ownConflict();
        }
        hasNoPart(c.by().person());
        if (holder != null) {
            hasNoPart(holder);
        }
        if (!keptOut.containsKey(c.member())) {
            throw ConflictRefusals.notRecused();
        }
        Stage stage = stage(place);
        apply(new RecusalLifted(
                id, stage.level(), stage.body(), c.member(), c.reason().about(nominee()), c.by(), c.on()));
        return getVersion();
    }

    @CommandHandler
    void decide(MarkOverdue c) {
        if (progress instanceof AtStep at
                && at.timed()
                && at.alarm() == Alarm.NONE
                && at.due() != null
                && c.on().isAfter(at.due())) {
            Stage stage = stage(at);
            apply(new StepOverdue(id, stage.level(), stage.body(), at.step(), at.due(), c.on()));
        }
    }

    /** One more working day after the last one, and the head is told. */
    @CommandHandler
    void decide(EscalateStep c, CaseClock clock) {
        if (progress instanceof AtStep at
                && at.alarm() == Alarm.OVERDUE
                && at.due() != null
                && c.on().isAfter(clock.after(at.due(), 1))) {
            Stage stage = stage(at);
            apply(new StepEscalated(id, stage.level(), stage.body(), at.step(), at.due(), c.on()));
        }
    }

    @CommandHandler
    void decide(LapseCase c) {
        if (place() instanceof AwaitingSupplement waiting
                && waiting.timed()
                && waiting.answerBy() != null
                && c.on().isAfter(waiting.answerBy())) {
            apply(new CaseLapsed(id, c.on()));
        }
    }

    // ---- bodies that are no more

    /** What it still has before it; null where it has ended. */
    public @Nullable Ahead ahead() {
        return progress instanceof OnRoute place
                ? new Ahead(
                        ref,
                        stage(place),
                        route.subList(place.stage() + 1, route.size()),
                        proposal.award(),
                        regulation,
                        edition)
                : null;
    }

    public boolean awaitsTransfer() {
        return progress instanceof AwaitingTransfer;
    }

    /** The day itself, or that of the last act where that is later. */
    public LocalDate notBeforeLastAct(LocalDate on) {
        return on.isBefore(lastAct) ? lastAct : on;
    }

    public void awaitTransfer(List<UnitId> choices, UnitId chooser, LocalDate on) {
        if (progress instanceof OnRoute place && !awaitsTransfer()) {
            Stage stage = stage(place);
            apply(new TransferAwaited(id, stage.level(), stage.body(), choices, chooser, on));
        }
    }

    /** An administrator chooses for others, never for themselves: they neither filed it nor have any part in it. */
    public long transferAsChosen(Stage to, StatedReason reason, Actor by, LocalDate on, CaseClock clock) {
        notBefore(on);
        for (PersonId person : by.onBehalfOf() == null ? List.of(by.person()) : List.of(by.person(), by.onBehalfOf())) {
            hasNoPart(person);
            Place before = acted.get(person);
            if (before != null) {
                throw CaseRefusals.actedAlready(before.level(), before.step());
            }
        }
        return transfer(to, reason, by, on, clock);
    }

    public long transfer(Stage to, StatedReason reason, @Nullable Actor by, LocalDate on, CaseClock clock) {
        if (!(place() instanceof OnRoute place)) {
            throw CaseRefusals.ended();
        }
        Stage from = stage(place);
        boolean begins = place instanceof AtStep && to.level() != from.level();
        Step first = firstOf(to);
        apply(new CaseTransferred(
                id, from.level(), from.body(), to, begins ? first.kind() : null, reason.about(nominee()), by, on));
        if (begins && place instanceof AtStep at) {
            // Where the dissolution was told late, the body above still has all its days.
            LocalDate since = at.timed() && on.isBefore(clock.today()) ? clock.today() : on;
            apply(new StepStarted(
                    id,
                    to.level(),
                    to.body(),
                    first.kind(),
                    clock.plus(since, first.workingDays()),
                    at.timed() || clock.runs(on),
                    on));
        }
        return getVersion();
    }

    // ---- decision and the ends

    /** @return what a decision needs of this case */
    public DecisionItem putTo(
            DecisionId decision, AwardLevel level, UnitId body, Actor by, LocalDate on, UnitNames names) {
        if (!(progress instanceof AtStep at && at.step() == StepKind.HEAD)) {
            throw CaseRefusals.notBeforeHead(ref, progress);
        }
        Stage stage = stage(at);
        if (stage.level() != level || !stage.body().equals(body)) {
            throw CaseRefusals.otherBody(ref, names.of(stage.body(), on));
        }
        if (!stage.decides()) {
            throw CaseRefusals.mayOnlyForward(ref, stage, proposal.award());
        }
        if (at.draft() != null) {
            throw CaseRefusals.inDraftDecision();
        }
        mayAct(at, by, on);
        refusedByCouncil(stage);
        apply(new CasePutToDecision(id, stage.level(), stage.body(), decision, by, on));
        return new DecisionItem(id, id.nomination(), ref, proposal.award(), proposal.recipient());
    }

    /** Whoever signs acts at the step of the head, whoever put the case to the decision. */
    public void mayBeSigned(DecisionId decision, Actor signer, LocalDate date) {
        if (!(progress instanceof AtStep at && decision.equals(at.draft()))) {
            throw CaseRefusals.notBeforeHead(ref, progress);
        }
        mayAct(at, signer, date);
    }

    /** The level in whose place another decides, since its body is no more; null where it decides itself. */
    @Nullable
    public AwardLevel decidedInPlaceOf() {
        return inPlaceOf;
    }

    public void takeFrom(DecisionId decision, LocalDate on) {
        if (progress instanceof AtStep at && decision.equals(at.draft())) {
            apply(new CaseTakenFromDecision(id, decision, on));
        }
    }

    /** The draft decision in which the case stands. */
    @Nullable
    public DecisionId draft() {
        return progress instanceof AtStep at ? at.draft() : null;
    }

    @CommandHandler
    void decide(ApproveAward c) {
        if (!(progress instanceof Ended)) {
            apply(new AwardApproved(id, c.decision(), c.award(), c.number(), c.date(), c.on()));
        }
    }

    public void withdraw(long version, boolean signed, LocalDate on) {
        if (version <= nominationVersion || progress instanceof Ended ended && ended.outcome() == Outcome.WITHDRAWN) {
            return; // delivered twice
        }
        if (signed || progress instanceof Ended) {
            apply(new WithdrawalDeclined(id, version, on));
        } else {
            apply(new CaseWithdrawn(id, version, on));
        }
    }

    // ---- what holds for every act

    /** On whose desk it lies. */
    public Desk desk() {
        Stage stage = route.get(reached);
        List<UnitId> bodies = Stream.concat(
                        route.subList(0, reached + 1).stream().map(Stage::body), dissolved.stream())
                .distinct()
                .toList();
        if (progress instanceof AwaitingTransfer waiting) {
            return new Desk(
                    ref,
                    getVersion(),
                    stage.level(),
                    stage.body(),
                    waiting.step(),
                    OfficeKind.ADMINISTRATOR,
                    waiting.chooser(),
                    bodies,
                    proposal.proposedBy());
        }
        if (progress instanceof OnRoute place) {
            boolean unitsTurn = place instanceof AwaitingSupplement;
            return new Desk(
                    ref,
                    getVersion(),
                    stage.level(),
                    stage.body(),
                    place.step(),
                    unitsTurn ? OfficeKind.SUBMITTER : place.step().office(),
                    unitsTurn ? proposal.proposedBy() : stage.body(),
                    bodies,
                    proposal.proposedBy());
        }
        return new Desk(
                ref,
                getVersion(),
                stage.level(),
                stage.body(),
                null,
                null,
                stage.body(),
                bodies,
                proposal.proposedBy());
    }

    Progress progress() {
        return progress;
    }

    /** The person whom the nomination is about; null for a collective. */
    @Nullable
    PersonId nominee() {
        return proposal.recipient().person();
    }

    /** Whom it concerns, for those who have declared themselves partial. */
    public Concerned concerned() {
        return new Concerned(
                nominee(),
                proposal.proposedBy().equals(proposal.recipient().unit())
                        ? Set.of(proposal.proposedBy())
                        : Set.of(proposal.proposedBy(), proposal.recipient().unit()));
    }

    private AtStep at(StepKind step, Actor by, LocalDate on) {
        return at(by, on, step);
    }

    private AtStep at(Actor by, LocalDate on, StepKind... steps) {
        if (!(progress instanceof AtStep at)) {
            throw CaseRefusals.notAtAStep(progress);
        }
        if (!List.of(steps).contains(at.step())) {
            throw CaseRefusals.atAnotherStep(at.step());
        }
        mayAct(at, by, on);
        return at;
    }

    private void mayAct(OnRoute place, Actor by, LocalDate on) {
        notBefore(on);
        keepsApart(by.person(), place, by);
        if (by.onBehalfOf() != null) {
            keepsApart(by.onBehalfOf(), place, by);
        }
        if (taken != null && !taken.person().equals(by.person())) {
            throw CaseRefusals.takenByAnother();
        }
    }

    /** Nobody acts on a case they filed, are nominated in, keep out of, or acted on at another step. */
    private void keepsApart(PersonId person, OnRoute place, Actor by) {
        hasNoPart(person);
        Place before = acted.get(person);
        Place now = place(stage(place).level(), place.step(), by);
        if (before != null && !before.is(now) && !before.standingIn() && !now.standingIn()) {
            throw CaseRefusals.actedAlready(before.level(), before.step());
        }
    }

    private void hasNoPart(PersonId person) {
        if (person.equals(nominee())) {
            throw CaseRefusals.ownAward();
        }
        if (filers.contains(person)) {
            throw CaseRefusals.filedIt();
        }
        Reason ground = keptOut.get(person);
        if (ground != null) {
            throw ConflictRefusals.keepsOut(ground);
        }
    }

    private void notBefore(LocalDate on) {
        if (on.isBefore(lastAct)) {
            throw CaseRefusals.beforeLastAct(on, lastAct);
        }
    }

    private void refusedByCouncil(Stage stage) {
        if (Boolean.FALSE.equals(votes.get(stage.level()))) {
            throw CaseRefusals.councilDidNotPass(ref);
        }
    }

    private void startNext(AtStep at, LocalDate on, CaseClock clock) {
        Step next = stage(at).steps().stream()
                .filter(step -> step.kind().compareTo(at.step()) > 0)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No step after " + at.step()));
        start(at.stage(), next, on, clock.runs(on), clock);
    }

    private static Step firstOf(Stage stage) {
        return stage.steps().get(0);
    }

    private void start(int stage, Step step, LocalDate on, boolean timed, CaseClock clock) {
        Stage at = route.get(stage);
        apply(new StepStarted(id, at.level(), at.body(), step.kind(), clock.plus(on, step.workingDays()), timed, on));
    }

    /** Where it stands, or stood when its body ceased to be. */
    private Progress place() {
        return progress instanceof AwaitingTransfer waiting ? waiting.interrupted() : progress;
    }

    private Stage stage(OnRoute place) {
        return route.get(place.stage());
    }

    private static Place place(AwardLevel level, StepKind step, Actor by) {
        return new Place(level, step.duty(), by.kind() == OfficeKind.HEAD && step != StepKind.HEAD);
    }

    private static @Nullable String source(Stage stage, StepKind kind) {
        return stage.steps().stream()
                .filter(s -> s.kind() == kind)
                .findFirst()
                .map(Step::source)
                .orElse(null);
    }

    private static @Nullable Integer days(Stage stage, StepKind kind) {
        return stage.steps().stream()
                .filter(s -> s.kind() == kind)
                .findFirst()
                .map(Step::workingDays)
                .orElse(null);
    }

    // ---- what has happened

    @EventSourcingHandler
    void evolve(CaseOpened e) {
        id = e.caseId();
        ref = e.ref();
        proposal = e.proposal();
        regulation = e.regulation();
        edition = e.edition();
        route = e.route();
        documents = e.documents();
        openedOn = e.on();
        lastAct = e.on();
        nominationVersion = -1;
        progress = new AtStep(0, firstOf(e.route().get(0)).kind(), null, false);
        filers.add(e.filedBy().person());
        if (e.filedBy().onBehalfOf() != null) {
            filers.add(e.filedBy().onBehalfOf());
        }
    }

    @EventSourcingHandler
    void evolve(StepTaken e) {
        latest(e.on());
        taken = e.by();
    }

    @EventSourcingHandler
    void evolve(StepReleased e) {
        latest(e.on());
        taken = null;
    }

    @EventSourcingHandler
    void evolve(StepStarted e) {
        taken = null;
        reached = indexOf(e.level());
        progress = new AtStep(reached, e.step(), e.due(), e.timed());
    }

    @EventSourcingHandler
    void evolve(IntakeAccepted e, @SequenceNumber long sequence) {
        // The step that begins with it is the version that was answered.
        receipts.put(sequence + 1, new Accepted(sequence + 1, e.receipt(), e.due()));
        done(e.level(), StepKind.INTAKE, e.by(), e.on());
    }

    @EventSourcingHandler
    void evolve(SupplementRequested e) {
        done(e.level(), e.step(), e.by(), e.on());
        returned.add(new Place(e.level(), e.step(), false));
        progress = new AwaitingSupplement(indexOf(e.level()), e.step(), e.remainingDays(), e.answerBy(), e.timed());
    }

    @EventSourcingHandler
    void evolve(SupplementReceived e) {
        proposal = e.proposal();
        documents = e.documents();
        nominationVersion = e.nominationVersion();
        latest(e.on());
        if (place() instanceof AwaitingSupplement waiting) {
            AtStep resumed = new AtStep(waiting.stage(), waiting.step(), e.due(), e.timed());
            progress = progress instanceof AwaitingTransfer transfer ? transfer.now(resumed) : resumed;
        }
    }

    @EventSourcingHandler
    void evolve(Appraised e) {
        done(e.level(), StepKind.APPRAISAL, e.by(), e.on());
    }

    @EventSourcingHandler
    void evolve(ConsultationRecorded e) {
        done(e.level(), e.step(), e.by(), e.on());
    }

    @EventSourcingHandler
    void evolve(CouncilVoted e) {
        done(e.level(), StepKind.COUNCIL, e.by(), e.on());
        votes.put(e.level(), e.passed());
    }

    @EventSourcingHandler
    void evolve(CaseForwarded e) {
        done(e.level(), StepKind.HEAD, e.by(), e.on());
    }

    @EventSourcingHandler
    void evolve(TransferAwaited e) {
        latest(e.on());
        taken = null;
        if (progress instanceof OnRoute place) {
            progress = new AwaitingTransfer(place, e.choices(), e.chooser());
        }
    }

    /** What was done stays done; at a level above, the case begins anew. */
    @EventSourcingHandler
    void evolve(CaseTransferred e) {
        latest(e.on());
        taken = null;
        dissolved.add(e.from());
        List<Stage> now = new ArrayList<>(route);
        int index = stageAt(e.to().level());
        if (index < 0) {
            inPlaceOf = inPlaceOf == null ? e.level() : inPlaceOf;
            now.add(e.to());
            index = now.size() - 1;
        } else {
            now.set(index, e.to());
        }
        route = List.copyOf(now);
        reached = index;
        boolean sameStage = e.level() == e.to().level();
        Step first = firstOf(e.to());
        if (!sameStage) {
            lastDone = null;
        }
        Progress place = place();
        if (place instanceof AtStep at) {
            progress = sameStage ? at.in(null) : new AtStep(index, first.kind(), null, false);
        } else if (place instanceof AwaitingSupplement waiting) {
            progress = sameStage
                    ? waiting
                    : new AwaitingSupplement(
                            index, first.kind(), first.workingDays(), waiting.answerBy(), waiting.timed());
        } else if (place instanceof Held held) {
            progress = sameStage ? held : new Held(index, first.kind(), first.workingDays());
        }
    }

    @EventSourcingHandler
    void evolve(StepReopened e) {
        latest(e.on());
        lastDone = null;
        taken = null;
        done.removeIf(place -> place.level() == e.level() && place.step().compareTo(e.step()) >= 0);
        progress = new AtStep(indexOf(e.level()), e.step(), e.due(), e.timed());
        if (e.step() == StepKind.COUNCIL) {
            votes.remove(e.level());
        }
    }

    @EventSourcingHandler
    void evolve(CaseHeld e) {
        done(e.level(), e.step(), e.by(), e.on());
        progress = new Held(indexOf(e.level()), e.step(), e.remainingDays());
    }

    @EventSourcingHandler
    void evolve(HoldLifted e) {
        done(e.level(), e.step(), e.by(), e.on());
        progress = new AtStep(indexOf(e.level()), e.step(), e.due(), e.timed());
    }

    @EventSourcingHandler
    void evolve(MemberRecused e) {
        latest(e.on());
        if (taken != null && (e.member().equals(taken.person()) || e.member().equals(taken.onBehalfOf()))) {
            taken = null;
        }
        keptOut.put(e.member(), e.reason());
    }

    @EventSourcingHandler
    void evolve(RecusalLifted e) {
        latest(e.on());
        keptOut.remove(e.member());
    }

    @EventSourcingHandler
    void evolve(StepOverdue e) {
        raise(Alarm.OVERDUE);
    }

    @EventSourcingHandler
    void evolve(StepEscalated e) {
        raise(Alarm.ESCALATED);
    }

    @EventSourcingHandler
    void evolve(CasePutToDecision e) {
        done(e.level(), StepKind.HEAD, e.by(), e.on());
        if (progress instanceof AtStep at) {
            progress = at.in(e.decision());
        }
    }

    @EventSourcingHandler
    void evolve(CaseTakenFromDecision e) {
        if (progress instanceof AtStep at) {
            progress = at.in(null);
        }
    }

    @EventSourcingHandler
    void evolve(AwardApproved e) {
        end(Outcome.AWARDED, e.on());
    }

    @EventSourcingHandler
    void evolve(AwardRefused e) {
        end(Outcome.REFUSED, e.on());
    }

    @EventSourcingHandler
    void evolve(ReturnedWrongRoute e) {
        end(Outcome.WRONG_ROUTE, e.on());
    }

    @EventSourcingHandler
    void evolve(CaseWithdrawn e) {
        nominationVersion = e.nominationVersion();
        end(Outcome.WITHDRAWN, e.on());
    }

    @EventSourcingHandler
    void evolve(WithdrawalDeclined e) {
        nominationVersion = e.nominationVersion();
    }

    @EventSourcingHandler
    void evolve(CaseLapsed e) {
        end(Outcome.LAPSED, e.on());
    }

    private void end(Outcome outcome, LocalDate on) {
        latest(on);
        taken = null;
        progress = new Ended(outcome);
    }

    private void raise(Alarm alarm) {
        if (progress instanceof AtStep at) {
            progress = at.with(alarm);
        }
    }

    private void done(AwardLevel level, StepKind step, Actor by, LocalDate on) {
        latest(on);
        taken = null;
        lastDone = new Place(level, step, false);
        done.add(lastDone);
        Place place = place(level, step, by);
        remember(by.person(), place);
        if (by.onBehalfOf() != null) {
            remember(by.onBehalfOf(), place);
        }
    }

    /** Having stood in for an office binds nobody; having acted in one's own does. */
    private void remember(PersonId person, Place place) {
        acted.merge(person, place, (before, now) -> before.standingIn() ? now : before);
    }

    private void latest(LocalDate on) {
        if (on.isAfter(lastAct)) {
            lastAct = on;
        }
    }

    private int indexOf(AwardLevel level) {
        int index = stageAt(level);
        if (index < 0) {
            throw new IllegalStateException("The route has no stage at " + level);
        }
        return index;
    }

    /** -1 where the route has no stage of that level. */
    private int stageAt(AwardLevel level) {
        for (int i = 0; i < route.size(); i++) {
            if (route.get(i).level() == level) {
                return i;
            }
        }
        return -1;
    }
}
