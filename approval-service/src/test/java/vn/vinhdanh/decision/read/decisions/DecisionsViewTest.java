package vn.vinhdanh.decision.read.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approvalservice.Http;
import vn.vinhdanh.approvalservice.ServiceTest;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.NominationId;

class DecisionsViewTest extends ServiceTest {

    @Test
    void a_draft_is_seen_by_its_body_alone_and_a_struck_case_leaves_it() {
        NominationId first = submitted(COMMUNE, "GK_XA", AwardLevel.COMMUNE, null, TODAY);
        NominationId second = submitted(COMMUNE, "GK_XA", AwardLevel.COMMUNE, null, TODAY);
        act(as("c-intake"), first, "accept", "{}").expect(200);
        act(as("c-intake"), second, "accept", "{}").expect(200);
        Http.Answer draft = as("c-head")
                .post("/api/v1/decisions")
                .json("{\"level\": \"COMMUNE\", \"body\": \"C.1\", \"cases\": [\"%s\", \"%s\"]}"
                        .formatted(first.value(), second.value()))
                .send()
                .expect(201);
        String path = draft.header("Location");
        as("c2-head").get(path + "?after=" + draft.position()).send().expect(404);
        as("c-intake").get(path).send().expect(200);
        assertThat(as("c-intake")
                        .get("/api/v1/decisions?limit=200")
                        .send()
                        .expect(200)
                        .json()
                        .get("items")
                        .findValuesAsString("id"))
                .contains(draft.id());
        assertThat(as("c2-head")
                        .get("/api/v1/decisions?limit=200")
                        .send()
                        .expect(200)
                        .json()
                        .get("items")
                        .findValuesAsString("id"))
                .doesNotContain(draft.id());

        Http.Answer held = act(
                        as("c-head"),
                        first,
                        "hold",
                        "{\"reason\": {\"code\": \"COMPLAINT\", \"text\": \"Có đơn thư\"}}")
                .expect(200);
        JsonNode after = as("c-head")
                .get(path + "?after=" + held.position())
                .send()
                .expect(200)
                .json();
        assertThat(after.get("items").findValuesAsString("nominationId")).containsExactly(second.value());
        assertThat(as("c-head")
                        .get(path + "?position=" + draft.position())
                        .send()
                        .expect(200)
                        .json()
                        .get("items"))
                .hasSize(2);
    }

    @Test
    void decisions_are_read_by_their_indexes() {
        assertThat(plan(DecisionRepository.sql(true, true, Paging.first(50), ReadAt.now())))
                .doesNotContain("Seq Scan");
        assertThat(plan(DecisionRepository.sql(false, false, Paging.first(50), ReadAt.position(7))))
                .doesNotContain("Seq Scan");
    }
}
