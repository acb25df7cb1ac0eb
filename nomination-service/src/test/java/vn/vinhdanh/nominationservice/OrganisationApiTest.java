package vn.vinhdanh.nominationservice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.access.testing.Http;

class OrganisationApiTest extends ServiceTest {

    @Test
    void units_are_shown_as_they_were_on_a_day() {
        admin.post("/api/v1/units:import").csv("""
                        id,name,kind,parent_id,valid_from,valid_to
                        P.TEST,Tỉnh Thử,PROVINCE,GOV,,
                        P.TEST.OLD,Xã Đồng Cũ,COMMUNE,P.TEST,,2025-06-30
                        P.TEST.NEW,Xã Đồng Mới,COMMUNE,P.TEST,2025-07-01,
                        """).send().expect(200);
        long position = admin.post("/api/v1/units:import")
                .csv("old_id,new_id,on\nP.TEST.OLD,P.TEST.NEW,2025-07-01\n")
                .send()
                .expect(200)
                .position();

        assertThat(ids(clerk.get("/api/v1/units?parent=P.TEST&on=2025-06-30&after=" + position)
                        .send()))
                .isEqualTo("P.TEST.OLD ");
        assertThat(ids(clerk.get("/api/v1/units?parent=P.TEST&on=2025-07-01").send()))
                .isEqualTo("P.TEST.NEW ");
        assertThat(ids(clerk.get("/api/v1/units?kind=COMMUNE&parent=P.TEST&on=2025-07-01")
                        .send()))
                .isEqualTo("P.TEST.NEW ");
        assertThat(ids(clerk.get("/api/v1/units?on=2025-07-01&q=" + Http.encoded("dong mo"))
                        .send()))
                .isEqualTo("P.TEST.NEW ");
        JsonNode gone = clerk.get("/api/v1/units/P.TEST.OLD?on=2026-01-01")
                .send()
                .expect(200)
                .json();
        assertThat(gone.get("exists").asBoolean()).isFalse();
        assertThat(gone.get("successors").toString()).isEqualTo("[\"P.TEST.NEW\"]");
        clerk.get("/api/v1/units/P.NOWHERE").send().expect(404);
    }

    @Test
    void a_unit_is_registered_renamed_moved_and_dissolved() {
        admin.post("/api/v1/units")
                .json("{\"id\": \"P.LIFE\", \"name\": \"Tên cũ\", \"kind\": \"PROVINCE\", \"parent\": \"GOV\"}")
                .send()
                .expect(201);
        admin.post("/api/v1/units/P.LIFE/rename")
                .ifMatch(0)
                .json("{\"name\": \"Tên mới\", \"from\": \"2023-01-01\"}")
                .send()
                .expect(200);
        admin.post("/api/v1/units/P.LIFE/move")
                .ifMatch(1)
                .json("{\"parent\": \"STATE\", \"from\": \"2024-01-01\"}")
                .send()
                .expect(200);
        long position = admin.post("/api/v1/units/P.LIFE/dissolve")
                .ifMatch(2)
                .json("{\"lastDay\": \"2024-12-31\", \"successors\": [\"P.LAMDONG\"]}")
                .send()
                .expect(200)
                .position();
        JsonNode before = clerk.get("/api/v1/units/P.LIFE?on=2022-01-01&after=" + position)
                .send()
                .json();
        assertThat(before.get("name").asString()).isEqualTo("Tên cũ");
        assertThat(before.get("parent").asString()).isEqualTo("GOV");
        JsonNode last = clerk.get("/api/v1/units/P.LIFE?on=2024-12-31").send().json();
        assertThat(last.get("name").asString()).isEqualTo("Tên mới");
        assertThat(last.get("parent").asString()).isEqualTo("STATE");
        assertThat(clerk.get("/api/v1/units/P.LIFE?on=2025-01-01")
                        .send()
                        .json()
                        .get("exists")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void a_unit_is_changed_only_by_who_has_seen_it_as_it_is() {
        long registered = admin.post("/api/v1/units")
                .json("{\"id\": \"P.SEEN\", \"name\": \"Tên cũ\", \"kind\": \"PROVINCE\", \"parent\": \"GOV\"}")
                .send()
                .expect(201)
                .position();
        assertThat(clerk.get("/api/v1/units/P.SEEN?after=" + registered).send().header("ETag"))
                .isEqualTo("\"0\"");
        String[][] acts = {
            {"rename", "{\"name\": \"Tên mới\", \"from\": \"2023-01-01\"}"},
            {"move", "{\"parent\": \"STATE\", \"from\": \"2024-01-01\"}"},
            {"dissolve", "{\"lastDay\": \"2024-12-31\"}"},
        };
        for (String[] act : acts) {
            String path = "/api/v1/units/P.SEEN/" + act[0];
            admin.post(path).json(act[1]).send().expect(428);
            assertThat(admin.post(path)
                            .ifMatch(7)
                            .json(act[1])
                            .send()
                            .expect(412)
                            .defects())
                    .containsExactly("STALE_VERSION");
        }
        Http.Answer renamed = admin.post("/api/v1/units/P.SEEN/rename")
                .ifMatch(0)
                .json(acts[0][1])
                .send()
                .expect(200);
        assertThat(renamed.header("ETag")).isEqualTo("\"1\"");
        assertThat(clerk.get("/api/v1/units/P.SEEN?after=" + renamed.position())
                        .send()
                        .header("ETag"))
                .isEqualTo("\"1\"");
        assertThat(clerk.get("/api/v1/units/P.SEEN?position=" + registered)
                        .send()
                        .expect(200)
                        .header("ETag"))
                .isEmpty();
        admin.post("/api/v1/units/P.SEEN/dissolve")
                .ifMatch(0)
                .json(acts[2][1])
                .send()
                .expect(412);
    }

    @Test
    void a_file_of_units_can_be_sent_again_and_tells_what_contradicts() {
        admin.post("/api/v1/units:import").csv(UNITS).send().expect(200);
        Http.Answer contradiction = admin.post("/api/v1/units:import")
                .csv(UNITS.replace("Chính phủ", "Chính phủ khác"))
                .send()
                .expect(422);
        assertThat(contradiction.toString()).contains("REGISTERED_DIFFERENTLY").contains("/rows/1");
    }

    @Test
    void an_office_is_given_shown_and_ended() {
        Http.Answer given = admin.post("/api/v1/offices")
                .json(
                        "{\"person\": \"somebody\", \"unit\": \"D.DILINH\", \"kind\": \"HEAD\", \"from\": \"2021-01-01\"}")
                .send()
                .expect(201);
        Http.Answer ended = admin.delete("/api/v1/offices/" + given.id() + "?on=2024-12-31")
                .send()
                .expect(200);
        JsonNode offices = clerk.get(
                        "/api/v1/offices?unit=D.DILINH&kind=HEAD&person=somebody&after=" + ended.position())
                .send()
                .expect(200)
                .json();
        assertThat(offices.get("items").get(0).get("until").asString()).isEqualTo("2024-12-31");
    }

    @Test
    void the_holder_of_an_office_delegates_it_and_nobody_else_but_an_administrator() {
        JsonNode office = clerk.get("/api/v1/offices?unit=D.DILINH.25036&kind=SUBMITTER")
                .send()
                .expect(200)
                .json()
                .get("items")
                .get(0);
        String delegation =
                "{\"office\": \"%s\", \"delegate\": \"deputy\", \"from\": \"2021-01-01\", \"until\": \"2021-12-31\", \"document\": \"QĐ\"}"
                        .formatted(office.get("id").asString());
        clerk.post("/api/v1/delegations").json(delegation).send().expect(403);
        Http.Answer granted =
                otherClerk.post("/api/v1/delegations").json(delegation).send().expect(201);
        Http.Answer ended = otherClerk
                .delete("/api/v1/delegations/" + granted.id() + "?on=2021-06-30")
                .send()
                .expect(200);
        JsonNode shown = clerk.get("/api/v1/delegations?delegate=deputy&after=" + ended.position())
                .send()
                .json()
                .get("items")
                .get(0);
        assertThat(shown.get("until").asString()).isEqualTo("2021-06-30");
        admin.delete("/api/v1/delegations/no-such").send().expect(404);
    }

    @Test
    void an_authority_sets_its_own_value_once() {
        String setting =
                "{\"authority\": \"D.DILINH\", \"award\": \"GK_HUYEN\", \"key\": \"clock.HEAD\", \"value\": \"3 WD\", \"from\": \"2021-01-01\", \"document\": \"BC 20/5/2022\"}";
        Http.Answer made = admin.post("/api/v1/settings").json(setting).send().expect(201);
        assertThat(admin.post("/api/v1/settings")
                        .json(setting)
                        .send()
                        .expect(201)
                        .id())
                .isEqualTo(made.id());
        JsonNode settings = clerk.get("/api/v1/settings?authority=D.DILINH&key=clock.HEAD&after=" + made.position())
                .send()
                .expect(200)
                .json();
        assertThat(settings.get("items").size()).isEqualTo(1);
        assertThat(settings.get("items").get(0).get("value").asString()).isEqualTo("3 WD");
    }

    @Test
    void a_permission_to_record_the_past_is_given_back() {
        Http.Answer granted = admin.post("/api/v1/historical-grants")
                .json(
                        "{\"person\": \"chronicler\", \"from\": \"2021-01-01\", \"until\": \"2021-12-31\", \"document\": \"QĐ\"}")
                .send()
                .expect(201);
        assertThat(admin.get("/api/v1/historical-grants?after=" + granted.position())
                        .send()
                        .expect(200)
                        .toString())
                .contains("chronicler");
        long position = admin.delete("/api/v1/historical-grants/" + granted.id())
                .send()
                .expect(200)
                .position();
        assertThat(auditor.get("/api/v1/historical-grants?after=" + position)
                        .send()
                        .expect(200)
                        .toString())
                .doesNotContain("chronicler");
        admin.delete("/api/v1/historical-grants/no-such").send().expect(404);
    }

    @Test
    void the_law_is_shown_as_it_was_on_a_day() {
        assertThat(clerk.get("/api/v1/regulations")
                        .send()
                        .expect(200)
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(3);
        clerk.get("/api/v1/regulations/vn-2017").send().expect(200);
        clerk.get("/api/v1/regulations/vn-1999").send().expect(404);
        clerk.get("/api/v1/regulations/diff?from=vn-2017&to=vn-2024").send().expect(200);
        assertThat(clerk.get("/api/v1/award-types?on=2021-11-02")
                        .send()
                        .expect(200)
                        .toString())
                .contains("\"GK_HUYEN\"");
        assertThat(clerk.get("/api/v1/award-types/GK_HUYEN?on=2021-11-02")
                        .send()
                        .expect(200)
                        .json()
                        .get("regulation")
                        .asString())
                .isEqualTo("vn-2017");
        clerk.get("/api/v1/award-types/GK_HUYEN?on=2025-07-01").send().expect(404);
    }

    @Test
    void a_simulation_shows_criteria_route_and_dossier_and_writes_nothing() {
        JsonNode answer = clerk.post("/api/v1/regulations:simulate")
                .without("Idempotency-Key")
                .json("""
                        {"award": "GK_HUYEN", "recipientKind": "COLLECTIVE", "recipientUnit": "D.DILINH.25033",
                         "proposedBy": "D.DILINH.25033", "on": "2021-11-02", "facts": {}}
                        """)
                .send()
                .expect(200)
                .json();
        assertThat(answer.get("eligible").asBoolean()).isTrue();
        assertThat(answer.get("route").get(0).get("body").asString()).isEqualTo("D.DILINH");
        assertThat(answer.get("dossier").size()).isPositive();
        assertThat(clerk.post("/api/v1/regulations:simulate")
                        .json("""
                                {"award": "GK_HUYEN", "recipientKind": "COLLECTIVE", "recipientUnit": "D.DILINH.25033",
                                 "proposedBy": "D.DILINH.25033", "on": "2025-07-01", "facts": {}}
                                """)
                        .send()
                        .expect(422)
                        .defects())
                .contains("UNIT_UNKNOWN /recipientUnit");
    }

    @Test
    void persons_are_for_those_who_keep_the_register() {
        Http.Answer registered = admin.post("/api/v1/persons")
                .json("{\"fullName\": \"Đặng Văn Lâu\", \"birthDate\": \"1970-02-03\"}")
                .send()
                .expect(201);
        String path = "/api/v1/persons/" + registered.id();
        assertThat(admin.get(path + "?after=" + registered.position())
                        .send()
                        .expect(200)
                        .json()
                        .get("fullName")
                        .asString())
                .isEqualTo("Đặng Văn Lâu");
        assertThat(auditor.get("/api/v1/persons?q=" + Http.encoded("dang van lau"))
                        .send()
                        .expect(200)
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(1);
        clerk.get(path).send().expect(404);
        clerk.get("/api/v1/persons").send().expect(403);
        intake.post("/api/v1/persons").json("{\"fullName\": \"X\"}").send().expect(403);
    }

    @Test
    void accounts_are_given_with_an_office_and_seen_by_whose_they_are() {
        admin.post("/api/v1/accounts").json("""
                        {"username": "newcomer", "displayName": "Người mới", "password": "a long enough one",
                         "office": {"unit": "D.DILINH", "kind": "APPRAISER", "from": "2021-01-01"}}
                        """).send().expect(201);
        assertThat(clerk.get("/api/v1/accounts/clerk.25033")
                        .send()
                        .expect(200)
                        .json()
                        .get("displayName")
                        .asString())
                .isEqualTo("Cán bộ thi đua xã Bảo Thuận");
        clerk.get("/api/v1/accounts/newcomer").send().expect(404);
        assertThat(admin.get("/api/v1/accounts?limit=1")
                        .send()
                        .expect(200)
                        .json()
                        .get("nextCursor")
                        .isNull())
                .isFalse();
        assertThat(admin.get("/api/v1/accounts").send().toString()).doesNotContain("password", "hash");
    }

    @Test
    void an_account_is_ended_by_an_administrator_and_opens_nothing_any_more() {
        String account = """
                {"username": "leaver", "displayName": "Người thôi việc", "password": "demo",
                 "office": {"unit": "D.DILINH", "kind": "APPRAISER", "from": "2021-01-01"}}
                """;
        long given =
                admin.post("/api/v1/accounts").json(account).send().expect(201).position();
        Http leaver = as("leaver");
        leaver.get("/api/v1/accounts/leaver?after=" + given).send().expect(200);

        clerk.delete("/api/v1/accounts/leaver").send().expect(403);
        admin.delete("/api/v1/accounts/nobody").send().expect(404);
        assertThat(admin.delete("/api/v1/accounts/admin").send().expect(422).defects())
                .containsExactly("OWN_ACCOUNT");
        admin.delete("/api/v1/accounts/leaver?dryRun=true").send().expect(200);
        leaver.get("/api/v1/accounts/leaver").send().expect(200);

        admin.delete("/api/v1/accounts/leaver").send().expect(200);
        leaver.get("/api/v1/accounts/leaver").send().expect(401);
        assertThat(admin.get("/api/v1/accounts/leaver")
                        .send()
                        .expect(200)
                        .json()
                        .get("disabled")
                        .asBoolean())
                .isTrue();
        admin.delete("/api/v1/accounts/leaver").send().expect(200);
        assertThat(jdbc.sql("select count(*) from events.domain_event where payload_type like '%.AccountEnded'"
                                + " and position(cast('leaver' as bytea) in payload) > 0")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(admin.post("/api/v1/accounts")
                        .json(account)
                        .send()
                        .expect(409)
                        .defects())
                .containsExactly("ACCOUNT_ENDED /username");
    }

    @Test
    void an_administrator_of_a_district_ends_no_account_of_somebody_elsewhere() {
        long given = admin.post("/api/v1/accounts").json("""
                        {"username": "admin.dilinh", "displayName": "Quản trị huyện", "password": "demo",
                         "office": {"unit": "D.DILINH", "kind": "ADMINISTRATOR", "from": "2021-01-01"}}
                        """).send().expect(201).position();
        Http district = as("admin.dilinh");
        assertThat(district.delete("/api/v1/accounts/auditor?after=" + given)
                        .send()
                        .expect(403)
                        .defects())
                .containsExactly("NOT_YOUR_OFFICE");
        district.delete("/api/v1/accounts/admin").send().expect(403);
        auditor.get("/api/v1/accounts/auditor").send().expect(200);
        admin.delete("/api/v1/accounts/admin.dilinh").send().expect(200);
    }

    @Test
    void the_interface_is_described() {
        JsonNode description =
                admin.get("/v3/api-docs/nomination").send().expect(200).json();
        assertThat(description.get("openapi").asString()).startsWith("3.1");
        for (String path : new String[] {
            "/api/v1/units",
            "/api/v1/units:import",
            "/api/v1/units/{id}/dissolve",
            "/api/v1/offices",
            "/api/v1/delegations",
            "/api/v1/historical-grants",
            "/api/v1/settings",
            "/api/v1/regulations",
            "/api/v1/regulations/diff",
            "/api/v1/regulations:simulate",
            "/api/v1/award-types/{code}",
            "/api/v1/accounts:import",
            "/api/v1/persons",
            "/api/v1/letters/{id}/submit",
            "/api/v1/nominations",
            "/api/v1/nominations/{id}",
            "/api/v1/nominations/{id}/submit",
            "/api/v1/nominations/{id}/eligibility",
            "/api/v1/nominations/{id}/documents",
            "/api/v1/nominations:import",
            "/api/v1/nominations:template",
            "/api/v1/nominations:bulk",
        }) {
            assertThat(description.get("paths").get(path)).as(path).isNotNull();
        }
    }

    private static String ids(Http.Answer answer) {
        StringBuilder ids = new StringBuilder();
        answer.expect(200).json().get("items").forEach(unit -> ids.append(
                        unit.get("id").asString())
                .append(' '));
        return ids.toString();
    }
}
