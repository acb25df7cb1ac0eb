package vn.vinhdanh.approval.read.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.vinhdanh.access.testing.Http;
import vn.vinhdanh.approvalservice.ServiceTest;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeKind;

/** Who works on a step is said on the case's page, and taken and released there. */
class CasePageTest extends ServiceTest {

    @Test
    void of_two_appraisers_one_takes_the_step_and_the_head_may_release_it() {
        awaitViews(office("p-second-appraiser", "P.1.SNV", OfficeKind.APPRAISER));
        NominationId nomination = atAppraiser("taken-nominee");
        String path = "/cases/" + nomination.value();
        assertThat(page(as("p-appraiser"), path + "?after=" + log.head()))
                .contains(path + "/take", path + "/appraise")
                .doesNotContain(path + "/release");
        assertThat(page(as("p-head"), path)).doesNotContain(path + "/take");

        Http.Answer taken = send("p-appraiser", nomination, "take").expect(302);
        assertThat(taken.ledTo()).isEqualTo(path);
        assertThat(page(as("p-appraiser"), path + "?after=" + log.head()))
                .contains("being worked on", path + "/release", path + "/appraise")
                .doesNotContain(path + "/take");
        assertThat(page(as("p-second-appraiser"), path))
                .contains("being worked on", "p-appraiser")
                .doesNotContain(path + "/take", path + "/release", path + "/appraise");
        var second = as("p-second-appraiser");
        second.post(path + "/take")
                .fields("_version", version(nomination))
                .send()
                .expect(302);
        assertThat(page(second, path)).contains("Another holder of the office works on this step");

        assertThat(page(as("p-head"), path))
                .contains(path + "/release")
                .doesNotContain(path + "/hold", path + "/request-supplement");
        send("p-head", nomination, "release").expect(302);
        assertThat(page(as("p-second-appraiser"), path + "?after=" + log.head()))
                .contains(path + "/take", path + "/appraise")
                .doesNotContain("being worked on");
    }

    @Test
    void a_case_is_shown_as_it_stood_on_a_business_date() {
        NominationId nomination = atAppraiser(null);
        String path = "/cases/" + nomination.value();
        awaitViews(log.head());
        String then = as("p-appraiser")
                .get(path + "?tab=REVIEW&on=" + TODAY)
                .page()
                .expect(302)
                .header("Location")
                .replaceFirst("^http://[^/]+", "");
        assertThat(then).startsWith(path + "?tab=REVIEW&position=");
        assertThat(page(as("p-appraiser"), then)).contains("class=\"as-of\"", "position=");
        assertThat(as("p-appraiser")
                        .get(path + "?tab=HISTORY&on=" + TODAY)
                        .page()
                        .expect(302)
                        .header("Location"))
                .contains("/history?position=");
        as("p-appraiser").get(path + "?on=" + TODAY.minusDays(1)).page().expect(404);
        as("c2-head").get(path + "?on=" + TODAY).page().expect(404);
    }

    private Http.Answer send(String username, NominationId nomination, String verb) {
        return as(username)
                .post("/cases/%s/%s".formatted(nomination.value(), verb))
                .fields("_version", version(nomination))
                .send();
    }

    private String version(NominationId nomination) {
        return read(as("auditor"), nomination).get("version").asString();
    }
}
