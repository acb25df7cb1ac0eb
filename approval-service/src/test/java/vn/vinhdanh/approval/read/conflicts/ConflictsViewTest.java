package vn.vinhdanh.approval.read.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.approvalservice.Http;
import vn.vinhdanh.approvalservice.ServiceTest;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeKind;

class ConflictsViewTest extends ServiceTest {

    private static final String APPRAISAL = "{\"recommendation\": \"FAVOURABLE\"}";
    private static final String LIFT =
            "{\"reason\": {\"code\": \"NO_RELATION\", \"text\": \"Đã xác minh: không có quan hệ\"}}";

    @Test
    void whoever_has_declared_a_conflict_does_not_act_until_a_head_who_is_another_has_lifted_it() {
        NominationId nomination = atAppraiser("nominee-c");
        Http.Answer declared =
                declare("p-appraiser", "person", person("nominee-c").value()).expect(201);
        assertThat(inbox("p-appraiser", declared.position())).doesNotContain(nomination.value());
        Http.Answer refused =
                act(as("p-appraiser"), nomination, "appraise", APPRAISAL).expect(403);
        assertThat(refused.defects()).containsExactly("CONFLICT_DECLARED");
        assertThat(refused.json().get("errors").get(0).toString()).contains("Con của cô tôi");
        assertThat(declare("p-appraiser", "person", person("nominee-c").value()).id())
                .isEqualTo(declared.id());

        String lift = "/api/v1/conflicts/" + declared.id() + "/lift";
        assertThat(as("p-appraiser").post(lift).json(LIFT).send().expect(403).defects())
                .containsExactly("OWN_CONFLICT");
        as("c-head").post(lift).json(LIFT).send().expect(404);
        Http.Answer lifted = as("p-head").post(lift).json(LIFT).send().expect(200);
        as("p-head").post(lift).json(LIFT).send().expect(404);
        assertThat(inbox("p-appraiser", lifted.position())).contains(nomination.value());
        act(as("p-appraiser"), nomination, "appraise", APPRAISAL).expect(200);

        JsonNode record = conflicts("p-head", "p-appraiser", lifted.position());
        assertThat(record.get(0).get("lifted").get("by").asString())
                .isEqualTo(person("p-head").value());
        assertThat(record.get(0).get("reason").get("text").asString()).isEqualTo("Con của cô tôi");
    }

    @Test
    void a_head_who_is_partial_in_the_same_lifts_nothing() {
        declare("c2-head", "unit", "C.2").expect(201);
        awaitViews(office("u2-appraiser", "C.2", OfficeKind.APPRAISER));
        Http.Answer third = declare("u2-appraiser", "unit", "C.2").expect(201);
        assertThat(as("c2-head")
                        .post("/api/v1/conflicts/" + third.id() + "/lift")
                        .json(LIFT)
                        .send()
                        .expect(403)
                        .defects())
                .containsExactly("PARTIAL_TOO");
    }

    @Test
    void a_declaration_is_about_one_thing_that_exists_and_nobodys_but_ones_own_are_seen() {
        assertThat(as("p-appraiser")
                        .post("/api/v1/conflicts")
                        .json("{\"reason\": {\"code\": \"RELATIVE\", \"text\": \"Người thân\"}}")
                        .send()
                        .expect(422)
                        .defects())
                .containsExactly("ABOUT_ONE_THING /person");
        assertThat(declare("p-appraiser", "unit", "NONE").expect(422).defects()).containsExactly("UNIT_UNKNOWN /unit");
        assertThat(declare("stranger", "unit", "C.2").expect(403).defects()).containsExactly("NO_OFFICE");
        as("c-intake")
                .get("/api/v1/conflicts?declaredBy=" + person("p-appraiser").value())
                .send()
                .expect(404);
        conflicts("auditor", "p-appraiser", log.head());
    }

    private Http.Answer declare(String username, String about, String id) {
        return as(username)
                .post("/api/v1/conflicts")
                .json("{\"%s\": \"%s\", \"reason\": {\"code\": \"RELATIVE\", \"text\": \"Con của cô tôi\"}}"
                        .formatted(about, id))
                .send();
    }

    private JsonNode conflicts(String username, String whose, long after) {
        return as(username)
                .get("/api/v1/conflicts?declaredBy=%s&after=%d"
                        .formatted(person(whose).value(), after))
                .send()
                .expect(200)
                .json()
                .get("items");
    }

    private List<String> inbox(String username, long after) {
        return as(username)
                .get("/api/v1/inbox?limit=200&after=" + after)
                .send()
                .expect(200)
                .json()
                .get("items")
                .findValuesAsString("id");
    }
}
