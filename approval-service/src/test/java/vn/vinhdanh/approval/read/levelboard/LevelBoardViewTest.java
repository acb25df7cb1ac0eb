package vn.vinhdanh.approval.read.levelboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.approvalservice.Http;
import vn.vinhdanh.approvalservice.ServiceTest;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.NominationId;

class LevelBoardViewTest extends ServiceTest {

    private static final String MANY = """
            insert into approval.level_board (level, nomination, state, ref, award, recipient_kind, recipient,
                recipient_unit, proposed_by, movement, submitted_on, since, reached, valid_from, valid_to)
            select 'PROVINCE', 'many' || i, (array['AWARDED', 'REJECTED', 'LAPSED', 'IN_REVIEW'])[1 + i % 4], 'R' || i,
                'BKT', 'COLLECTIVE', 'x', 'S.1', 'S.' || i % 500, 'x', date '2020-01-01' + i % 1000, date '2026-01-01',
                40, 1, 9223372036854775807
            from generate_series(1, 20000) i;
            insert into approval.level_figure (level, figure, about, number, valid_from, valid_to)
            select 'PROVINCE', 'UNIT', 'S.' || i, i % 77, 1, 9223372036854775807 from generate_series(2, 20000) i;
            analyze approval.level_board;
            analyze approval.level_figure
            """;

    @Test
    void a_board_counts_the_nominations_of_its_level_by_state() {
        Map<String, Integer> before = counters("PROVINCE");
        Map<String, Integer> other = counters("COMMUNE");
        NominationId nomination = atAppraiser(null);
        atAppraiser(null);
        act(as("p-appraiser"), nomination, "hold", "{\"reason\": {\"code\": \"COMPLAINT\", \"text\": \"Có đơn thư\"}}")
                .expect(200);
        Map<String, Integer> after = counters("PROVINCE");
        assertThat(grown(before, after)).isEqualTo(Map.of("IN_REVIEW", 1, "ON_HOLD", 1));
        assertThat(counters("COMMUNE")).isEqualTo(other);

        act(as("p-appraiser"), nomination, "lift-hold", "{}").expect(200);
        assertThat(grown(before, counters("PROVINCE"))).isEqualTo(Map.of("IN_REVIEW", 2));
    }

    @Test
    void a_board_is_told_as_of_a_position() {
        NominationId nomination = atAppraiser(null);
        awaitViews(log.head());
        long then = log.head();
        JsonNode was = board("PROVINCE", "position=" + then);
        act(as("p-appraiser"), nomination, "hold", "{\"reason\": {\"code\": \"COMPLAINT\", \"text\": \"Có đơn thư\"}}")
                .expect(200);
        awaitViews(log.head());
        assertThat(board("PROVINCE", "position=" + then)).isEqualTo(was);
        assertThat(board("PROVINCE", "").get("counters")).isNotEqualTo(was.get("counters"));
    }

    @Test
    void an_officer_sees_on_a_board_what_has_come_to_their_body() {
        NominationId below = submitted("BKT", AwardLevel.PROVINCE, null, TODAY);
        NominationId here = atAppraiser(null);
        awaitViews(log.head());
        assertThat(lines("p-head")).contains(here.value()).doesNotContain(below.value());
        assertThat(lines("c-head")).contains(here.value(), below.value());
        assertThat(lines("auditor")).contains(here.value(), below.value());
        assertThat(lines("operator")).isEmpty();
    }

    @Test
    void one_board_is_rebuilt_while_commands_go_on_and_the_others_are_untouched() {
        atAppraiser(null);
        awaitViews(log.head());
        long position = log.head();
        List<String> rows = rows("level_board_province", position);
        List<String> counts = rows("level_count_province", position);
        Map<String, String> others = files("province");
        Map<String, String> mine = files("grassroots", "commune", "district", "government", "state");
        assertThat(rows).isNotEmpty();
        assertThat(counts).isNotEmpty();

        Http.Answer asked = as("operator")
                .post("/api/v1/views/approval.level-board.PROVINCE/rebuild")
                .send()
                .expect(202);
        for (int i = 0; i < 5; i++) {
            atAppraiser(null);
        }
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> as("operator")
                .get(asked.header("Location"))
                .send()
                .expect(200)
                .json()
                .get("state")
                .asString()
                .equals("DONE"));
        awaitViews(log.head());

        assertThat(rows("level_board_province", position)).isEqualTo(rows);
        assertThat(rows("level_count_province", position)).isEqualTo(counts);
        assertThat(files("province")).isEqualTo(others);
        assertThat(files("grassroots", "commune", "district", "government", "state"))
                .isNotEqualTo(mine);
        assertThat(counters("PROVINCE").values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(jdbc.sql("select count(*) from approval.level_board where level = 'PROVINCE'"
                                + " and valid_to = 9223372036854775807")
                        .query(Integer.class)
                        .single());
    }

    @Test
    void only_an_administrator_rebuilds_a_view_that_exists() {
        as("p-head")
                .post("/api/v1/views/approval.level-board.PROVINCE/rebuild")
                .send()
                .expect(403);
        as("operator").post("/api/v1/views/approval.nothing/rebuild").send().expect(404);
    }

    @Test
    void a_board_is_read_by_its_indexes() {
        assertThat(plan(LevelBoardRepository.countsSql(ReadAt.now())))
                .contains("level_count")
                .doesNotContain("Seq Scan");
        assertThat(plan(LevelBoardRepository.countsSql(ReadAt.position(7)))).doesNotContain("Seq Scan");
        assertThat(plan(LevelBoardRepository.figuresSql(ReadAt.now()))).doesNotContain("Seq Scan");
        assertThat(plan(LevelBoardRepository.figuresSql(ReadAt.position(7)))).doesNotContain("Seq Scan");
        assertThat(plan(LevelBoardRepository.unitStatesSql(ReadAt.now()))).doesNotContain("Seq Scan");
        assertThat(plan(list(BoardFilter.of(null, null), true, ReadAt.now())))
                .contains("level_board")
                .doesNotContain("Seq Scan");
        assertThat(plan(list(BoardFilter.of(CaseState.AWARDED, "BKT"), false, ReadAt.position(7))))
                .doesNotContain("Seq Scan");
    }

    /** On a board of twenty thousand, which a page must not read as a whole. */
    @Test
    void what_stands_behind_a_mark_is_found_by_an_index_however_many_there_are() {
        assertThat(plan(LevelBoardRepository.mostSql(ReadAt.now()), MANY))
                .contains("level_figure", "_number_about_idx")
                .doesNotContain("Sort");
        BoardFilter two =
                new BoardFilter(List.of(CaseState.REJECTED, CaseState.LAPSED), null, null, null, null, null, null);
        assertThat(plan(list(two, true, ReadAt.now()), MANY))
                .contains("level_board_province_state_ref_nomination_idx")
                .doesNotContain("Seq Scan");
        BoardFilter unit = new BoardFilter(List.of(), null, null, "S.1", null, null, null);
        assertThat(plan(list(unit, true, ReadAt.now()), MANY))
                .contains("level_board_province_proposed_by_level_ref_nomination_idx")
                .doesNotContain("Seq Scan");
        BoardFilter month = new BoardFilter(List.of(), null, null, null, YearMonth.of(2026, 3), null, null);
        assertThat(plan(list(month, true, ReadAt.now()), MANY)).doesNotContain("Seq Scan");
    }

    /** Before a new partition has statistics, any other would do as well to the planner, and it keeps to its choice. */
    @Test
    void of_all_indexes_of_a_board_those_of_its_key_alone_begin_with_the_level() {
        assertThat(jdbc.sql("select indexdef from pg_indexes where schemaname = 'approval'"
                                + " and tablename like 'level_board%' and indexdef like '%(level, %'")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(index -> index.contains("UNIQUE") && index.contains("(level, nomination"));
    }

    private static String list(BoardFilter filter, boolean everything, ReadAt at) {
        return LevelBoardRepository.listSql(filter, everything, Paging.first(50), at, new HashMap<>());
    }

    /** Whatever happened in all the tests before. */
    @Test
    void every_figure_is_what_counting_the_board_comes_to() {
        atAppraiser(null);
        awaitViews(log.head());
        Map<String, String> counted = Map.of(
                "UNIT", "proposed_by",
                "UNIT_STATE", "proposed_by || ' ' || state",
                "MONTH", "to_char(submitted_on, 'YYYY-MM')",
                "MONTH_AWARDED", "case state when 'AWARDED' then to_char(since, 'YYYY-MM') end");
        counted.forEach((figure, about) -> assertThat(jdbc.sql(
                                "select level || ' ' || about || ' ' || number from approval.level_figure"
                                        + " where figure = :figure and number > 0 and valid_to = 9223372036854775807 order by 1")
                        .param("figure", figure)
                        .query(String.class)
                        .list())
                .as(figure)
                .isEqualTo(jdbc.sql("select level || ' ' || about || ' ' || number from (select level, " + about
                                + " as about, count(*) as number from approval.level_board"
                                + " where valid_to = 9223372036854775807 group by 1, 2) x"
                                + " where about is not null order by 1")
                        .query(String.class)
                        .list()));
        assertThat(jdbc.sql("select sum(number) from approval.level_figure where figure = 'REACHED'"
                                + " and valid_to = 9223372036854775807")
                        .query(Long.class)
                        .single())
                .isPositive()
                .isEqualTo(jdbc.sql("select sum(bit_count(reached::bit(64))) from approval.level_board"
                                + " where valid_to = 9223372036854775807")
                        .query(Long.class)
                        .single());
    }

    /** Every version that held at some time up to a position, as it was known there. */
    private List<String> rows(String table, long position) {
        return jdbc.sql(
                        "select to_jsonb(t) - 'valid_to' || jsonb_build_object('valid_to', case when valid_to > :position"
                                + " then null else valid_to end) from approval." + table
                                + " t where valid_from <= :position order by 1")
                .param("position", position)
                .query(String.class)
                .list();
    }

    /** The files in which partitions are kept: a table that is replaced has another one. */
    private Map<String, String> files(String... butNot) {
        Map<String, String> files = new TreeMap<>();
        jdbc.sql("select c.relname, c.relfilenode::text from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = 'approval' and c.relkind = 'r' and c.relname like 'level_%'")
                .query(row -> {
                    String name = row.getString(1);
                    if (List.of(butNot).stream().noneMatch(name::endsWith)) {
                        files.put(name, row.getString(2));
                    }
                });
        return files;
    }

    private Map<String, Integer> counters(String level) {
        JsonNode levels = as("clerk")
                .get("/api/v1/levels?after=" + log.head())
                .send()
                .expect(200)
                .json();
        assertThat(levels.get("position").asLong()).isPositive();
        Map<String, Integer> counters = new TreeMap<>();
        for (JsonNode each : levels.get("levels")) {
            if (each.get("level").asString().equals(level)) {
                each.get("counters")
                        .properties()
                        .forEach(counter -> counters.put(
                                counter.getKey(), counter.getValue().asInt()));
            }
        }
        return counters;
    }

    private static Map<String, Integer> grown(Map<String, Integer> before, Map<String, Integer> after) {
        Map<String, Integer> grown = new TreeMap<>(after);
        before.forEach((state, count) -> grown.merge(state, -count, Integer::sum));
        grown.values().removeIf(difference -> difference == 0);
        return grown;
    }

    private JsonNode board(String level, String query) {
        return as("auditor")
                .get("/api/v1/levels/" + level + "/board?limit=200&" + query)
                .send()
                .expect(200)
                .json();
    }

    private List<String> lines(String username) {
        return as(username)
                .get("/api/v1/levels/PROVINCE/board?limit=200")
                .send()
                .expect(200)
                .json()
                .get("nominations")
                .get("items")
                .findValuesAsString("id");
    }
}
