package vn.vinhdanh.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.eventstore.shop.Node;
import vn.vinhdanh.eventstore.shop.Shop;
import vn.vinhdanh.eventstore.testing.TestDatabase;

/** Two nodes on one database, each with its own cache of aggregates. */
class WriteTransactionTest {

    private static Node here;
    private static Node there;

    @BeforeAll
    static void start() {
        TestDatabase database = TestDatabase.fresh();
        here = Node.start(database);
        there = Node.start(database);
    }

    @AfterAll
    static void stop() {
        here.close();
        there.close();
    }

    private static long events(String aggregate) {
        return (Long) here.rows("select count(*) n from events.domain_event where aggregate_identifier = ?", aggregate)
                .get(0)
                .get("n");
    }

    @Test
    void commands_sent_inside_are_appended_together_and_the_position_is_the_highest() {
        CommandGateway commands = here.get(CommandGateway.class);
        Written<String> written = here.writes().execute(() -> {
            commands.sendAndWait(new Shop.OpenTally("tally:t1", Protected.open("a"), AwardLevel.STATE));
            commands.sendAndWait(new Shop.OpenTally("tally:t2", Protected.open("b"), AwardLevel.STATE));
            commands.sendAndWait(new Shop.MarkTally("tally:t1", 2, List.of()));
            return "done";
        });
        assertThat(written.result()).isEqualTo("done");
        assertThat(here.rows("select max(global_index) p from events.domain_event where aggregate_identifier in"
                        + " ('tally:t1', 'tally:t2')"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("p")).isEqualTo(written.position()));
        assertThat(events("tally:t1")).isEqualTo(3);
    }

    @Test
    void what_fails_before_the_commit_takes_the_events_back() {
        here.open("tally:back", "a", AwardLevel.STATE);
        CommandGateway commands = here.get(CommandGateway.class);
        List<Long> positions = new ArrayList<>();
        assertThatThrownBy(() -> here.writes()
                        .execute(
                                () -> commands.sendAndWait(new Shop.MarkTally("tally:back", 1, List.of())), written -> {
                                    positions.add(written.position());
                                    throw new IllegalArgumentException("the key is taken");
                                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the key is taken");
        assertThat(positions).isNotEmpty();
        assertThat(events("tally:back")).isEqualTo(1);
        assertThat(here.<Long>send(new Shop.MarkTally("tally:back", 1, List.of()))
                        .result())
                .as("the cached aggregate does not remember what was taken back")
                .isEqualTo(1);
    }

    @Test
    void a_refusal_of_one_command_takes_the_others_back() {
        here.open("tally:r1", "a", AwardLevel.STATE);
        here.open("tally:r2", "a", AwardLevel.STATE);
        here.send(new Shop.CloseTally("tally:r2"));
        CommandGateway commands = here.get(CommandGateway.class);
        assertThatThrownBy(() -> here.writes().execute(() -> {
                    commands.sendAndWait(new Shop.MarkTally("tally:r1", 1, List.of()));
                    return commands.sendAndWait(new Shop.MarkTally("tally:r2", 1, List.of()));
                }))
                .isInstanceOf(Refusal.class);
        assertThat(events("tally:r1")).isEqualTo(1);
    }

    @Test
    void a_command_on_an_aggregate_to_which_another_node_has_added_is_repeated() {
        here.open("tally:stale", "a", AwardLevel.STATE);
        there.mark("tally:stale", 3);
        Written<Long> written = here.mark("tally:stale", 1);
        assertThat(written.result()).isEqualTo(4);
        assertThat(events("tally:stale")).isEqualTo(5);
    }

    @Test
    void a_refusal_on_a_cached_aggregate_is_asked_again_on_a_fresh_one() {
        here.open("tally:asked", "a", AwardLevel.STATE);
        there.send(new Shop.CloseTally("tally:asked"));
        assertThatThrownBy(() -> here.mark("tally:asked", 1)).isInstanceOf(Refusal.class);
        assertThat(events("tally:asked")).isGreaterThanOrEqualTo(2);

        AtomicInteger asked = new AtomicInteger();
        here.open("tally:twice", "a", AwardLevel.STATE);
        CommandGateway commands = here.get(CommandGateway.class);
        assertThatThrownBy(() -> here.writes().execute(() -> {
                    asked.incrementAndGet();
                    commands.sendAndWait(new Shop.MarkTally("tally:twice", 0, List.of()));
                    throw Refusal.notFound("Không có", "Not there");
                }))
                .isInstanceOf(Refusal.class);
        assertThat(asked).as("once on the cached one and once on a fresh one").hasValue(2);
    }

    @Test
    void nothing_to_do_on_a_cached_aggregate_is_looked_at_again() {
        here.open("tally:closed", "a", AwardLevel.STATE);
        here.mark("tally:closed", 1);
        there.send(new Shop.CloseTally("tally:closed"));
        Written<Object> nothing = here.send(new Shop.CloseTally("tally:closed"));
        assertThat(nothing.position()).isPositive();
        assertThat(here.rows("select 1 from events.domain_event where aggregate_identifier = 'tally:closed'"
                        + " and payload_type like '%TallyClosed'"))
                .hasSize(1);
    }

    @Test
    void a_write_without_events_answers_with_the_head() {
        long position = here.open("tally:head", "a", AwardLevel.STATE).position();
        assertThat(here.writes().execute(() -> 1).position()).isGreaterThanOrEqualTo(position);
    }

    @Test
    void a_write_is_a_root_of_its_own_inside_another_unit_of_work() {
        DefaultUnitOfWork<?> outer = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("outer"));
        outer.registerCorrelationDataProvider(message -> MetaData.with("traceId", "the-outer-one"));
        Written<Object> written = here.open("tally:inner", "a", AwardLevel.STATE);
        assertThat(CurrentUnitOfWork.get()).isSameAs(outer);
        assertThat(events("tally:inner"))
                .as("committed while the outer one goes on")
                .isEqualTo(1);
        outer.rollback();
        assertThat(events("tally:inner")).isEqualTo(1);
        assertThat(here.log().read(written.position() - 1, 1).get(0).metadata())
                .containsEntry("traceId", "the-outer-one");
    }

    @Test
    void a_command_sent_by_itself_is_a_write_of_its_own() {
        here.get(CommandGateway.class)
                .sendAndWait(new Shop.OpenTally("tally:alone", Protected.open("a"), AwardLevel.STATE));
        assertThat(events("tally:alone")).isEqualTo(1);
    }

    @Test
    void two_nodes_that_write_to_one_aggregate_lose_nothing() throws Exception {
        here.open("tally:both", "a", AwardLevel.STATE);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Integer>> done = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Node node = i % 2 == 0 ? here : there;
            done.add(threads.submit((Callable<Integer>) () -> {
                int marked = 0;
                while (marked < 25) {
                    try {
                        node.mark("tally:both", 1);
                        marked++;
                    } catch (org.axonframework.modelling.command.ConcurrencyException e) {
                        // met others five times: whoever sent the command sends it again
                    }
                }
                return marked;
            }));
        }
        for (Future<Integer> each : done) {
            each.get(60, TimeUnit.SECONDS);
        }
        threads.shutdown();
        assertThat(events("tally:both")).isEqualTo(101);
        assertThat(there.<Long>send(new Shop.MarkTally("tally:both", 1, List.of()))
                        .result())
                .isEqualTo(101);
    }
}
