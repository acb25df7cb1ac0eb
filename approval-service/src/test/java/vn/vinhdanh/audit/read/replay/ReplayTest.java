package vn.vinhdanh.audit.read.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.approvalservice.Http;
import vn.vinhdanh.approvalservice.ServiceTest;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.people.PersonErased;
import vn.vinhdanh.eventstore.view.ViewReplay;

class ReplayTest extends ServiceTest {

    private static final String REPLAYS = "/api/v1/audit/replays";

    @Autowired
    private ReplayWork work;

    @Autowired
    private ViewReplay engine;

    @Autowired
    private DataSource dataSource;

    private NominationId nomination;

    @BeforeEach
    void aCaseBeforeItsCouncil() {
        nomination = atCouncil("minh");
        awaitViews(log.head());
    }

    private Http.Answer ask(String body) {
        return as("auditor").post(REPLAYS).json(body).send();
    }

    private JsonNode get(String id) {
        return as("auditor").get(REPLAYS + "/" + id).send().expect(200).json();
    }

    private JsonNode ended(String id) {
        await().atMost(Duration.ofSeconds(60)).until(() -> !List.of("WAITING", "RUNNING")
                .contains(get(id).get("state").asString()));
        return get(id);
    }

    private JsonNode replayed(String scope) {
        return ended(ask("{\"scope\": \"%s\"}".formatted(scope)).expect(202).id());
    }

    private static List<String> told(JsonNode replay) {
        List<String> told = new ArrayList<>();
        replay.get("differences")
                .forEach(each -> told.add("%s %s %s %s: %s | %s"
                        .formatted(
                                each.get("view").asString(),
                                each.get("table").asString(),
                                each.get("kind").asString(),
                                each.path("column").asString("-"),
                                each.path("live").asString(""),
                                each.path("replayed").asString(""))));
        return told;
    }

    /** A sentence in SQL that spoils something, and one that mends it. */
    private void spoiled(String spoiling, String mending, Runnable meanwhile) {
        jdbc.sql(spoiling).param("id", nomination.value()).update();
        try {
            meanwhile.run();
        } finally {
            jdbc.sql(mending).param("id", nomination.value()).update();
        }
    }

    @Test
    void what_the_service_shows_is_what_the_log_says() {
        published(
                submitted("CSTDCS", AwardLevel.COMMUNE, "khop", TODAY),
                "R-%s/QĐ".formatted(Id.next().substring(0, 13)));
        Map<String, Integer> concerned = Map.of("ALL", 14, "LEVEL:PROVINCE", 1, "NOMINATION:" + nomination.value(), 12);
        concerned.forEach((scope, views) -> {
            JsonNode replay = replayed(scope);
            assertThat(told(replay)).as(scope).isEmpty();
            assertThat(replay.get("verdict").asString()).as(scope).isEqualTo("MATCH");
            assertThat(replay.get("done")).isEqualTo(replay.get("total"));
            assertThat(replay.get("views")).as(scope).hasSize(views);
            assertThat(replay.get("progress").get("viewsInAll").asInt()).isEqualTo(views);
        });
        assertThat(engine.schemas()).isEmpty();
    }

    @Test
    void it_matches_after_somebody_was_erased_and_shows_the_name_no_more() {
        NominationId theirs = submitted("CSTDCS", AwardLevel.COMMUNE, "erased-one", TODAY);
        published(theirs, "E-%s/QĐ".formatted(Id.next().substring(0, 13)));
        assertThat(read(as("auditor"), theirs).get("recipient").asString()).isEqualTo("Nguyễn Thị Đào");
        Actor by = new Actor(
                person("operator"), new OfficeId("office.operator"), OfficeKind.ADMINISTRATOR, new UnitId("GOV"), null);
        PersonId person = person("erased-one");
        awaitViews(append(
                person.toString(),
                "Person",
                new PersonErased(person, "Theo yêu cầu của người đó", "Luật 91/2025/QH15, Điều 14", by, TODAY)));

        assertThat(read(as("auditor"), theirs).get("recipient").asString()).isEqualTo("(đã xóa)");
        JsonNode replay = replayed("ALL");
        assertThat(told(replay)).isEmpty();
        assertThat(replay.get("verdict").asString()).isEqualTo("MATCH");
        assertThat(replayed("NOMINATION:" + theirs.value()).get("verdict").asString())
                .isEqualTo("MATCH");
        for (String table : List.of("cases", "level_board", "register", "decision_item")) {
            assertThat(jdbc.sql("select count(*) from approval." + table + " t where t.person = :person"
                                    + " and t.recipient <> '(đã xóa)'")
                            .param("person", person.value())
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void it_matches_as_of_any_instant() {
        long earlier = log.head() - 3;
        String recorded = log.recordedAt(earlier).toString();
        String id = ask("{\"scope\": \"ALL\", \"until\": \"%s\"}".formatted(recorded))
                .expect(202)
                .id();
        JsonNode replay = ended(id);
        assertThat(replay.get("verdict").asString()).isEqualTo("MATCH");
        assertThat(replay.get("upTo").asLong()).isEqualTo(earlier);
        assertThat(replay.get("upToAt").asString()).isEqualTo(recorded);
    }

    @Test
    void one_changed_cell_is_named_by_every_scope_that_holds_it() {
        spoiled(
                "update approval.level_board set state = 'AWARDED' where nomination = :id and valid_to = 9223372036854775807",
                "update approval.level_board set state = 'IN_REVIEW' where nomination = :id and valid_to = 9223372036854775807",
                () -> {
                    for (String scope : List.of("ALL", "LEVEL:PROVINCE", "NOMINATION:" + nomination.value())) {
                        JsonNode replay = replayed(scope);
                        assertThat(replay.get("verdict").asString()).as(scope).isEqualTo("MISMATCH");
                        assertThat(told(replay))
                                .as(scope)
                                .containsExactly("approval.level-board.PROVINCE approval.level_board_province CHANGED"
                                        + " state: AWARDED | IN_REVIEW");
                        JsonNode difference = replay.get("differences").get(0);
                        assertThat(difference.get("row").get("nomination").asString())
                                .isEqualTo(nomination.value());
                        assertThat(difference.get("last").get("type").asString())
                                .isEqualTo("StepStarted");
                        assertThat(difference.get("last").get("aggregate").asString())
                                .isEqualTo("case:" + nomination.value());
                    }
                    assertThat(replayed("LEVEL:COMMUNE").get("verdict").asString())
                            .isEqualTo("MATCH");
                });
    }

    @Test
    void a_row_that_is_gone_is_missed_and_one_that_nobody_wrote_is_named() {
        String all = "select %s from approval.inbox where nomination = :id and valid_to = 9223372036854775807";
        String row = jdbc.sql(all.formatted("row_to_json(inbox)::text"))
                .param("id", nomination.value())
                .query(String.class)
                .single();
        spoiled(
                "delete from approval.inbox where nomination = :id and valid_to = 9223372036854775807",
                "insert into approval.inbox select * from json_populate_record(null::approval.inbox, '%s'::json)"
                                .formatted(row.replace("'", "''"))
                        + " where :id <> ''",
                () -> assertThat(told(replayed("ALL")))
                        .containsExactly("approval.inbox approval.inbox MISSING -:  | "));
        spoiled(
                "insert into approval.kept_apart (nomination, person, why, standing_in, valid_from, valid_to)"
                        + " values (:id, 'nobody', 'LIFTED', false, 1, 9223372036854775807)",
                "delete from approval.kept_apart where nomination = :id and person = 'nobody'",
                () -> assertThat(told(replayed("NOMINATION:" + nomination.value())))
                        .containsExactly("approval.inbox approval.kept_apart ADDED -:  | "));
    }

    @Test
    void values_are_shown_until_somebody_is_erased_and_then_forgotten() {
        spoiled(
                "update approval.cases set recipient = 'Người khác' where nomination = :id",
                "update approval.cases set recipient = 'Nguyễn Thị Đào' where nomination = :id",
                () -> {
                    JsonNode replay = replayed("NOMINATION:" + nomination.value());
                    String id = replay.get("id").asString();
                    assertThat(told(replay))
                            .containsExactly(
                                    "approval.cases approval.cases CHANGED recipient: Người khác | Nguyễn Thị Đào");
                    assertThat(stored(id)).contains("recipient").contains("Nguyễn Thị Đào");

                    // Whose data are gone does not matter: nobody looks whether it is theirs.
                    jdbc.sql("insert into events.person_key (person, erased_at) values (:person, clock_timestamp())")
                            .param("person", Id.next())
                            .update();
                    JsonNode later = get(id);
                    assertThat(later.get("valuesKept").asBoolean()).isFalse();
                    assertThat(told(later)).containsExactly("approval.cases approval.cases CHANGED recipient:  | ");
                    assertThat(later.get("verdict").asString()).isEqualTo("MISMATCH");
                    work.sweep();
                    assertThat(stored(id)).contains("recipient").doesNotContain("Nguyễn", "Người khác");
                });
    }

    @Test
    void values_are_kept_for_a_day() {
        spoiled(
                "update approval.cases set recipient = 'Người khác' where nomination = :id",
                "update approval.cases set recipient = 'Nguyễn Thị Đào' where nomination = :id",
                () -> {
                    String id = replayed("NOMINATION:" + nomination.value())
                            .get("id")
                            .asString();
                    work.sweep();
                    assertThat(stored(id)).contains("Người khác");
                    jdbc.sql("update approval.replay set ended_at = ended_at - interval '25 hours' where id = :id")
                            .param("id", id)
                            .update();
                    work.sweep();
                    assertThat(stored(id)).doesNotContain("Người khác");
                });
    }

    private String stored(String id) {
        return jdbc.sql("select r::text from approval.replay r where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    /** While nobody can read the register, no whole replay comes to its end. */
    private void whileTheRegisterIsLocked(Runnable meanwhile) {
        new TransactionTemplate(new JdbcTransactionManager(dataSource)).executeWithoutResult(status -> {
            jdbc.sql("lock table approval.register in access exclusive mode").update();
            meanwhile.run();
        });
    }

    private void awaitBlocked(String id) {
        await().until(() -> get(id).get("state").asString().equals("RUNNING")
                && jdbc.sql("select count(*) from pg_locks l join pg_database d on d.oid = l.database"
                                        + " where d.datname = current_database() and not l.granted")
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    @Test
    void it_is_cancelled_whether_it_runs_or_waits() {
        whileTheRegisterIsLocked(() -> {
            String running = ask("{\"scope\": \"ALL\"}").expect(202).id();
            awaitBlocked(running);
            String waiting = ask("{\"scope\": \"ALL\"}").expect(202).id();
            assertThat(get(waiting).get("state").asString()).isEqualTo("WAITING");
            for (String each : List.of(waiting, running)) {
                as("auditor").post(REPLAYS + "/" + each + "/cancel").send().expect(202);
                as("auditor").post(REPLAYS + "/" + each + "/cancel").send().expect(202);
                assertThat(ended(each).get("state").asString()).isEqualTo("CANCELLED");
            }
        });
        assertThat(engine.schemas()).isEmpty();
        String done = replayed("LEVEL:STATE").get("id").asString();
        assertThat(as("auditor")
                        .post(REPLAYS + "/" + done + "/cancel")
                        .send()
                        .expect(409)
                        .defects())
                .containsExactly("REPLAY_ENDED");
    }

    @Test
    void a_nomination_passes_by_a_whole_replay_and_commands_go_on() {
        whileTheRegisterIsLocked(() -> {
            String whole = ask("{\"scope\": \"LEVEL:PROVINCE\"}").expect(202).id();
            String all = ask("{\"scope\": \"ALL\"}").expect(202).id();
            assertThat(ended(whole).get("verdict").asString()).isEqualTo("MATCH");
            awaitBlocked(all);
            NominationId meanwhile = submitted("BKT", AwardLevel.PROVINCE, null, TODAY);
            act(as("c-intake"), meanwhile, "accept", "{}").expect(200);
            as("auditor").post(REPLAYS + "/" + all + "/cancel").send().expect(202);
            ended(all);
        });
        assertThat(replayed("ALL").get("verdict").asString()).isEqualTo("MATCH");
    }

    @Test
    void what_a_killed_node_had_begun_is_gone_on_with_and_finished_views_are_not_done_again() {
        String id = Id.next();
        String left = Replays.schemaOf(id, 1);
        jdbc.sql("create schema " + left).update();
        jdbc.sql("create unlogged table " + left + ".approval_cases (recipient text)")
                .update();
        jdbc.sql("create schema replay_of_nobody_1").update();
        work.sweep();
        assertThat(engine.schemas()).as("nobody's").doesNotContain(left, "replay_of_nobody_1");
        jdbc.sql("create schema " + left).update();
        // As a process leaves it behind that was killed while the second of its views was compared.
        jdbc.sql(
                        "insert into approval.replay (id, scope, up_to, asked_by, state, owner, claimed_at, attempt, started_at,"
                                + " phase, events, position, views, verdicts) values (:id, 'ALL', :upTo, 'auditor', 'RUNNING',"
                                + " 'killed', clock_timestamp(), 1, clock_timestamp(), 'COMPARING', 7, 7, 14,"
                                + " '[{\"view\": \"approval.cases\", \"versions\": 4711, \"differing\": 0, \"differences\": [],"
                                + " \"faults\": []}]')")
                .param("id", id)
                .param("upTo", log.head())
                .update();
        work.sweep();
        work.look();
        assertThat(engine.schemas()).as("of a claim that holds").contains(left);
        assertThat(get(id).get("state").asString()).isEqualTo("RUNNING");
        jdbc.sql("update approval.replay set claimed_at = claimed_at - interval '11 seconds' where id = :id")
                .param("id", id)
                .update();
        JsonNode replay = ended(id);
        assertThat(replay.get("verdict").asString()).isEqualTo("MATCH");
        assertThat(replay.get("views")).hasSize(14);
        assertThat(replay.get("views").get(0).get("versions").asInt()).isEqualTo(4711);
        assertThat(engine.schemas()).isEmpty();
    }

    @Test
    void a_run_whose_claim_was_taken_over_ends_without_a_word() {
        whileTheRegisterIsLocked(() -> {
            String id = ask("{\"scope\": \"ALL\"}").expect(202).id();
            awaitBlocked(id);
            elsewhere("update approval.replay set owner = 'other', attempt = attempt + 1,"
                    + " claimed_at = clock_timestamp() where id = '" + id + "'");
            await().until(() -> engine.schemas().isEmpty());
            assertThat(get(id).get("state").asString()).isEqualTo("RUNNING");
            elsewhere("update approval.replay set state = 'CANCELLED' where id = '" + id + "'");
        });
    }

    private void elsewhere(String sql) {
        CompletableFuture.runAsync(() -> jdbc.sql(sql).update()).join();
    }

    @Test
    void asking_twice_by_one_key_is_asking_once() {
        String key = Id.next();
        String body = "{\"scope\": \"LEVEL:STATE\"}";
        String first = as("auditor")
                .post(REPLAYS)
                .key(key)
                .json(body)
                .send()
                .expect(202)
                .id();
        Http.Answer again =
                as("auditor").post(REPLAYS).key(key).json(body).send().expect(202);
        assertThat(again.id()).isEqualTo(first);
        assertThat(again.header("Location")).isEqualTo(REPLAYS + "/" + first);
        JsonNode list =
                as("auditor").get(REPLAYS + "?limit=2").send().expect(200).json();
        assertThat(list.get("items").get(0).get("id").asString()).isEqualTo(first);
        ended(first);
    }

    @Test
    void what_cannot_be_replayed_is_told_precisely() {
        assertThat(ask("{\"scope\": \"EVERYTHING\"}").expect(400).defects()).containsExactly("BAD_SCOPE /scope");
        assertThat(ask("{\"scope\": \"LEVEL:MOON\"}").expect(400).defects()).containsExactly("BAD_SCOPE /scope");
        assertThat(ask("{\"scope\": \"NOMINATION:\"}").expect(400).defects()).containsExactly("BAD_SCOPE /scope");
        assertThat(ask("{}").expect(400).defects()).containsExactly("REQUIRED /scope");
        assertThat(ask("{\"scope\": \"NOMINATION:nobody\"}").expect(422).defects())
                .containsExactly("UNKNOWN_NOMINATION /scope");
        assertThat(ask("{\"scope\": \"ALL\", \"position\": 99999999}")
                        .expect(422)
                        .defects())
                .containsExactly("POSITION_AHEAD /position");
        assertThat(ask("{\"scope\": \"ALL\", \"position\": 1, \"until\": \"2026-01-01T00:00:00Z\"}")
                        .expect(400)
                        .defects())
                .containsExactly("UNTIL_OR_POSITION /position");
        as("auditor").get(REPLAYS + "/nothing").send().expect(404);
    }

    @Test
    void only_auditors_ask_and_read() {
        String id = replayed("LEVEL:STATE").get("id").asString();
        for (String other : List.of("p-head", "operator", "clerk")) {
            as(other).post(REPLAYS).json("{\"scope\": \"ALL\"}").send().expect(403);
            as(other).get(REPLAYS).send().expect(403);
            as(other).get(REPLAYS + "/" + id).send().expect(403);
            as(other).post(REPLAYS + "/" + id + "/cancel").send().expect(403);
        }
        anybody().get(REPLAYS).send().expect(401);
    }

    @Test
    void no_more_than_ten_wait() {
        whileTheRegisterIsLocked(() -> {
            List<String> asked = new ArrayList<>();
            asked.add(ask("{\"scope\": \"ALL\"}").expect(202).id());
            await().until(() -> get(asked.get(0)).get("state").asString().equals("RUNNING"));
            for (int i = 0; i < 10; i++) {
                asked.add(ask("{\"scope\": \"LEVEL:STATE\"}").expect(202).id());
            }
            assertThat(ask("{\"scope\": \"ALL\"}").expect(409).defects()).containsExactly("TOO_MANY_REPLAYS");
            asked.forEach(each ->
                    as("auditor").post(REPLAYS + "/" + each + "/cancel").send().expect(202));
            asked.forEach(this::ended);
        });
    }

    @Test
    void the_pages_ask_for_a_replay_and_show_what_came_of_it() {
        Http auditor = as("auditor");
        assertThat(page(auditor, "/audit/replays")).contains("Replay and compare");
        spoiled(
                "update approval.level_board set ref = 'R<>' where nomination = :id and valid_to = 9223372036854775807",
                "update approval.level_board b set ref = c.ref from approval.cases c where c.nomination = :id"
                        + " and b.nomination = c.nomination and b.valid_to = 9223372036854775807",
                () -> {
                    String id = replayed("NOMINATION:" + nomination.value())
                            .get("id")
                            .asString();
                    assertThat(page(auditor, "/audit/replays/" + id))
                            .contains("It does not match", "R&lt;&gt;", "approval.level_board_province", "StepStarted")
                            .doesNotContain("hx-trigger");
                    assertThat(page(auditor, "/audit/replays")).contains(id, "Does not match");
                });
        String matching = replayed("LEVEL:STATE").get("id").asString();
        assertThat(page(auditor, "/audit/replays/" + matching)).contains("It matches");
        whileTheRegisterIsLocked(() -> {
            String running = ask("{\"scope\": \"ALL\"}").expect(202).id();
            awaitBlocked(running);
            assertThat(page(auditor, "/audit/replays/" + running)).contains("hx-trigger=\"every 1s\"", "Cancel");
            auditor.post(REPLAYS + "/" + running + "/cancel").send().expect(202);
            ended(running);
        });
    }
}
