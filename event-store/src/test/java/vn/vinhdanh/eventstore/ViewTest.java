package vn.vinhdanh.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.eventstore.shop.Node;
import vn.vinhdanh.eventstore.shop.Shop;
import vn.vinhdanh.eventstore.testing.TestDatabase;
import vn.vinhdanh.eventstore.view.LogProgress;
import vn.vinhdanh.eventstore.view.ViewRebuild;

class ViewTest {

    private static final String TALLIES = "select * from shop.tally order by id, valid_from";
    private static final String COUNTS = "select * from shop.tally_count order by level, closed, valid_from";
    private static final String BOARDS = "select * from shop.board order by level, id, valid_from";

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

    private EventProcessor processor(Node of, String name) {
        return of.get(EventProcessingConfiguration.class).eventProcessor(name).orElseThrow();
    }

    private long someHistory() {
        for (int i = 0; i < 12; i++) {
            node.open("tally:" + i, "Tên \t\\ " + i, i % 2 == 0 ? AwardLevel.PROVINCE : AwardLevel.DISTRICT);
        }
        for (int i = 0; i < 12; i++) {
            node.mark("tally:" + i, i % 5 + 1);
        }
        long last = 0;
        for (int i = 0; i < 12; i += 3) {
            last = node.send(new Shop.CloseTally("tally:" + i)).position();
        }
        return last;
    }

    @Test
    void every_row_is_versioned_without_gap_or_overlap() {
        node.await(someHistory(), "shop.tallies", "shop.board.PROVINCE", "shop.board.DISTRICT");
        for (String table : List.of("tally", "board")) {
            assertThat(node.rows("select a.id from shop." + table + " a join shop." + table + " b on a.id = b.id"
                            + " and a.valid_from < b.valid_from and a.valid_to > b.valid_from"))
                    .isEmpty();
        }
        assertThat(node.rows("select 1 from shop.tally where valid_from >= valid_to"))
                .isEmpty();
        assertThat(node.rows(
                        "select sum(tallies) n, sum(marks) m from shop.tally_count where valid_to = ?", Long.MAX_VALUE))
                .singleElement()
                .satisfies(row -> {
                    assertThat(((Number) row.get("n")).longValue()).isEqualTo(12);
                    assertThat(((Number) row.get("m")).longValue()).isEqualTo(33);
                });
        assertThat(node.rows("select 1 from shop.board where valid_to = ?", Long.MAX_VALUE))
                .hasSize(8);
    }

    @Test
    void as_of_a_position_the_counters_say_what_the_rows_said() {
        long last = someHistory();
        node.await(last, "shop.tallies");
        for (long position = 1; position <= last; position += 3) {
            Map<String, Object> counted = node.rows(
                            "select coalesce(sum(tallies), 0)::bigint n, coalesce(sum(marks), 0)::bigint m"
                                    + " from shop.tally_count where valid_from <= ? and ? < valid_to",
                            position,
                            position)
                    .get(0);
            Map<String, Object> rows = node.rows(
                            "select count(*) n, coalesce(sum(total), 0)::bigint m from shop.tally"
                                    + " where valid_from <= ? and ? < valid_to",
                            position,
                            position)
                    .get(0);
            assertThat(counted).isEqualTo(rows);
        }
    }

    @Test
    void a_view_that_was_far_behind_folds_the_same_in_large_batches() {
        node.close();
        node = Node.start(database, "vinhdanh.processing.enabled=false");
        long last = someHistory();
        try (Node single = Node.start(database, "vinhdanh.processing.batch=1")) {
            single.await(last, "shop.tallies", "shop.board.PROVINCE");
        }
        List<Map<String, Object>> tallies = node.rows(TALLIES);
        List<Map<String, Object>> counts = node.rows(COUNTS);
        List<Map<String, Object>> boards = node.rows("select * from shop.board_province order by id, valid_from");
        node.jdbc().execute("truncate shop.tally, shop.tally_count, shop.board");
        node.jdbc().execute("update events.token_entry set position = 0 where not automation");
        try (Node batches = Node.start(database)) {
            batches.await(last, "shop.tallies", "shop.board.PROVINCE");
        }
        assertThat(node.rows(TALLIES)).isEqualTo(tallies).isNotEmpty();
        assertThat(node.rows(COUNTS)).isEqualTo(counts).isNotEmpty();
        assertThat(node.rows("select * from shop.board_province order by id, valid_from"))
                .isEqualTo(boards)
                .isNotEmpty();
    }

    @Test
    void rows_and_position_are_written_together_or_not_at_all() {
        long before = node.open("tally:first", "a", AwardLevel.PROVINCE).position();
        node.await(before, "shop.tallies");
        // The database refuses at the end of the transaction, when rows and position have been written.
        node.jdbc().execute("""
                        create function shop.refuse() returns trigger language plpgsql as
                        $$ begin raise exception 'refused' using errcode = '57014'; end $$;
                        create constraint trigger refuse after insert on shop.tally deferrable initially deferred
                        for each row execute function shop.refuse()""");
        long refused = node.open("tally:second", "b", AwardLevel.PROVINCE).position();
        await().until(() -> processor(node, "shop.tallies").isError());
        assertThat(node.rows("select 1 from shop.tally where id = 'tally:second'"))
                .isEmpty();
        assertThat(node.rows("select position from events.token_entry where processor = 'shop.tallies'"))
                .singleElement()
                .satisfies(row -> assertThat((Long) row.get("position")).isLessThan(refused));
        node.jdbc().execute("drop trigger refuse on shop.tally");
        node.await(refused, "shop.tallies");
        assertThat(node.rows("select 1 from shop.tally where id = 'tally:second'"))
                .hasSize(1);
        assertThat(node.rows("select 1 from shop.view_fault")).isEmpty();
    }

    @Test
    void an_event_that_a_view_cannot_handle_is_noted_and_the_view_goes_on() {
        node.open("tally:good", "a", AwardLevel.PROVINCE);
        long bad = node.open("tally:unreadable", "b", AwardLevel.PROVINCE).position();
        long after = node.open("tally:also-good", "c", AwardLevel.PROVINCE).position();
        node.await(after, "shop.tallies", "shop.board.PROVINCE");
        assertThat(node.rows("select view, position, event_type from shop.view_fault"))
                .containsExactly(Map.of(
                        "view", "shop.tallies", "position", bad, "event_type", Shop.TallyOpened.class.getName()));
        assertThat(node.rows("select id from shop.tally where valid_to = ?", Long.MAX_VALUE))
                .extracting(row -> row.get("id"))
                .containsExactlyInAnyOrder("tally:good", "tally:also-good");
        assertThat(node.rows("select 1 from shop.board where valid_to = ?", Long.MAX_VALUE))
                .hasSize(3);
    }

    @Test
    void an_event_whose_rows_the_database_refuses_is_found_by_halving() {
        node.close();
        node = Node.start(database, "vinhdanh.processing.enabled=false");
        node.jdbc().execute("alter table shop.tally add constraint no_seven check (id <> 'tally:7')");
        long last = someHistory();
        try (Node processing = Node.start(database)) {
            processing.await(last, "shop.tallies");
        }
        assertThat(node.rows("select view, event_type from shop.view_fault"))
                .containsExactly(Map.of("view", "shop.tallies", "event_type", Shop.TallyOpened.class.getName()));
        assertThat(node.rows("select distinct id from shop.tally")).hasSize(11);
    }

    @Test
    void a_rebuilt_view_has_the_same_rows_and_nothing_else_is_touched() throws Exception {
        long history = someHistory();
        node.await(history, "shop.tallies", "shop.board.PROVINCE", "shop.board.DISTRICT");
        String district =
                "select 'shop.board_district'::regclass::oid::text || pg_relation_filenode('shop.board_district')";
        String untouched = node.jdbc().queryForObject(district, String.class);
        List<Map<String, Object>> before = node.rows(BOARDS + " limit 1000");
        List<Map<String, Object>> tallies = node.rows(TALLIES);
        List<Map<String, Object>> counts = node.rows(COUNTS);
        List<Map<String, Object>> indexes = node.rows(
                "select tablename, indexname, indexdef from pg_indexes where schemaname = 'shop' order by 1, 2");

        node.get(ViewRebuild.class).rebuild(node.get("provinceBoard", Shop.BoardView.class));
        node.get(ViewRebuild.class).rebuild(node.get(Shop.TallyView.class));

        assertThat(node.rows(BOARDS + " limit 1000")).isEqualTo(before);
        assertThat(node.rows(TALLIES)).isEqualTo(tallies);
        assertThat(node.rows(COUNTS)).isEqualTo(counts);
        assertThat(node.jdbc().queryForObject(district, String.class)).isEqualTo(untouched);
        assertThat(
                        node.rows(
                                "select tablename, indexname, indexdef from pg_indexes where schemaname = 'shop' order by 1, 2"))
                .isEqualTo(indexes);
        long more = node.mark("tally:1", 1).position();
        node.await(more, "shop.tallies", "shop.board.PROVINCE", "shop.board.DISTRICT");
        assertThat(node.rows("select 1 from shop.tally where id = 'tally:1' and valid_from = ?", more))
                .hasSize(1);
    }

    @Test
    void a_view_is_rebuilt_while_writes_go_on_and_is_repaired_by_it() throws Exception {
        node.await(someHistory(), "shop.tallies");
        List<Map<String, Object>> right =
                node.rows("select * from shop.tally where id = 'tally:2' order by valid_from");
        node.jdbc().update("update shop.tally set name = 'wrong' where id = 'tally:2'");
        AtomicBoolean writing = new AtomicBoolean(true);
        AtomicLong last = new AtomicLong();
        Thread writer = new Thread(() -> {
            for (int i = 0; writing.get(); i++) {
                node.open("tally:new-" + i, "mới", AwardLevel.PROVINCE);
                last.set(node.mark("tally:new-" + i, 2).position());
            }
        });
        writer.start();
        await().until(() -> last.get() > 0);
        for (int i = 0; i < 3; i++) {
            node.get(ViewRebuild.class).rebuild(node.get(Shop.TallyView.class));
        }
        writing.set(false);
        writer.join();
        node.await(last.get(), "shop.tallies");
        assertThat(node.rows("select * from shop.tally where id = 'tally:2' order by valid_from"))
                .isEqualTo(right);
        List<Map<String, Object>> live = node.rows(TALLIES);
        List<Map<String, Object>> counts = node.rows(COUNTS);
        node.get(ViewRebuild.class).rebuild(node.get(Shop.TallyView.class));
        assertThat(node.rows(TALLIES)).isEqualTo(live);
        assertThat(node.rows(COUNTS)).isEqualTo(counts);
        assertThat(node.rows(
                        "select distinct a.id from shop.tally a where valid_to = ? and total = 2"
                                + " and id like 'tally:new-%'",
                        Long.MAX_VALUE))
                .hasSameSizeAs(node.rows("select distinct aggregate_identifier from events.domain_event"
                        + " where aggregate_identifier like 'tally:new-%'"));
        assertThat(node.rows("select 1 from pg_class where relname like '%\\_\\_next'"))
                .isEmpty();
    }

    @Test
    void a_rebuild_finds_the_same_faults_again() {
        node.open("tally:good", "a", AwardLevel.PROVINCE);
        node.open("tally:unreadable", "b", AwardLevel.PROVINCE);
        long last = node.mark("tally:good", 1).position();
        node.await(last, "shop.tallies");
        String faults = "select view, position, event_type, message from shop.view_fault";
        List<Map<String, Object>> before = node.rows(faults);
        node.get(ViewRebuild.class).rebuild(node.get(Shop.TallyView.class));
        assertThat(node.rows(faults)).isEqualTo(before).hasSize(1);
    }

    @Test
    void a_closed_node_leaves_its_views_to_another_which_goes_on_exactly_there() {
        node.await(someHistory(), "shop.tallies");
        try (Node other = Node.start(database)) {
            long during = node.mark("tally:1", 1).position();
            other.await(during, "shop.tallies");
            assertThat(processor(other, "shop.tallies").isRunning()).isTrue();
            node.close();
            long after = other.mark("tally:1", 2).position();
            other.await(after, "shop.tallies", "shop.board.DISTRICT", "shop.board.PROVINCE");
            assertThat(other.rows("select count(*) n from shop.tally where id = 'tally:1'"))
                    .containsExactly(Map.of("n", 6L));
            List<Map<String, Object>> live = other.rows(TALLIES);
            other.get(ViewRebuild.class).rebuild(other.get(Shop.TallyView.class));
            assertThat(other.rows(TALLIES)).isEqualTo(live);
        }
    }

    @Test
    void a_node_that_died_is_replaced_when_its_claims_expire() {
        long opened = node.open("tally:a", "a", AwardLevel.PROVINCE).position();
        node.await(opened, "shop.tallies");
        node.close();
        try (Node other = Node.start(database, "vinhdanh.processing.enabled=false")) {
            // As a killed process leaves it behind.
            other.jdbc().update("update events.token_entry set owner = 'dead', claimed_at = clock_timestamp()");
            long marked = other.mark("tally:a", 1).position();
            try (Node successor = Node.start(database)) {
                successor.await(marked, "shop.tallies");
            }
            assertThat(other.rows("select 1 from shop.tally where id = 'tally:a'"))
                    .hasSize(2);
        }
    }

    @Test
    void progress_of_an_unknown_view_is_zero_and_waiting_for_it_ends() {
        assertThat(node.get(LogProgress.class).positionOf("shop.unknown")).isZero();
        long position = node.open("tally:a", "a", AwardLevel.PROVINCE).position();
        assertThat(node.get(LogProgress.class).await(position, "shop.unknown", Duration.ofMillis(50)))
                .isFalse();
    }
}
