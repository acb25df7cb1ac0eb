package vn.vinhdanh.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.eventstore.shop.Node;
import vn.vinhdanh.eventstore.shop.Shop;
import vn.vinhdanh.eventstore.testing.TestDatabase;

class ViewThroughTheStreamTest {

    private static Node node;

    @BeforeAll
    static void start() {
        node = Node.start(TestDatabase.fresh());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void a_view_shows_what_was_appended_with_every_version() {
        long opened = node.open("tally:a", "Nguyễn Văn Ả", AwardLevel.PROVINCE).position();
        long marked = node.mark("tally:a", 3).position();
        node.await(marked, "shop.tallies");
        assertThat(marked).isEqualTo(opened + 3);
        List<Map<String, Object>> versions = node.rows(
                "select total, valid_from, valid_to from shop.tally where id = 'tally:a' order by valid_from");
        assertThat(versions).extracting(row -> row.get("total")).containsExactly(0L, 1L, 2L, 3L);
        assertThat(versions)
                .extracting(row -> row.get("valid_to"))
                .containsExactly(opened + 1, opened + 2, opened + 3, Long.MAX_VALUE);
        assertThat(node.rows("select position from shop.view_position where view = 'shop.tallies'"))
                .singleElement()
                .satisfies(row -> assertThat((Long) row.get("position")).isGreaterThanOrEqualTo(marked));
    }

    @Test
    void an_automation_reacts_and_await_waits_for_what_follows() {
        node.open("tally:b", "B", AwardLevel.DISTRICT);
        long closed = node.send(new Shop.CloseTally("tally:b")).position();
        node.await(closed, "shop.tallies");
        assertThat(node.rows("select 1 from events.domain_event where payload_type like '%TallyReported'"
                        + " and aggregate_identifier = 'tally:b'"))
                .hasSize(1);
    }
}
