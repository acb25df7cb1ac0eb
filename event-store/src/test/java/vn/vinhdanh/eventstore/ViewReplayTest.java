package vn.vinhdanh.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.eventstore.shop.Node;
import vn.vinhdanh.eventstore.shop.Shop;
import vn.vinhdanh.eventstore.testing.TestDatabase;
import vn.vinhdanh.eventstore.view.ReplayRun;
import vn.vinhdanh.eventstore.view.ReplaySubject;
import vn.vinhdanh.eventstore.view.View;
import vn.vinhdanh.eventstore.view.ViewReplay;
import vn.vinhdanh.eventstore.view.ViewVerdict;
import vn.vinhdanh.eventstore.view.ViewVerdict.Kind;

class ViewReplayTest {

    private static final String SCHEMA = "replay_test";

    private Node node;
    private List<View> views;

    @BeforeEach
    void start() {
        node = Node.start(TestDatabase.fresh());
        views = List.of(
                node.get(Shop.TallyView.class),
                node.get("provinceBoard", Shop.BoardView.class),
                node.get("districtBoard", Shop.BoardView.class));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    /** Remembers what it is told. */
    private static class Noted extends ReplayRun {

        private final List<ViewVerdict> verdicts = new ArrayList<>();
        private volatile long position;

        @Override
        protected void folded(long events, long reached) {
            position = reached;
        }

        @Override
        protected void comparing(View view) {}

        @Override
        protected void compared(ViewVerdict verdict) {
            verdicts.add(verdict);
        }

        boolean matches() {
            return verdicts.stream().allMatch(ViewVerdict::matches);
        }

        List<ViewVerdict.Difference> differences() {
            return verdicts.stream()
                    .flatMap(verdict -> verdict.differences().stream())
                    .toList();
        }
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
        node.await(last, "shop.tallies", "shop.board.PROVINCE", "shop.board.DISTRICT");
        return last;
    }

    private Noted replay(long upTo) {
        Noted run = new Noted();
        node.get(ViewReplay.class).replay(SCHEMA, views, upTo, run);
        assertThat(node.get(ViewReplay.class).schemas()).isEmpty();
        return run;
    }

    private long versionOf(String id) {
        return (Long) node.rows("select max(valid_from) p from shop.tally where id = ?", id)
                .get(0)
                .get("p");
    }

    @Test
    void what_was_never_touched_matches_up_to_every_position() {
        long last = someHistory();
        for (long position = 0; position <= last; position += 5) {
            Noted run = replay(position);
            assertThat(run.differences()).isEmpty();
            assertThat(run.matches()).isTrue();
            assertThat(run.verdicts)
                    .extracting(ViewVerdict::view)
                    .containsExactly("shop.tallies", "shop.board.PROVINCE", "shop.board.DISTRICT");
        }
        Noted whole = replay(last);
        assertThat(whole.position).isEqualTo(last);
        assertThat(whole.verdicts.get(0).versions())
                .isEqualTo(((Number) node.rows("select (select count(*) from shop.tally)"
                                        + " + (select count(*) from shop.tally_count) n")
                                .get(0)
                                .get("n"))
                        .longValue());
    }

    /** A seed that fails is found in the name of the test. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2022, 6_022, 91_2017, 152_2025})
    void of_any_history_a_view_at_a_position_is_the_fold_up_to_it(long seed) {
        Random random = new Random(seed);
        List<String> open = new ArrayList<>();
        long last = 0;
        for (int act = 0; act < 60; act++) {
            int what = random.nextInt(10);
            if (open.isEmpty() || what < 4) {
                String id = "tally:" + seed + "." + act;
                AwardLevel level = random.nextBoolean() ? AwardLevel.PROVINCE : AwardLevel.DISTRICT;
                node.open(id, "Tên " + random.nextInt(5), level);
                open.add(id);
            } else if (what < 8) {
                node.mark(open.get(random.nextInt(open.size())), random.nextInt(5) + 1);
            } else {
                last = node.send(new Shop.CloseTally(open.remove(random.nextInt(open.size()))))
                        .position();
            }
        }
        node.await(last, "shop.tallies", "shop.board.PROVINCE", "shop.board.DISTRICT");
        for (int look = 0; look < 8; look++) {
            Noted run = replay(1 + (long) (random.nextDouble() * last));
            assertThat(run.differences()).isEmpty();
            assertThat(run.matches()).isTrue();
        }
    }

    @Test
    void one_changed_cell_is_named_with_both_values_and_the_last_event() {
        long last = someHistory();
        long version = versionOf("tally:3");
        node.jdbc().update("update shop.tally set name = 'wrong' where id = 'tally:3' and valid_from = ?", version);
        Noted run = replay(last);
        assertThat(run.matches()).isFalse();
        assertThat(run.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.view()).isEqualTo("shop.tallies");
            assertThat(difference.table()).isEqualTo("shop.tally");
            assertThat(difference.kind()).isEqualTo(Kind.CHANGED);
            assertThat(difference.row()).isEqualTo(Map.of("id", "tally:3"));
            assertThat(difference.version()).isEqualTo(version);
            assertThat(difference.column()).isEqualTo("name");
            assertThat(difference.live()).isEqualTo("wrong");
            assertThat(difference.replayed()).isEqualTo("Tên \t\\ 3");
            assertThat(difference.last()).isEqualTo(new ViewVerdict.Touched(version, "TallyClosed", "tally:3"));
        });
        assertThat(replay(version - 1).matches())
                .as("before the version that was changed")
                .isTrue();
    }

    @Test
    void what_the_database_compares_by_content_is_compared_by_content() {
        long last = someHistory();
        node.jdbc()
                .update(
                        "update shop.tally set note = jsonb_set(note, '{by}', '\"other\"'), last_marked = null,"
                                + " marked_on = date '1999-01-01' where id = 'tally:4' and valid_from = ?",
                        versionOf("tally:4"));
        assertThat(replay(last).differences())
                .extracting(ViewVerdict.Difference::column)
                .containsExactlyInAnyOrder("note", "last_marked", "marked_on");
    }

    @Test
    void rows_that_are_missing_added_or_there_twice_are_told_apart() {
        long last = someHistory();
        long missing = versionOf("tally:5");
        node.jdbc().update("delete from shop.tally where id = 'tally:5' and valid_from = ?", missing);
        node.jdbc()
                .update(
                        "insert into shop.board (level, id, total, valid_from, valid_to)"
                                + " values ('DISTRICT', 'tally:never', 7, 3, ?)",
                        Long.MAX_VALUE);
        node.jdbc()
                .update(
                        "insert into shop.tally select * from shop.tally where id = 'tally:7' and valid_to < ?"
                                + " order by valid_from limit 1",
                        Long.MAX_VALUE);
        Noted run = replay(last);
        assertThat(run.differences())
                .extracting(
                        ViewVerdict.Difference::table,
                        ViewVerdict.Difference::kind,
                        difference -> difference.row().get("id"),
                        ViewVerdict.Difference::column)
                .containsExactlyInAnyOrder(
                        tuple("shop.tally", Kind.MISSING, "tally:5", null),
                        tuple("shop.tally", Kind.REPEATED, "tally:7", null),
                        tuple("shop.board_district", Kind.ADDED, "tally:never", null));
        assertThat(run.verdicts)
                .extracting(ViewVerdict::view, ViewVerdict::differing)
                .containsExactlyInAnyOrder(
                        tuple("shop.tallies", 2L), tuple("shop.board.PROVINCE", 0L), tuple("shop.board.DISTRICT", 1L));
        assertThat(run.differences())
                .filteredOn(difference -> difference.kind() == Kind.ADDED)
                .singleElement()
                .satisfies(added ->
                        assertThat(added.last()).isEqualTo(new ViewVerdict.Touched(3, "TallyOpened", "tally:2")));
    }

    @Test
    void of_many_differences_the_first_hundred_are_told_and_all_are_counted() {
        for (int i = 0; i < 60; i++) {
            node.open("tally:" + i, "a", AwardLevel.PROVINCE);
            node.mark("tally:" + i, 1);
        }
        long last = node.mark("tally:0", 1).position();
        node.await(last, "shop.tallies");
        node.jdbc().update("update shop.tally set name = 'b'");
        Noted run = replay(last);
        assertThat(run.verdicts)
                .extracting(ViewVerdict::view, ViewVerdict::differing)
                .contains(tuple("shop.tallies", 121L));
        assertThat(run.differences()).hasSize(ViewVerdict.TOLD);
        assertThat(run.differences())
                .extracting(ViewVerdict.Difference::version)
                .isSorted();
    }

    @Test
    void a_fault_is_named_and_speaks_against_the_view_only_where_a_replay_does_not_meet_it() {
        node.open("tally:good", "a", AwardLevel.PROVINCE);
        long bad = node.open("tally:unreadable", "b", AwardLevel.PROVINCE).position();
        long last = node.mark("tally:good", 1).position();
        node.await(last, "shop.tallies", "shop.board.PROVINCE", "shop.board.DISTRICT");
        Noted run = replay(last);
        assertThat(run.matches()).isTrue();
        assertThat(run.verdicts.get(0).faults())
                .containsExactly(new ViewVerdict.Fault("shop.tallies", bad, "TallyOpened", true, true));
        node.jdbc().update("delete from shop.view_fault");
        assertThat(replay(last).matches()).isFalse();
        assertThat(replay(bad - 1).verdicts.get(0).faults()).isEmpty();
    }

    @Test
    void it_matches_while_writes_go_on_and_holds_nobody_up() throws Exception {
        someHistory();
        AtomicBoolean writing = new AtomicBoolean(true);
        AtomicLong written = new AtomicLong();
        Thread writer = new Thread(() -> {
            for (int i = 0; writing.get(); i++) {
                node.open("tally:new-" + i, "mới", AwardLevel.PROVINCE);
                written.set(node.mark("tally:new-" + i, 2).position());
            }
        });
        writer.start();
        try {
            for (int i = 0; i < 3; i++) {
                long before = written.get();
                assertThat(replay(node.log().head()).differences()).isEmpty();
                await().until(() -> written.get() > before);
            }
        } finally {
            writing.set(false);
            writer.join();
        }
        node.await(written.get(), "shop.tallies", "shop.board.PROVINCE");
        assertThat(replay(written.get()).differences()).isEmpty();
    }

    @Test
    void stopped_while_it_folds_it_leaves_nothing_behind() {
        long last = someHistory();
        Noted run = new Noted() {
            @Override
            protected void folded(long events, long position) {
                stop();
            }
        };
        assertThatThrownBy(() -> node.get(ViewReplay.class).replay(SCHEMA, views, last, run))
                .isInstanceOf(CancellationException.class);
        assertThat(run.verdicts).isEmpty();
        assertThat(node.get(ViewReplay.class).schemas()).isEmpty();
    }

    @Test
    void stopped_while_the_database_compares_it_does_not_wait_for_it() throws Exception {
        long last = someHistory();
        try (Connection locker = node.get(DataSource.class).getConnection();
                Statement statement = locker.createStatement()) {
            locker.setAutoCommit(false);
            Noted run = new Noted() {
                @Override
                protected void comparing(View view) {
                    try {
                        statement.execute("lock table shop.tally_count in access exclusive mode");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
            CompletableFuture<Void> running =
                    CompletableFuture.runAsync(() -> node.get(ViewReplay.class).replay(SCHEMA, views, last, run));
            await().until(() -> !node.rows("select 1 from pg_locks l join pg_database d on d.oid = l.database"
                            + " where d.datname = current_database() and not l.granted")
                    .isEmpty());
            run.stop();
            assertThatThrownBy(running::join).satisfies(thrown -> assertThat(thrown)
                    .extracting(each -> each.getCause() == null ? each : each.getCause())
                    .isInstanceOf(CancellationException.class));
            locker.rollback();
        }
        assertThat(node.get(ViewReplay.class).schemas()).isEmpty();
    }

    @Test
    void a_schema_that_was_left_behind_is_found_and_dropped() {
        ViewReplay replays = node.get(ViewReplay.class);
        node.jdbc().execute("create schema replay_left_1");
        node.jdbc().execute("create unlogged table replay_left_1.shop_tally (id text)");
        assertThat(replays.schemas()).containsExactly("replay_left_1");
        replays.drop("replay_left_1");
        assertThat(replays.schemas()).isEmpty();
        assertThatThrownBy(() -> replays.drop("shop")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void one_tally_is_replayed_alone_and_others_are_not_its_business() {
        long last = someHistory();
        ReplaySubject subject = new ReplaySubject(Set.of("tally.id", "board.id"), "tally:8", Set.of("tally:8"));
        node.jdbc().update("update shop.tally set name = 'wrong' where id = 'tally:9'");
        Noted run = new Noted();
        node.get(ViewReplay.class).replay(subject, views, last, run);
        assertThat(run.differences()).isEmpty();
        assertThat(run.verdicts).extracting(ViewVerdict::versions).containsExactly(5L, 5L, 0L);

        node.jdbc().update("update shop.board set total = 40 where id = 'tally:8' and valid_to = ?", Long.MAX_VALUE);
        node.jdbc().update("delete from shop.tally where id = 'tally:8' and valid_to = ?", Long.MAX_VALUE);
        Noted again = new Noted();
        node.get(ViewReplay.class).replay(subject, views, last, again);
        assertThat(again.differences())
                .extracting(
                        ViewVerdict.Difference::table,
                        ViewVerdict.Difference::kind,
                        ViewVerdict.Difference::column,
                        ViewVerdict.Difference::live,
                        ViewVerdict.Difference::replayed)
                .containsExactly(
                        tuple("shop.tally", Kind.MISSING, null, null, null),
                        tuple("shop.board_province", Kind.CHANGED, "total", "40", "4"));
        assertThat(again.differences()).allSatisfy(difference -> assertThat(difference.last())
                .isEqualTo(new ViewVerdict.Touched(difference.version(), "TallyMarked", "tally:8")));
    }
}
