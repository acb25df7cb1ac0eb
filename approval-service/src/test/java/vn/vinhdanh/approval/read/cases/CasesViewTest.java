package vn.vinhdanh.approval.read.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approvalservice.Http;
import vn.vinhdanh.approvalservice.ServiceTest;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.eventstore.view.ViewRebuild;

class CasesViewTest extends ServiceTest {

    @Autowired
    private ViewRebuild rebuild;

    @Autowired
    private CasesView view;

    @Test
    void a_case_shows_its_whole_route_with_what_was_done_by_whom() {
        NominationId nomination = atCouncil(null);
        JsonNode read = read(as("p-head"), nomination);
        List<String> steps = read.get("route").findValuesAsString("step");
        assertThat(steps).containsSubsequence("INTAKE", "HEAD", "INTAKE", "APPRAISAL", "COUNCIL", "HEAD");
        JsonNode intake = read.get("route").get(0);
        assertThat(intake.get("state").asString()).isEqualTo("DONE");
        assertThat(intake.get("actor").asString()).isEqualTo(person("c-intake").value());
        assertThat(intake.get("result").get("receipt").asString()).startsWith("TN-");
        assertThat(read.get("next").get("step").asString()).isEqualTo("COUNCIL");
        assertThat(read.get("regulation").asString()).isEqualTo("vn-2025");
    }

    @Test
    void a_case_is_told_as_of_a_position_and_is_unknown_before_it_began() {
        long before = log.head();
        NominationId nomination = atAppraiser(null);
        long then = log.head();
        act(as("p-appraiser"), nomination, "appraise", "{\"recommendation\": \"UNFAVOURABLE\"}")
                .expect(200);
        JsonNode was = as("auditor")
                .get("/api/v1/cases/%s?position=%d".formatted(nomination.value(), then))
                .send()
                .expect(200)
                .json();
        assertThat(was.get("next").get("step").asString()).isEqualTo("APPRAISAL");
        as("auditor")
                .get("/api/v1/cases/%s?position=%d".formatted(nomination.value(), before))
                .send()
                .expect(404);
    }

    @Test
    void officers_of_a_body_see_a_case_once_it_comes_to_it() {
        NominationId nomination = submitted("BKT", vn.vinhdanh.events.AwardLevel.PROVINCE, null, TODAY);
        String path = "/api/v1/cases/" + nomination.value();
        read(as("clerk"), nomination);
        as("p-intake").get(path).send().expect(404);
        as("p-appraiser").get(path).send().expect(404);
        act(as("c-intake"), nomination, "accept", "{}").expect(200);
        Http.Answer forwarded = act(as("c-head"), nomination, "forward", "{}").expect(200);
        as("p-appraiser").get(path + "?after=" + forwarded.position()).send().expect(200);
        as("c-appraiser").get(path).send().expect(200);
        as("c2-head").get(path).send().expect(404);
        as("operator").get(path).send().expect(404);
    }

    @Test
    void rebuilding_the_cases_changes_no_row() {
        atCouncil(null);
        awaitViews(log.head());
        List<String> before = rows();
        rebuild.rebuild(view);
        assertThat(rows()).isEqualTo(before);
    }

    private List<String> rows() {
        return jdbc.sql("select to_jsonb(c)::text from approval.cases c union all select to_jsonb(p)::text from"
                        + " approval.case_progress p union all select to_jsonb(s)::text from approval.case_step s"
                        + " union all select to_jsonb(d)::text from approval.case_dossier d order by 1")
                .query(String.class)
                .list();
    }

    @Test
    void a_case_is_read_by_its_key() {
        for (String table : List.of("cases", "case_progress", "case_step", "case_dossier")) {
            for (ReadAt at : List.of(ReadAt.now(), ReadAt.position(7))) {
                assertThat(plan("select r.* from approval." + table + " r where r.nomination = :nomination and "
                                + at.holds("r")))
                        .contains(table + "_")
                        .doesNotContain("Seq Scan");
            }
        }
    }
}
