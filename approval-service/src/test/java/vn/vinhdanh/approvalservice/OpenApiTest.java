package vn.vinhdanh.approvalservice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.eventstore.view.View;

class OpenApiTest extends ServiceTest {

    @Autowired
    private ApplicationContext context;

    @Test
    void the_interface_is_published_as_openapi_3_1_with_the_paths_that_scripts_rely_on() {
        JsonNode api =
                as("clerk").get("/v3/api-docs/approval").send().expect(200).json();
        assertThat(api.get("openapi").asString()).startsWith("3.1");
        assertThat(api.get("paths").propertyNames())
                .contains(
                        "/api/v1/inbox",
                        "/api/v1/cases/{nomination}",
                        "/api/v1/cases/{nomination}/accept",
                        "/api/v1/cases/{nomination}/request-supplement",
                        "/api/v1/cases/{nomination}/appraise",
                        "/api/v1/cases/{nomination}/forward",
                        "/api/v1/cases/{nomination}/reject",
                        "/api/v1/cases:bulk",
                        "/api/v1/sessions",
                        "/api/v1/sessions/{session}/tally",
                        "/api/v1/decisions/{decision}/sign",
                        "/api/v1/awards/{award}/revoke",
                        "/api/v1/levels",
                        "/api/v1/levels/{level}/board",
                        "/api/v1/levels/{level}/awards",
                        "/api/v1/audit/checkpoints/{size}/cosignatures",
                        "/api/v1/audit/proofs/inclusion",
                        "/api/v1/audit/verifications/{job}",
                        "/checkpoint",
                        "/public/api/awards");
    }

    @Test
    void every_level_has_a_board_of_its_own_and_every_view_its_processor() {
        assertThat(context.getBeansOfType(View.class).values())
                .extracting(View::name)
                .containsExactlyInAnyOrder(
                        "approval.organisation",
                        "approval.cases",
                        "approval.inbox",
                        "approval.conflicts",
                        "approval.sessions",
                        "approval.decisions",
                        "approval.register",
                        "approval.events",
                        "approval.level-board.GRASSROOTS",
                        "approval.level-board.COMMUNE",
                        "approval.level-board.DISTRICT",
                        "approval.level-board.PROVINCE",
                        "approval.level-board.GOVERNMENT",
                        "approval.level-board.STATE");
    }

    @Test
    void no_view_has_met_an_event_that_it_could_not_fold() {
        awaitViews(log.head());
        assertThat(jdbc.sql("select count(*) from approval.view_fault")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void health_needs_no_sign_in() {
        anybody().get("/actuator/health").send().expect(200);
    }
}
