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
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
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
                assertThat(actsOfTheOwner(state, way).parallelStream()
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
                acts(state, way).parallelStream()
                        .flatMap(act -> after(way, act).stream())
                        .toList()
                        .forEach(open::add);
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

    // What sessions and decisions do to a case goes by the same methods as in the program, not by commands of the case.
    private record Vote(Actor by, boolean passed) {}

    private record Hold(Actor by) {}

    private record Put(Actor by) {}

    private record Withdraw(long version) {}

    private record Await() {}

    private record Move(boolean up, Actor by) {}

    private static Optional<List<Object>> after(List<Object> way, Object act) {
        AggregateTestFixture<ApprovalCase> fixture = new AggregateTestFixture<>(ApprovalCase.class);
        fixture.registerInjectableResource(CLOCK);
        fixture.registerAnnotatedCommandHandler(new Direct(fixture));
        try {
            (way.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(way))
                    .when(act)
                    .expectSuccessfulHandlerExecution();
        } catch (AssertionError refused) {
            return Optional.empty();
        }
        List<Object> now = fixture.getEventStore()
                .readEvents(CASE.toString())
                .asStream()
                .<Object>map(DomainEventMessage::getPayload)
                .toList();
        return now.size() > way.size() ? Optional.of(now) : Optional.empty();
    }

    private record Direct(AggregateTestFixture<ApprovalCase> fixture) {

        @org.axonframework.commandhandling.CommandHandler
        void handle(Vote act) {
            load().execute(c -> c.vote(
                    new SessionId("s"),
                    new Ballot(new Tally(9, 1, 0, 10), null, act.passed(), null),
                    act.by(),
                    TODAY,
                    CLOCK));
        }

        @org.axonframework.commandhandling.CommandHandler
        void handle(Hold act) {
            load().execute(c -> c.hold(WHY, act.by(), TODAY, CLOCK));
        }

        @org.axonframework.commandhandling.CommandHandler
        void handle(Put act) {
            load().execute(c -> {
                Desk desk = c.desk();
                c.putTo(new DecisionId("q"), desk.level(), desk.body(), act.by(), TODAY, (unit, on) -> unit.value());
            });
        }

        @org.axonframework.commandhandling.CommandHandler
        void handle(Await act) {
            load().execute(c -> c.awaitTransfer(List.of(DISTRICT, PROVINCE), new UnitId("GOV"), TODAY));
        }

        @org.axonframework.commandhandling.CommandHandler
        void handle(Move act) {
            load().execute(c -> {
                Ahead ahead = c.ahead();
                Stage to = act.up() && !ahead.later().isEmpty() ? ahead.later().get(0) : ahead.now();
                if (act.by() == null) {
                    c.transfer(to, WHY, null, TODAY, CLOCK);
                } else {
                    c.transferAsChosen(to, WHY, act.by(), TODAY, CLOCK);
                }
            });
        }

        @org.axonframework.commandhandling.CommandHandler
        void handle(Withdraw act) {
            load().execute(c -> c.withdraw(act.version(), false, TODAY));
        }

        private org.axonframework.modelling.command.Aggregate<ApprovalCase> load() {
            return fixture.getRepository().load(CASE.toString());
        }
    }

    private static State stateOf(List<Object> way) {
        State[] state = new State[1];
        AggregateTestFixture<ApprovalCase> fixture = new AggregateTestFixture<>(ApprovalCase.class);
        fixture.registerInjectableResource(CLOCK);
        fixture.given(way).when(new MarkOverdue(CASE, TODAY)).expectState(c -> {
            Desk desk = c.desk();
            state[0] = new State(
                    desk.level(),
                    desk.step(),
                    desk.owner(),
                    desk.owner() == null ? null : desk.ownerUnit().value(),
                    c.progress().getClass().getSimpleName() + (c.draft() == null ? "" : "+draft"));
        });
        return state[0];
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
