package vn.vinhdanh.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.eventstore.shop.Node;
import vn.vinhdanh.eventstore.shop.Shop;
import vn.vinhdanh.eventstore.testing.TestDatabase;

class AutomationTest {

    private TestDatabase database;
    private Node node;

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        node = Node.start(database);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private List<?> reported() {
        return node
                .rows("select aggregate_identifier id from events.domain_event where payload_type like '%TallyReported'"
                        + " order by global_index")
                .stream()
                .map(row -> row.get("id"))
                .toList();
    }

    @Test
    void what_an_automation_cannot_do_waits_in_the_dead_letters_while_it_goes_on() {
        node.get(Shop.WhenTallyClosedThenReport.class).unableFor = "tally:bad";
        node.open("tally:bad", "a", AwardLevel.PROVINCE);
        node.open("tally:good", "a", AwardLevel.PROVINCE);
        node.send(new Shop.CloseTally("tally:bad"));
        long last = node.send(new Shop.CloseTally("tally:good")).position();
        node.await(last, "shop.tallies");
        assertThat(reported()).isEqualTo(List.of("tally:good"));
        assertThat(node.rows("select sequence_identifier, cause_message from events.dead_letter_entry"))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter).containsEntry("sequence_identifier", "tally:bad");
                    assertThat((String) letter.get("cause_message")).contains("unable to report tally:bad");
                });

        node.get(Shop.WhenTallyClosedThenReport.class).unableFor = null;
        node.get(EventProcessingConfiguration.class)
                .sequencedDeadLetterProcessor("shop.report")
                .orElseThrow()
                .processAny();
        assertThat(reported()).isEqualTo(List.of("tally:good", "tally:bad"));
        assertThat(node.rows("select 1 from events.dead_letter_entry")).isEmpty();
    }

    @Test
    void an_event_delivered_again_changes_nothing() {
        node.open("tally:a", "a", AwardLevel.PROVINCE);
        long closed = node.send(new Shop.CloseTally("tally:a")).position();
        node.await(closed, "shop.tallies");
        node.close();
        node = Node.start(database, "vinhdanh.processing.enabled=false");
        node.jdbc().update("update events.token_entry set position = 0 where automation");
        node.close();
        node = Node.start(database);
        node.await(closed, "shop.tallies");
        assertThat(node.get(Shop.WhenTallyClosedThenReport.class).met).containsExactly("tally:a");
        assertThat(reported()).isEqualTo(List.of("tally:a"));
    }

    @Test
    void an_automation_starts_at_the_beginning_of_the_log() {
        node.close();
        node = Node.start(database, "vinhdanh.processing.enabled=false");
        node.open("tally:early", "a", AwardLevel.PROVINCE);
        node.send(new Shop.CloseTally("tally:early"));
        assertThat(reported()).isEmpty();
        try (Node processing = Node.start(database)) {
            await().untilAsserted(() -> assertThat(reported()).isEqualTo(List.of("tally:early")));
        }
    }

    @Test
    void its_commands_tell_what_caused_them() {
        node.open("tally:a", "a", AwardLevel.PROVINCE);
        long closed = node.send(new Shop.CloseTally("tally:a")).position();
        node.await(closed, "shop.tallies");
        List<LoggedEvent> events = node.log().read(closed - 1, 2);
        assertThat(events.get(1).type()).isEqualTo(Shop.TallyReported.class);
        assertThat(events.get(1).metadata())
                .containsEntry("traceId", events.get(0).metadata().get("traceId"));
    }

    @Test
    void another_node_is_told_of_news_at_once() {
        // Nothing but the notification can wake the other node: it looks by itself once a day.
        try (Node other = Node.start(database, "vinhdanh.processing.enabled=false", "vinhdanh.log.poll=1d")) {
            node.close();
            try (Node reading = Node.start(database, "vinhdanh.log.poll=1d")) {
                for (int i = 0; i < 5; i++) {
                    long position =
                            other.open("tally:" + i, "a", AwardLevel.PROVINCE).position();
                    reading.await(position, "shop.tallies");
                }
                assertThat(reading.rows("select 1 from shop.tally")).hasSize(5);
            }
        }
    }
}
