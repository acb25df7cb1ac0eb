package vn.vinhdanh.audit.read.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.approvalservice.ServiceTest;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.UnitKind;

class ReadingsTest extends ServiceTest {

    private static boolean second;

    @Autowired
    private JdbcClient jdbc;

    private NominationId nomination;

    @BeforeEach
    void a_case_and_a_second_auditor() {
        nomination = atAppraiser(null);
        if (!second) {
            awaitViews(office("auditor2", "GOV", OfficeKind.AUDITOR));
            second = true;
        }
    }

    @Test
    void what_an_auditor_looked_at_is_seen_by_another() {
        as("auditor").get("/api/v1/cases/" + nomination.value()).send().expect(200);
        as("auditor")
                .get("/cases/" + nomination.value() + "/history?context=approval")
                .page()
                .expect(200);
        JsonNode read = readings("case=" + nomination.value());
        assertThat(read.valueStream().map(one -> one.get("what").asString()))
                .containsExactly("/cases/{nomination}/history", "/api/v1/cases/{nomination}");
        JsonNode history = read.get(0);
        assertThat(history.get("way").asString()).isEqualTo("LOOKED");
        assertThat(history.get("address").asString())
                .isEqualTo("/cases/" + nomination.value() + "/history?context=approval");
        assertThat(history.get("ref").asString()).startsWith("T-");
        assertThat(history.get("account").asString()).isEqualTo("auditor");
        assertThat(history.get("auditor").asString())
                .isEqualTo(person("auditor").value());
        assertThat(as("auditor2")
                        .get("/audit/readings?case=" + nomination.value())
                        .header("Accept-Language", "vi")
                        .page()
                        .expect(200)
                        .said())
                .contains("/cases/" + nomination.value() + "/history?context=approval", "Xem");
    }

    @Test
    void nobody_elses_reads_are_recorded() {
        long before = log.head();
        as("p-appraiser").get("/api/v1/cases/" + nomination.value()).send().expect(200);
        as("p-appraiser").get("/inbox").page().expect(200);
        as("auditor").get("/").page().expect(200);
        as("auditor").get("/public/awards").page().expect(200);
        assertThat(log.head()).isEqualTo(before);
    }

    @Test
    void an_auditor_whose_unit_has_been_dissolved_still_reads_and_is_recorded() {
        unit("AUD.1", UnitKind.DEPARTMENT, "GOV", TODAY.minusDays(1));
        awaitViews(office("auditor-of-then", "AUD.1", OfficeKind.AUDITOR));
        long before = log.head();
        as("auditor-of-then").get("/api/v1/cases/" + nomination.value()).send().expect(200);
        assertThat(log.head()).isEqualTo(before + 1);
    }

    @Test
    void a_page_that_asks_again_by_itself_is_one_look() {
        long before = log.head();
        for (int i = 0; i < 3; i++) {
            as("auditor")
                    .get("/cases/" + nomination.value() + "/history")
                    .page()
                    .expect(200);
        }
        assertThat(log.head()).isEqualTo(before + 1);
        as("auditor2").get("/api/v1/cases/" + nomination.value()).send().expect(200);
        assertThat(log.head()).isEqualTo(before + 2);
    }

    @Test
    void a_file_that_leaves_is_recorded_each_time_and_what_was_refused_too() {
        long before = log.head();
        String export = "/api/v1/audit/events:export?q=Nguyễn+Thị+Đào&case=" + nomination.value();
        as("auditor").get(export).send().expect(200);
        as("auditor").get(export).send().expect(200);
        as("auditor").get("/api/v1/cases/nothing-of-that-name").send().expect(404);
        List<JsonNode> read = readings("limit=3").valueStream().toList();
        assertThat(log.head()).isGreaterThanOrEqualTo(before + 3);
        assertThat(read).extracting(one -> one.get("way").asString()).containsExactly("LOOKED", "EXPORTED", "EXPORTED");
        assertThat(read.get(1).get("address").asString()).startsWith("/api/v1/audit/events:export?q=");
    }

    /** What was searched for may be somebody's name: the log has it under the auditor's key, and no view has it. */
    @Test
    void the_words_that_were_searched_for_are_nobody_elses_to_read() {
        as("auditor").get("/api/v1/audit/events?q=Trần-Văn-Không").send().expect(200);
        awaitViews(log.head());
        List<byte[]> payloads = jdbc.sql(
                        "select payload from events.domain_event where payload_type like '%AuditorRead'")
                .query((row, number) -> row.getBytes(1))
                .list();
        assertThat(payloads).isNotEmpty().allSatisfy(payload -> assertThat(new String(payload, StandardCharsets.UTF_8))
                .doesNotContain("Tr%E1%BA%A7n", "Trần"));
        assertThat(jdbc.sql("select count(*) from approval.event where search like '%khong%' and type = 'AuditorRead'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(readings("limit=5").valueStream().map(one -> one.get("address")
                        .asString()))
                .anyMatch(address -> address.contains("q=Tr"));
    }

    @Test
    void a_replay_and_a_comparison_with_the_seals_are_recorded_with_what_they_asked_for() {
        as("auditor")
                .post("/api/v1/audit/replays")
                .json("{\"scope\": \"NOMINATION:" + nomination.value() + "\"}")
                .send()
                .expect(202);
        as("auditor").post("/api/v1/audit/verifications").json("{}").send().expect(202);
        assertThat(readings("limit=2").valueStream().map(one -> one.get("way").asString()))
                .containsExactly("VERIFIED", "REPLAYED");
        assertThat(readings("case=" + nomination.value()).get(0).get("way").asString())
                .isEqualTo("REPLAYED");
    }

    @Test
    void only_auditors_see_what_auditors_read() {
        as("p-head").get("/api/v1/audit/readings").send().expect(403);
        as("p-head").get("/audit/readings").page().expect(403);
    }

    /** As the second auditor, whose own looks at the list are not what is looked for. */
    private JsonNode readings(String asked) {
        return as("auditor2")
                .get("/api/v1/audit/readings?after=" + log.head() + "&auditor="
                        + person("auditor").value() + "&" + asked)
                .send()
                .expect(200)
                .json()
                .get("items");
    }
}
