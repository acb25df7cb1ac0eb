package vn.vinhdanh.approval.read.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approvalservice.Http;
import vn.vinhdanh.approvalservice.ServiceTest;
import vn.vinhdanh.events.NominationId;

class SessionsViewTest extends ServiceTest {

    @Test
    void minutes_show_the_count_on_all_members_and_members_see_what_is_on_their_agenda() {
        NominationId nomination = atCouncil(null);
        NominationId elsewhere = atCouncil(null);
        as("p-member1").get("/api/v1/cases/" + nomination.value()).send().expect(404);
        Http.Answer session = as("p-secretary")
                .post("/api/v1/sessions")
                .json("{\"council\": \"P.1\", \"date\": \"2026-03-10\", \"cases\": [\"%s\"]}"
                        .formatted(nomination.value()))
                .send()
                .expect(201);
        String path = session.header("Location");
        Http.Answer attended = as("p-secretary")
                .post(path + "/attendance")
                .ifMatch(session.version())
                .json("{\"present\": [\"%s\"]}".formatted(person("p-member1").value()))
                .send()
                .expect(200);
        Http.Answer tallied = as("p-secretary")
                .post(path + "/tally")
                .ifMatch(attended.version())
                .json(
                        "{\"case\": \"%s\", \"for\": 1, \"against\": 0, \"blank\": 0, \"passed\": false, \"conclusion\": \"Chưa đủ\"}"
                                .formatted(nomination.value()))
                .send()
                .expect(200);
        JsonNode minutes = as("p-member2")
                .get(path + "?after=" + tallied.position())
                .send()
                .expect(200)
                .json();
        assertThat(minutes.get("members")).hasSize(10);
        assertThat(minutes.get("present")).hasSize(1);
        JsonNode item = minutes.get("items").get(0);
        assertThat(item.get("tally").get("for").asInt()).isEqualTo(1);
        assertThat(item.get("tally").get("base").asInt()).isEqualTo(10);
        assertThat(item.get("applied").asBoolean()).isTrue();
        assertThat(item.get("conclusion").asString()).isEqualTo("Chưa đủ");

        as("p-member1").get("/api/v1/cases/" + nomination.value()).send().expect(200);
        as("p-member1").get("/api/v1/cases/" + elsewhere.value()).send().expect(404);
        as("c-head").get(path).send().expect(404);
        assertThat(as("p-member1")
                        .get("/api/v1/sessions")
                        .send()
                        .expect(200)
                        .json()
                        .get("items")
                        .findValuesAsString("id"))
                .contains(session.id());
    }

    @Test
    void sessions_are_read_by_their_indexes() {
        assertThat(plan(SessionRepository.sql(true, Paging.first(50), ReadAt.now())))
                .doesNotContain("Seq Scan");
        assertThat(plan(SessionRepository.sql(false, Paging.first(50), ReadAt.position(7))))
                .doesNotContain("Seq Scan");
    }
}
