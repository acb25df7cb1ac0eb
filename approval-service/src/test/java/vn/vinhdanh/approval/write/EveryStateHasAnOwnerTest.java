package vn.vinhdanh.approval.write;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vinhdanh.approval.Cast.*;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.approval.Cast;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardId;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.SessionId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.approval.Recommendation;
import vn.vinhdanh.events.approval.Stage;
import vn.vinhdanh.events.approval.Step;
import vn.vinhdanh.events.approval.Tally;
import vn.vinhdanh.events.approval.VoteRule;

/**
 * Explores a case from its opening through everything that can be done with it, and finds in every state that is not the
 * end one office that owns what comes next, and an act of that office that is accepted.
 */
class EveryStateHasAnOwnerTest {

    private static final StatedReason WHY = new StatedReason("R", "vì sao", null);

    /** Where a case is, as far as what can be done next depends on it. */
    private record State(AwardLevel level, StepKind step, OfficeKind owner, String unit, String kind) {}

    @Test
    void from_every_state_that_is_not_final_some_named_office_owns_the_next_step() {
        Map<State, List<Object>> reached = explore();

        assertThat(reached.keySet())
                .extracting(State::kind)
                .contains("AtStep", "AwaitingSupplement", "Held", "AwaitingTransfer", "Ended");
        assertThat(reached.keySet())
                .filteredOn(state -> state.kind().equals("AtStep"))
                .extracting(State::step)
                .contains(StepKind.values());
        assertThat(reached.size()).isGreaterThan(20);
        reached.forEach((state, way) -> {
            if (state.kind().equals("Ended")) {
                assertThat(state.owner()).isNull();
            } else {
                assertThat(state.owner()).as("the owner of %s", state).isNotNull();
                assertThat(actsOfTheOwner(state, way).stream()
                                .anyMatch(act -> after(way, act).isPresent()))
                        .as("an act of the owner of %s", state)
                        .isTrue();
            }
        });
    }

    private static Map<State, List<Object>> explore() {
        Map<State, List<Object>> reached = new LinkedHashMap<>();
        Deque<List<Object>> open = new ArrayDeque<>();
        open.add(after(List.of(), opening()).orElseThrow());
        while (!open.isEmpty()) {
            List<Object> way = open.poll();
            State state = stateOf(way);
            if (reached.putIfAbsent(state, way) == null) {
                acts(state, way).forEach(act -> after(way, act).ifPresent(open::add));
            }
        }
        return reached;
    }

    /** Everything that anybody might do there: by the office of the step and by the head, a fresh person each time. */
    private static List<Object> acts(State state, List<Object> way) {
        List<Object> acts = new ArrayList<>(actsOfTheOwner(state, way));
        if (state.step() != null) {
            Actor head = holder(OfficeKind.HEAD, bodyOf(state), "h" + way.size());
            acts.add(new RequestSupplement(CASE, null, List.of(WHY), head, TODAY));
            acts.add(new Hold(head));
            for (StepKind step : StepKind.values()) {
                acts.add(new ReopenStep(CASE, null, step, WHY, head, TODAY));
            }
        }
        acts.add(new ReceiveSupplement(CASE, way.size(), Cast.proposal(null), List.of(), List.of(), TODAY, TODAY));
        acts.add(new LapseCase(CASE, TODAY.plusDays(60)));
        acts.add(new ApproveAward(CASE, new DecisionId("q"), new AwardId("a"), "1", TODAY, TODAY));
        acts.add(new Withdraw(way.size()));
        acts.add(new Await());
        acts.add(new Move(false, null));
        acts.add(new Move(true, null));
        return acts;
    }

    private static List<Object> actsOfTheOwner(State state, List<Object> way) {
        if (state.owner() == null) {
            return List.of();
        }
        Actor owner = holder(state.owner(), new UnitId(state.unit()), "o" + way.size());
        if (state.owner() == OfficeKind.ADMINISTRATOR) {
            return List.of(new Move(false, owner));
        }
        if (state.owner() == OfficeKind.SUBMITTER) {
            return List.of(
                    new ReceiveSupplement(CASE, way.size(), Cast.proposal(null), List.of(), List.of(), TODAY, TODAY));
        }
        return List.of(
                new AcceptIntake(CASE, null, owner, TODAY),
                new RequestSupplement(CASE, null, List.of(WHY), owner, TODAY),
                new Appraise(CASE, null, Recommendation.FAVOURABLE, null, List.of(), owner, TODAY),
                new RecordConsultation(CASE, null, TODAY.minusDays(30), TODAY, "Đồng thuận", owner, TODAY),
                new Vote(owner, true),
                new Vote(owner, false),
                new ForwardCase(CASE, null, owner, TODAY),
                new RefuseAward(CASE, null, WHY, owner, TODAY),
                new ReturnWrongRoute(CASE, null, WHY, owner, TODAY),
                new LiftHold(CASE, null, owner, TODAY),
                new Hold(owner),
                new Put(owner));
    }

    /** What sessions and decisions do to a case goes by the same methods as in the program, not by commands of the case. */
    private interface Directly {

        void act(ApprovalCase c);
    }

    private record Vote(Actor by, boolean passed) implements Directly {
        @Override
        public void act(ApprovalCase c) {
            c.vote(new SessionId("s"), new Ballot(new Tally(9, 1, 0, 10), null, passed, null), by, TODAY, CLOCK);
        }
    }

    private record Hold(Actor by) implements Directly {
        @Override
        public void act(ApprovalCase c) {
            c.hold(WHY, by, TODAY, CLOCK);
        }
    }

    private record Put(Actor by) implements Directly {
        @Override
        public void act(ApprovalCase c) {
            Desk desk = c.desk();
            c.putTo(new DecisionId("q"), desk.level(), desk.body(), by, TODAY, (unit, on) -> unit.value());
        }
    }

    private record Withdraw(long version) implements Directly {
        @Override
        public void act(ApprovalCase c) {
            c.withdraw(version, false, TODAY);
        }
    }

    private record Await() implements Directly {
        @Override
        public void act(ApprovalCase c) {
            c.awaitTransfer(List.of(DISTRICT, PROVINCE), new UnitId("GOV"), TODAY);
        }
    }

    private record Move(boolean up, Actor by) implements Directly {
        @Override
        public void act(ApprovalCase c) {
            Ahead ahead = c.ahead();
            Stage to = up && !ahead.later().isEmpty() ? ahead.later().get(0) : ahead.now();
            if (by == null) {
                c.transfer(to, WHY, null, TODAY, CLOCK);
            } else {
                c.transferAsChosen(to, WHY, by, TODAY, CLOCK);
            }
        }
    }

    /** Of the case, once: to look for its handlers takes longer than all that they do here. */
    private static final AggregateModel<ApprovalCase> MODEL = AnnotatedAggregateMetaModelFactory.inspectAggregate(
            ApprovalCase.class,
            MultiParameterResolverFactory.ordered(
                    ClasspathParameterResolverFactory.forClass(ApprovalCase.class),
                    new SimpleResourceParameterResolverFactory(List.of(CLOCK))));

    private static EventSourcedAggregate<ApprovalCase> caseThat(List<Object> way, EventBus bus) {
        EventSourcedAggregate<ApprovalCase> one =
                EventSourcedAggregate.initialize(new ApprovalCase(), MODEL, bus, NoSnapshotTriggerDefinition.TRIGGER);
        if (!way.isEmpty()) {
            one.initializeState(DomainEventStream.of(IntStream.range(0, way.size())
                    .mapToObj(number ->
                            new GenericDomainEventMessage<>("ApprovalCase", CASE.toString(), number, way.get(number)))
                    .toList()));
        }
        return one;
    }

    /** What has happened and what the act adds to it; nothing where it is refused or changes nothing. */
    private static Optional<List<Object>> after(List<Object> way, Object act) {
        List<Object> now = new ArrayList<>(way);
        SimpleEventBus bus = SimpleEventBus.builder().build();
        bus.subscribe(events -> events.forEach(event -> now.add(event.getPayload())));
        CommandMessage<Object> command = new GenericCommandMessage<>(act);
        ResultMessage<Object> result = DefaultUnitOfWork.startAndGet(command).executeWithResult(() -> {
            EventSourcedAggregate<ApprovalCase> one = caseThat(way, bus);
            if (act instanceof Directly direct) {
                one.execute(direct::act);
                return null;
            }
            return one.handle(command);
        });
        return result.isExceptional() || now.size() == way.size() ? Optional.empty() : Optional.of(now);
    }

    private static State stateOf(List<Object> way) {
        return caseThat(way, SimpleEventBus.builder().build()).invoke(c -> {
            Desk desk = c.desk();
            return new State(
                    desk.level(),
                    desk.step(),
                    desk.owner(),
                    desk.owner() == null ? null : desk.ownerUnit().value(),
                    c.progress().getClass().getSimpleName() + (c.draft() == null ? "" : "+draft"));
        });
    }

    private static UnitId bodyOf(State state) {
        return state.level() == AwardLevel.DISTRICT ? DISTRICT : PROVINCE;
    }

    /** Every step that there is, twice. */
    private static List<Stage> route() {
        List<Step> steps = Arrays.stream(StepKind.values())
                .map(kind -> new Step(kind, kind == StepKind.HEAD ? null : 5, null))
                .toList();
        return List.of(
                new Stage(AwardLevel.DISTRICT, DISTRICT, false, steps, new VoteRule(null, false, null), 5),
                new Stage(AwardLevel.PROVINCE, PROVINCE, true, steps, new VoteRule(90, true, null), null));
    }

    private static OpenCase opening() {
        return new OpenCase(
                CASE,
                "DL-1",
                Cast.proposal(null),
                "vn-2025",
                1,
                AwardLevel.PROVINCE,
                List.of(),
                List.of(),
                route(),
                CLERK,
                TODAY,
                TODAY);
    }
}
