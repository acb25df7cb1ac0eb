package vn.vinhdanh.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.eventstore.shop.Node;
import vn.vinhdanh.eventstore.shop.Shop;
import vn.vinhdanh.eventstore.testing.TestDatabase;

class EventLogTest {

    private static Node node;
    private static EventLog log;
    private static long last;

    @BeforeAll
    static void start() {
        node = Node.start(TestDatabase.fresh());
        log = node.log();
        node.open("tally:one", "Một", AwardLevel.PROVINCE);
        node.mark("tally:one", 700);
        node.jdbc()
                .queryForObject(
                        "select nextval(pg_get_serial_sequence('events.domain_event', 'global_index'))", Long.class);
        last = node.mark("tally:one", 2).position();
        await().until(() -> log.head() == last); // the missing number is passed
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void the_log_is_read_in_pages_of_any_size() {
        for (int limit : new int[] {1, 7, 500, 5_000}) {
            List<Long> positions = new ArrayList<>();
            long after = 0;
            for (List<LoggedEvent> page = log.read(0, limit); !page.isEmpty(); page = log.read(after, limit)) {
                assertThat(page).hasSizeLessThanOrEqualTo(limit);
                page.forEach(event -> positions.add(event.position()));
                after = positions.get(positions.size() - 1);
                if (limit == 1 && positions.size() > 20) {
                    break;
                }
            }
            assertThat(positions).isSorted().doesNotHaveDuplicates();
            if (limit > 1) {
                assertThat(positions).hasSize(703).endsWith(last);
            }
        }
    }

    @Test
    void an_event_is_read_as_it_was_recorded() {
        LoggedEvent event = log.read(0, 1).get(0);
        assertThat(event.type()).isEqualTo(Shop.TallyOpened.class);
        assertThat(event.aggregateId()).isEqualTo("tally:one");
        assertThat(event.sequence()).isZero();
        assertThat(((Shop.TallyOpened) event.payload().get()).name().value()).isEqualTo("Một");
        assertThat(event.metadata()).containsKeys("traceId", "correlationId");
        Map<String, Object> row = node.jdbc()
                .queryForMap("select event_identifier::text, payload_revision from events.domain_event"
                        + " order by global_index limit 1");
        assertThat(event.eventId()).isEqualTo(row.get("event_identifier"));
        assertThat(row).containsEntry("payload_revision", "1");
    }

    @Test
    void the_head_is_the_last_position() {
        assertThat(log.head()).isEqualTo(last);
        assertThat(log.read(last, 10)).isEmpty();
    }

    @Test
    void an_instant_is_the_last_position_recorded_until_then() {
        List<LoggedEvent> all = log.read(0, 5_000);
        for (int i = 0; i < all.size(); i += 100) {
            Instant at = all.get(i).recordedAt();
            long expected = node.jdbc()
                    .queryForObject(
                            "select max(global_index) from events.domain_event where recorded_at <= ?",
                            Long.class,
                            OffsetDateTime.ofInstant(at, java.time.ZoneOffset.UTC));
            assertThat(log.positionAt(at)).isEqualTo(expected);
            assertThat(log.recordedAt(all.get(i).position())).isEqualTo(at);
        }
        assertThat(log.positionAt(Instant.EPOCH)).isZero();
        assertThat(log.positionAt(Instant.now().plusSeconds(60))).isEqualTo(last);
        assertThat(log.recordedAt(0)).isEqualTo(Instant.EPOCH);
        assertThat(log.recordedAt(last - 2)).as("a missing number").isNotEqualTo(Instant.EPOCH);
    }

    @Test
    void the_log_can_be_read_in_the_way_of_axon() throws Exception {
        EventStore store = node.get(EventStore.class);
        try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(store.createTailToken())) {
            List<TrackedEventMessage<?>> read = new ArrayList<>();
            while (read.size() < 703) {
                read.add(stream.nextAvailable());
            }
            assertThat(stream.hasNextAvailable()).isFalse();
            assertThat(read.get(702).trackingToken()).isEqualTo(store.createHeadToken());
        }
    }
}
