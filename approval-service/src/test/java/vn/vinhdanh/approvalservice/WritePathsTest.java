package vn.vinhdanh.approvalservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.NominationId;

/** What is asked wrongly is told precisely and changes nothing. */
class WritePathsTest extends ServiceTest {

    private NominationId nomination;
    private String path;
    private long version;

    @BeforeEach
    void aCaseAtIntake() {
        nomination = submitted("BKT", AwardLevel.PROVINCE, null, TODAY);
        path = "/api/v1/cases/" + nomination.value() + "/";
        version = read(as("c-intake"), nomination).get("version").asLong();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "request-supplement | {} | REQUIRED /reasons",
                "request-supplement | {\"reasons\": []} | REQUIRED /reasons",
                "request-supplement | {\"reasons\": [{\"code\": \"lower\", \"text\": \"x\"}]} | BAD_VALUE /reasons/0/code",
                "request-supplement | {\"reasons\": \"all\"} | WRONG_TYPE /reasons",
                "appraise | {\"recommendation\": \"MAYBE\"} | WRONG_TYPE /recommendation",
                "appraise | {} | REQUIRED /recommendation",
                "reject | {\"reason\": {\"code\": \"A\", \"text\": \" \"}} | REQUIRED /reason/text",
                "accept | {\"dat\": \"2026-03-10\"} | UNKNOWN_PROPERTY /dat",
                "accept | {\"date\": \"10/03/2026\"} | WRONG_TYPE /date",
                "reopen | {\"step\": \"TEA\", \"reason\": {\"code\": \"A\", \"text\": \"x\"}} | WRONG_TYPE /step"
            })
    void a_body_that_is_not_understood_is_answered_with_where_and_why(String verb, String body, String defect) {
        nothingChanges(() -> {
            Http.Answer answer = as("c-intake")
                    .post(path + verb)
                    .ifMatch(version)
                    .json(body)
                    .send()
                    .expect(400);
            assertThat(answer.defects()).contains(defect);
            return answer;
        });
    }

    @Test
    void a_broken_body_is_told_line_and_column() {
        nothingChanges(() -> as("c-intake")
                .post(path + "accept")
                .ifMatch(version)
                .json("{\"date\": ")
                .send()
                .expect(400));
    }

    @Test
    void findings_are_not_longer_than_a_page_can_hold() {
        String body = "{\"recommendation\": \"FAVOURABLE\", \"findings\": \"%s\"}".formatted("x".repeat(10_001));
        nothingChanges(() -> {
            Http.Answer answer = as("c-intake")
                    .post(path + "appraise")
                    .ifMatch(version)
                    .json(body)
                    .send()
                    .expect(400);
            assertThat(answer.defects()).containsExactly("BAD_LENGTH /findings");
            return answer;
        });
    }

    @Test
    void a_body_of_two_megabytes_is_not_read() {
        String body = "{\"recommendation\": \"FAVOURABLE\", \"findings\": \"%s\"}".formatted("x".repeat(2_000_000));
        nothingChanges(() -> as("c-intake")
                .post(path + "appraise")
                .ifMatch(version)
                .json(body)
                .send()
                .expect(413));
    }

    @Test
    void an_unknown_case_does_not_exist() {
        nothingChanges(() -> as("c-intake")
                .post("/api/v1/cases/nobody/accept")
                .ifMatch(3)
                .json("{}")
                .send()
                .expect(404));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%20b", "%27%3B%20drop%20table%20cases%3B--", "%3Cscript%3E"})
    void what_is_no_id_is_refused_as_such(String id) {
        nothingChanges(() -> as("c-intake")
                .post("/api/v1/cases/" + id + "/accept")
                .ifMatch(3)
                .json("{}")
                .send()
                .expect(400));
    }

    @Test
    void a_write_says_which_version_it_has_seen() {
        nothingChanges(
                () -> as("c-intake").post(path + "accept").json("{}").send().expect(428));
    }

    @Test
    void a_stale_version_is_refused() {
        nothingChanges(() -> as("c-intake")
                .post(path + "accept")
                .ifMatch(version - 1)
                .json("{}")
                .send()
                .expect(412));
    }

    @Test
    void a_post_without_a_key_is_refused() {
        nothingChanges(() -> as("c-intake")
                .post(path + "accept")
                .without("Idempotency-Key")
                .ifMatch(version)
                .json("{}")
                .send()
                .expect(400));
    }

    @Test
    void the_same_request_again_gets_the_same_answer_and_no_second_effect() {
        Http.Answer first = as("c-intake")
                .post(path + "accept")
                .key("once-" + nomination.value())
                .ifMatch(version)
                .json("{}")
                .send()
                .expect(200);
        nothingChanges(() -> {
            Http.Answer again = as("c-intake")
                    .post(path + "accept")
                    .key("once-" + nomination.value())
                    .ifMatch(version)
                    .json("{}")
                    .send()
                    .expect(200);
            assertThat(again.version()).isEqualTo(first.version());
            assertThat(again.position()).isEqualTo(first.position());
            assertThat(again.json().get("receipt")).isEqualTo(first.json().get("receipt"));
            assertThat(again.json().get("due")).isEqualTo(first.json().get("due"));
            return again;
        });
        nothingChanges(() -> as("c-intake")
                .post(path + "accept")
                .key("once-" + nomination.value())
                .ifMatch(version)
                .json("{\"date\": \"2026-03-10\"}")
                .send()
                .expect(422));
    }

    @Test
    void whoever_sees_a_case_but_holds_another_office_may_not_act() {
        nothingChanges(() -> {
            Http.Answer answer = as("c-head")
                    .post(path + "accept")
                    .ifMatch(version)
                    .json("{}")
                    .send()
                    .expect(403);
            assertThat(answer.defects()).containsExactly("NOT_YOUR_OFFICE");
            return answer;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"p-intake", "c2-head", "stranger", "operator"})
    void for_others_the_case_does_not_exist(String username) {
        nothingChanges(() -> as(username)
                .post(path + "accept")
                .ifMatch(version)
                .json("{}")
                .send()
                .expect(404));
        as(username).get("/api/v1/cases/" + nomination.value()).send().expect(404);
    }

    @Test
    void nobody_acts_without_signing_in() {
        nothingChanges(() -> {
            Http.Answer answer =
                    anybody().post(path + "accept").ifMatch(version).json("{}").send();
            assertThat(answer.status()).isIn(401, 403);
            return answer;
        });
        anybody().get("/api/v1/cases/" + nomination.value()).send().expect(401);
    }

    @Test
    void an_act_is_dated_neither_in_the_future_nor_without_permission_in_the_past() {
        nothingChanges(() -> as("c-intake")
                .post(path + "accept")
                .ifMatch(version)
                .json("{\"date\": \"2026-03-11\"}")
                .send()
                .expect(422));
        nothingChanges(() -> as("c-intake")
                .post(path + "accept")
                .ifMatch(version)
                .json("{\"date\": \"2026-03-09\"}")
                .send()
                .expect(403));
    }

    @Test
    void text_is_text_whatever_it_looks_like() {
        String text = "<script>alert(1)</script>'; drop table approval.cases; --";
        act(
                        as("c-intake"),
                        nomination,
                        "request-supplement",
                        "{\"reasons\": [{\"code\": \"MISSING\", \"text\": \"%s\"}]}".formatted(text))
                .expect(200);
        JsonNode returned = read(as("c-intake"), nomination);
        assertThat(returned.get("state").asString()).isEqualTo("RETURNED");
        assertThat(returned.get("reasons").get(0).get("text").asString()).isEqualTo(text);
        assertThat(returned.get("next").get("office").asString()).isEqualTo("SUBMITTER");
        assertThat(returned.get("next").get("body").asString()).isEqualTo("S.1");
    }

    // ---- many at once

    @Test
    void many_cases_are_accepted_at_once_after_a_trial_that_changes_nothing() {
        NominationId other = submitted("BKT", AwardLevel.PROVINCE, null, TODAY);
        long otherVersion = read(as("c-intake"), other).get("version").asLong();
        String body = bulk("accept", version, other, otherVersion);
        nothingChanges(() -> {
            Http.Answer tried = as("c-intake")
                    .post("/api/v1/cases:bulk?dryRun=true")
                    .json(body)
                    .send()
                    .expect(200);
            assertThat(tried.json().get("items").get(1).get("receipt").asString())
                    .startsWith("TN-");
            return tried;
        });
        Http.Answer done =
                as("c-intake").post("/api/v1/cases:bulk").json(body).send().expect(200);
        assertThat(done.json().get("succeeded").asInt()).isEqualTo(2);
        assertThat(read(as("c-head"), other).get("next").get("step").asString()).isEqualTo("HEAD");
    }

    @Test
    void one_case_that_cannot_be_done_keeps_the_others_back() {
        NominationId other = submitted("BKT", AwardLevel.PROVINCE, null, TODAY);
        read(as("c-intake"), other);
        nothingChanges(() -> {
            Http.Answer refused = as("c-intake")
                    .post("/api/v1/cases:bulk")
                    .json(bulk("accept", version, other, 0))
                    .send()
                    .expect(422);
            assertThat(refused.defects()).containsExactly("STALE /rows/2");
            return refused;
        });
    }

    @Test
    void an_unknown_verb_is_answered_with_those_there_are() {
        nothingChanges(() -> {
            Http.Answer answer = as("c-intake")
                    .post("/api/v1/cases:bulk")
                    .json(bulk("bless", version, nomination, version))
                    .send()
                    .expect(400);
            assertThat(answer.json().get("errors").get(0).get("message").asString())
                    .contains("request-supplement");
            return answer;
        });
    }

    private String bulk(String verb, long firstVersion, NominationId other, long otherVersion) {
        return "{\"verb\": \"%s\", \"items\": [{\"id\": \"%s\", \"version\": %d}, {\"id\": \"%s\", \"version\": %d}]}"
                .formatted(verb, nomination.value(), firstVersion, other.value(), otherVersion);
    }

    // ---- sessions and decisions

    @Test
    void a_session_is_for_cases_before_its_council_alone() {
        nothingChanges(() -> {
            Http.Answer answer = as("p-secretary")
                    .post("/api/v1/sessions")
                    .json("{\"council\": \"P.1\", \"date\": \"2026-03-10\", \"cases\": [\"%s\"]}"
                            .formatted(nomination.value()))
                    .send()
                    .expect(409);
            assertThat(answer.defects()).containsExactly("NOT_BEFORE_THIS_COUNCIL");
            return answer;
        });
        nothingChanges(() -> as("c-head")
                .post("/api/v1/sessions")
                .json("{\"council\": \"P.1\", \"date\": \"2026-03-10\", \"cases\": [\"%s\"]}"
                        .formatted(nomination.value()))
                .send()
                .expect(403));
        nothingChanges(() -> as("p-secretary")
                .post("/api/v1/sessions")
                .json("{\"council\": \"P.1\"}")
                .send()
                .expect(400));
    }

    @Test
    void a_tally_is_refused_precisely() {
        NominationId atCouncil = atCouncil(null);
        Http.Answer session = as("p-secretary")
                .post("/api/v1/sessions")
                .json("{\"council\": \"P.1\", \"date\": \"2026-03-10\", \"cases\": [\"%s\"]}"
                        .formatted(atCouncil.value()))
                .send()
                .expect(201);
        String tally = "/api/v1/sessions/" + session.id() + "/tally";
        String votes = "{\"case\": \"%s\", \"for\": %d, \"against\": %d, \"blank\": 0}";
        nothingChanges(() -> as("p-secretary")
                .post(tally)
                .ifMatch(session.version())
                .json(votes.formatted(atCouncil.value(), -1, 0))
                .send()
                .expect(400));
        nothingChanges(() -> as("p-secretary")
                .post(tally)
                .ifMatch(session.version())
                .json(votes.formatted(atCouncil.value(), 9, 9))
                .send()
                .expect(422));
        nothingChanges(() -> as("p-secretary")
                .post(tally)
                .ifMatch(session.version())
                .json(votes.formatted(atCouncil.value(), 6, 4))
                .send()
                .expect(422));
        nothingChanges(() -> as("p-head")
                .post(tally)
                .ifMatch(session.version())
                .json(votes.formatted(atCouncil.value(), 6, 4))
                .send()
                .expect(403));
        nothingChanges(() -> as("stranger")
                .post(tally)
                .ifMatch(session.version())
                .json(votes.formatted(atCouncil.value(), 6, 4))
                .send()
                .expect(404));
        nothingChanges(() -> as("p-secretary")
                .post(tally)
                .ifMatch(session.version() + 1)
                .json(votes.formatted(atCouncil.value(), 6, 4))
                .send()
                .expect(412));
    }

    @Test
    void a_decision_is_refused_precisely() {
        String draft =
                "{\"level\": \"PROVINCE\", \"body\": \"P.1\", \"cases\": [\"%s\"]}".formatted(nomination.value());
        nothingChanges(
                () -> as("p-head").post("/api/v1/decisions").json(draft).send().expect(409));
        nothingChanges(() ->
                as("p-secretary").post("/api/v1/decisions").json(draft).send().expect(403));
        nothingChanges(() -> as("p-head")
                .post("/api/v1/decisions")
                .json("{\"level\": \"PROVINCE\", \"body\": \"P.1\", \"cases\": []}")
                .send()
                .expect(400));
        nothingChanges(() -> as("p-head")
                .post("/api/v1/decisions/none/sign")
                .ifMatch(0)
                .json("{\"number\": \"1\"}")
                .send()
                .expect(404));
        nothingChanges(() -> as("p-head")
                .post("/api/v1/awards/none/revoke")
                .json("{\"ground\": \"FRAUD_IN_DECLARING_MERIT\", \"reason\": {\"code\": \"A\", \"text\": \"x\"}}")
                .send()
                .expect(404));
    }

    private void nothingChanges(Supplier<Http.Answer> request) {
        long before = log.head();
        Http.Answer answer = request.get();
        if (answer.status() >= 400) {
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.json().get("errors")).isNotEmpty();
        }
        assertThat(log.head()).isEqualTo(before);
    }
}
