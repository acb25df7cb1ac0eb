package vn.vinhdanh.nominationservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vinhdanh.access.testing.Http;

/** Each entrance says precisely what is wrong, and changes nothing. */
class BadInputTest extends ServiceTest {

    private static final String DRAFT = """
            {"ref": "%s", "award": "GK_HUYEN", "recipientKind": "COLLECTIVE", "recipient": "Tổ COVID cộng đồng",
             "recipientUnit": "D.DILINH.25033", "proposedBy": "D.DILINH.25033", "movement": "Phong trào",
             "commendationType": "DOT_XUAT", "date": "2021-11-03"}
            """;

    private boolean nothingIsToChange;
    private long head;

    @BeforeEach
    void remember() {
        nothingIsToChange = true;
        head = head();
    }

    @AfterEach
    void nothing_has_changed() {
        if (nothingIsToChange) {
            assertThat(head()).isEqualTo(head);
        }
    }

    @Test
    void what_is_missing_is_named() {
        assertThat(clerk.post("/api/v1/nominations")
                        .json("{}")
                        .send()
                        .expect(400)
                        .defects())
                .contains("REQUIRED /award", "REQUIRED /recipient", "REQUIRED /proposedBy", "REQUIRED /movement");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/nominations | {\"award\": 5} | 400 | /award",
                "/api/v1/nominations | {\"recipientKind\": \"ROBOT\"} | 400 | /recipientKind",
                "/api/v1/nominations | {\"proposedBy\": \"no such id!\"} | 400 | /proposedBy",
                "/api/v1/nominations | {\"unheardOf\": 1} | 400 | /unheardOf",
                "/api/v1/nominations | {\"facts\": {\"ratings\": {\"20\": \"TOT\"}}} | 400 | /facts",
                "/api/v1/nominations:bulk | {\"verb\": \"award\", \"items\": []} | 400 | /verb",
                "/api/v1/letters | {\"date\": \"yesterday\"} | 400 | /date",
                "/api/v1/units | {\"kind\": \"PLANET\"} | 400 | /kind",
                "/api/v1/offices | {\"from\": 5} | 400 | /from",
                "/api/v1/settings | {\"from\": \"2021-13-01\"} | 400 | /from",
                "/api/v1/historical-grants | {\"until\": true} | 400 | /until",
                "/api/v1/persons | {\"birthDate\": \"1.1.1990\"} | 400 | /birthDate",
                "/api/v1/accounts | {\"office\": {\"kind\": \"KING\"}} | 400 | /office/kind",
            })
    void what_has_the_wrong_type_is_pointed_at(String path, String body, int status, String pointer) {
        assertThat(admin.post(path).json(body).send().expect(status).defects())
                .anySatisfy(defect -> assertThat(defect).contains(pointer));
    }

    @Test
    void what_is_no_json_is_refused() {
        clerk.post("/api/v1/nominations").json("{\"ref\": ").send().expect(400);
    }

    @Test
    void what_is_too_long_is_refused() {
        String draft = DRAFT.formatted("B-1").replace("Tổ COVID cộng đồng", "x".repeat(301));
        assertThat(clerk.post("/api/v1/nominations")
                        .json(draft)
                        .send()
                        .expect(400)
                        .defects())
                .anySatisfy(defect -> assertThat(defect).contains("/recipient"));
        clerk.post("/api/v1/nominations")
                .json("{\"ref\": \"" + "x".repeat(2_000_000) + "\"}")
                .send()
                .expect(413);
    }

    @Test
    void an_unknown_unit_and_an_unknown_award_are_told_at_once() {
        String draft = DRAFT.formatted("B-2")
                .replace("\"recipientUnit\": \"D.DILINH.25033\"", "\"recipientUnit\": \"nowhere\"")
                .replace("GK_HUYEN", "GK_XYZ");
        assertThat(clerk.post("/api/v1/nominations")
                        .json(draft)
                        .send()
                        .expect(422)
                        .defects())
                .containsExactly("UNIT_UNKNOWN /recipientUnit", "AWARD_UNKNOWN /award");
        assertThat(admin.post("/api/v1/offices")
                        .json(
                                "{\"person\": \"p\", \"unit\": \"nowhere\", \"kind\": \"HEAD\", \"from\": \"2021-01-01\"}")
                        .send()
                        .expect(422)
                        .defects())
                .containsExactly("UNIT_UNKNOWN /unit");
        admin.post("/api/v1/units/nowhere/dissolve")
                .json("{\"lastDay\": \"2025-06-30\"}")
                .send()
                .expect(404);
    }

    @Test
    void nobody_proposes_for_another_unit() {
        assertThat(otherClerk
                        .post("/api/v1/nominations")
                        .json(DRAFT.formatted("B-3"))
                        .send()
                        .expect(403)
                        .defects())
                .containsExactly("NOT_YOUR_OFFICE");
        // Not even the clerk of the unit above: theirs is their own unit.
        assertThat(districtClerk
                        .post("/api/v1/nominations")
                        .json(DRAFT.formatted("B-3"))
                        .send()
                        .expect(403)
                        .defects())
                .containsExactly("NOT_YOUR_OFFICE");
        admin.post("/api/v1/nominations").json(DRAFT.formatted("B-3")).send().expect(403);
    }

    @Test
    void only_administrators_keep_the_organisation() {
        String[][] acts = {
            {"/api/v1/units", "{\"id\": \"X\", \"name\": \"X\", \"kind\": \"ENTERPRISE\", \"parent\": \"D.DILINH\"}"},
            {"/api/v1/units/D.DILINH/rename", "{\"name\": \"X\", \"from\": \"2022-01-01\"}"},
            {"/api/v1/units/D.DILINH/dissolve", "{\"lastDay\": \"2025-06-30\"}"},
            {
                "/api/v1/offices",
                "{\"person\": \"p\", \"unit\": \"D.DILINH\", \"kind\": \"HEAD\", \"from\": \"2021-01-01\"}"
            },
            {
                "/api/v1/historical-grants",
                "{\"person\": \"p\", \"from\": \"2021-01-01\", \"until\": \"2021-12-31\", \"document\": \"d\"}"
            },
            {
                "/api/v1/settings",
                "{\"authority\": \"D.DILINH\", \"key\": \"clock.INTAKE\", \"value\": \"2 WD\", \"from\": \"2021-01-01\", \"document\": \"d\"}"
            },
            {"/api/v1/accounts", "{\"username\": \"new\", \"displayName\": \"New\"}"},
        };
        for (String[] act : acts) {
            assertThat(clerk.post(act[0]).json(act[1]).send().status())
                    .as(act[0])
                    .isEqualTo(403);
        }
        clerk.post("/api/v1/units:import").csv(UNITS).send().expect(403);
        clerk.post("/api/v1/accounts:import").csv(ACCOUNTS).send().expect(403);
        clerk.get("/api/v1/accounts").send().expect(403);
        clerk.get("/api/v1/historical-grants").send().expect(403);
    }

    @Test
    void a_setting_that_nobody_understands_or_against_the_law_is_refused() {
        String setting =
                "{\"authority\": \"D.DILINH\", \"key\": \"%s\", \"value\": \"%s\", \"from\": \"2021-01-01\", \"document\": \"BC\"}";
        assertThat(admin.post("/api/v1/settings")
                        .json(setting.formatted("moon", "full"))
                        .send()
                        .expect(422)
                        .defects())
                .containsExactly("SETTING_UNKNOWN /key");
        assertThat(admin.post("/api/v1/settings")
                        .json(setting.formatted("clock.INTAKE", "soon"))
                        .send()
                        .expect(422)
                        .defects())
                .anySatisfy(defect -> assertThat(defect).endsWith(" /value"));
    }

    @Test
    void a_day_to_come_and_a_past_day_without_permission_are_refused() {
        assertThat(clerk.post("/api/v1/nominations")
                        .json(DRAFT.formatted("B-4").replace("2021-11-03", "2999-01-01"))
                        .send()
                        .expect(422)
                        .defects())
                .containsExactly("DATE_IN_FUTURE /date");
        assertThat(clerk.post("/api/v1/nominations")
                        .json(DRAFT.formatted("B-4").replace("2021-11-03", "2020-01-01"))
                        .send()
                        .expect(403)
                        .defects())
                .containsExactly("HISTORICAL_RECORDING_REQUIRED /date");
    }

    @Test
    void each_act_needs_a_key_and_one_key_is_one_act() {
        assertThat(clerk.post("/api/v1/nominations")
                        .without("Idempotency-Key")
                        .json(DRAFT.formatted("B-5"))
                        .send()
                        .expect(400)
                        .defects())
                .containsExactly("IDEMPOTENCY_KEY_REQUIRED Idempotency-Key");

        nothingIsToChange = false;
        String key = UUID.randomUUID().toString();
        Http.Answer first = clerk.post("/api/v1/nominations")
                .key(key)
                .json(DRAFT.formatted("B-5"))
                .send()
                .expect(201);
        long after = head();
        Http.Answer again = clerk.post("/api/v1/nominations")
                .key(key)
                .json(DRAFT.formatted("B-5"))
                .send()
                .expect(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(clerk.post("/api/v1/nominations")
                        .key(key)
                        .json(DRAFT.formatted("B-6"))
                        .send()
                        .expect(422)
                        .defects())
                .containsExactly("IDEMPOTENCY_KEY_REUSED Idempotency-Key");
        assertThat(head()).isEqualTo(after);
    }

    @Test
    void a_write_names_the_version_it_has_seen() {
        nothingIsToChange = false;
        Http.Answer drafted = clerk.post("/api/v1/nominations")
                .json(DRAFT.formatted("B-7"))
                .send()
                .expect(201);
        String path = "/api/v1/nominations/" + drafted.id();
        Http.Answer amended = clerk.patch(path)
                .ifMatch(0)
                .json("{\"recipient\": \"Tổ khác\", \"date\": \"2021-11-04\"}")
                .send()
                .expect(200);
        assertThat(amended.version()).isEqualTo(1);
        long after = head();

        assertThat(clerk.patch(path)
                        .json("{\"recipient\": \"X\", \"date\": \"2021-11-04\"}")
                        .send()
                        .expect(428)
                        .defects())
                .containsExactly("IF_MATCH_REQUIRED If-Match");
        assertThat(clerk.patch(path)
                        .ifMatch(0)
                        .json("{\"recipient\": \"X\", \"date\": \"2021-11-04\"}")
                        .send()
                        .expect(412)
                        .defects())
                .containsExactly("STALE_VERSION");
        clerk.post(path + "/submit")
                .ifMatch(0)
                .json("{\"date\": \"2021-11-04\"}")
                .send()
                .expect(412);
        clerk.post(path + "/withdraw")
                .ifMatch(0)
                .json("{\"date\": \"2021-11-04\"}")
                .send()
                .expect(412);
        clerk.post(path + "/documents?date=2021-11-04")
                .ifMatch(0)
                .document("TT", "t.pdf", PDF)
                .send()
                .expect(412);
        assertThat(head()).isEqualTo(after);
    }

    @Test
    void a_document_is_read_as_it_was_in_a_version_of_the_nomination() {
        nothingIsToChange = false;
        Http.Answer drafted = clerk.post("/api/v1/nominations")
                .json(DRAFT.formatted("B-DOC"))
                .send()
                .expect(201);
        String path = "/api/v1/nominations/" + drafted.id() + "/documents";
        Http.Answer attached = clerk.post(path + "?date=2021-11-04")
                .ifMatch(0)
                .document("TT", "t.pdf", PDF)
                .send()
                .expect(201);
        String document = attached.header("Location");
        Http.Answer detached =
                clerk.delete(document + "?date=2021-11-04").ifMatch(1).send().expect(200);

        clerk.get(document + "?after=" + detached.position()).send().expect(404);
        clerk.get(document + "?version=2").send().expect(404);
        clerk.get(document + "?version=0").send().expect(404);
        assertThat(clerk.get(document + "?version=1").send().expect(200).bytes())
                .isEqualTo(PDF);
        assertThat(clerk.get(document + "?position=" + attached.position())
                        .send()
                        .expect(200)
                        .bytes())
                .isEqualTo(PDF);
        assertThat(clerk.get(path + "?version=1")
                        .send()
                        .expect(200)
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(1);
        assertThat(clerk.get(path).send().expect(200).json().get("items").size())
                .isZero();
        clerk.get(document + "?version=9").send().expect(404);
        clerk.get(document + "?version=one").send().expect(400);
        assertThat(clerk.get(document + "?version=1&position=" + attached.position())
                        .send()
                        .expect(400)
                        .defects())
                .containsExactly("VERSION_OR_POSITION ?version");
        otherClerk.get(document + "?version=1").send().expect(404);
    }

    @Test
    void a_nomination_that_one_may_not_see_does_not_exist() {
        nothingIsToChange = false;
        Http.Answer drafted = clerk.post("/api/v1/nominations")
                .json(DRAFT.formatted("B-8"))
                .send()
                .expect(201);
        auditor.get("/api/v1/nominations/" + drafted.id() + "?after=" + drafted.position())
                .send()
                .expect(200);
        String path = "/api/v1/nominations/" + drafted.id();
        long after = head();

        otherClerk.get(path).send().expect(404);
        otherClerk.get(path + "/eligibility").send().expect(404);
        otherClerk.get(path + "/documents").send().expect(404);
        otherClerk.post(path + "/withdraw").ifMatch(0).json("{}").send().expect(404);
        otherClerk.patch(path).ifMatch(0).json("{}").send().expect(404);
        // Who may see it is told why not.
        assertThat(auditor.post(path + "/withdraw")
                        .ifMatch(0)
                        .json("{}")
                        .send()
                        .expect(403)
                        .defects())
                .containsExactly("NOT_YOUR_OFFICE");
        districtClerk.post(path + "/withdraw").ifMatch(0).json("{}").send().expect(403);
        clerk.get("/api/v1/nominations/no-such-id").send().expect(404);
        assertThat(head()).isEqualTo(after);
    }

    @Test
    void sql_and_html_in_names_are_just_names() {
        nothingIsToChange = false;
        String name = "<script>alert(1)</script>'; drop table nomination.nominations; -- %";
        Http.Answer drafted = clerk.post("/api/v1/nominations")
                .json(DRAFT.formatted("B-9").replace("Tổ COVID cộng đồng", name))
                .send()
                .expect(201);
        Http.Answer seen = clerk.get("/api/v1/nominations/" + drafted.id() + "?after=" + drafted.position())
                .send()
                .expect(200);
        assertThat(seen.json().get("recipient").asString()).isEqualTo(name);
        assertThat(seen.header("Content-Type")).startsWith("application/json");
        assertThat(clerk.get("/api/v1/nominations?q=" + Http.encoded("'; drop table"))
                        .send()
                        .expect(200)
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(1);
        assertThat(clerk.get("/api/v1/nominations?q=" + Http.encoded("%';--"))
                        .send()
                        .expect(200)
                        .json()
                        .get("items")
                        .size())
                .isZero();
    }

    @Test
    void a_document_is_what_its_bytes_are_and_not_too_large() {
        nothingIsToChange = false;
        Http.Answer drafted = clerk.post("/api/v1/nominations")
                .json(DRAFT.formatted("B-10"))
                .send()
                .expect(201);
        String path = "/api/v1/nominations/" + drafted.id() + "/documents?date=2021-11-03";
        long after = head();

        clerk.post(path)
                .ifMatch(0)
                .document("TT", "t.pdf", "<html>".getBytes())
                .send()
                .expect(415);
        clerk.post(path).ifMatch(0).document("TT", "t.pdf", new byte[0]).send().expect(400);
        clerk.post(path).ifMatch(0).document("t t", "t.pdf", PDF).send().expect(400);
        clerk.post(path)
                .ifMatch(0)
                .document("TT", "t.pdf", new byte[100 << 20])
                .send()
                .expect(413);
        assertThat(head()).isEqualTo(after);
    }

    @Test
    void submitting_tells_every_missing_document_with_its_article() {
        nothingIsToChange = false;
        Http.Answer drafted = clerk.post("/api/v1/nominations")
                .json(DRAFT.formatted("B-11"))
                .send()
                .expect(201);
        long after = head();
        Http.Answer refused = clerk.post("/api/v1/nominations/" + drafted.id() + "/submit")
                .ifMatch(0)
                .json("{\"date\": \"2021-11-04\"}")
                .send()
                .expect(422);
        assertThat(refused.defects()).isNotEmpty().allMatch(defect -> defect.startsWith("DOCUMENT_MISSING_"));
        assertThat(refused.json().get("errors").get(0).get("legalRef").asString())
                .isNotEmpty();
        assertThat(head()).isEqualTo(after);
    }

    @Test
    void an_account_needs_a_password_that_is_not_easy_to_guess() {
        assertThat(admin.post("/api/v1/accounts")
                        .json("{\"username\": \"somebody\", \"displayName\": \"Somebody\", \"password\": \"12345678\"}")
                        .send()
                        .expect(400)
                        .defects())
                .containsExactly("PASSWORD_TOO_EASY /password");
    }

    @Test
    void a_filter_that_means_nothing_is_refused() {
        clerk.get("/api/v1/nominations?state=LOST").send().expect(400);
        clerk.get("/api/v1/nominations?level=MOON").send().expect(400);
        clerk.get("/api/v1/nominations?limit=1000").send().expect(400);
        clerk.get("/api/v1/nominations?cursor=abc").send().expect(400);
    }

    @Test
    void nobody_who_is_not_signed_in_is_answered() {
        as("nobody").get("/api/v1/nominations").send().expect(401);
    }

    private long head() {
        return jdbc.sql("select coalesce(max(global_index), 0) from events.domain_event")
                .query(Long.class)
                .single();
    }
}
