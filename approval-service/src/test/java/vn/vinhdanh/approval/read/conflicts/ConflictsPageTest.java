package vn.vinhdanh.approval.read.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.vinhdanh.access.testing.Http;
import vn.vinhdanh.approvalservice.ServiceTest;
import vn.vinhdanh.events.NominationId;

/** Whoever is partial says so on a page, and the head of the body lifts it on theirs. */
class ConflictsPageTest extends ServiceTest {

    @Test
    void a_conflict_is_declared_from_a_case_and_lifted_by_the_head() {
        NominationId nomination = atAppraiser("page-nominee");
        awaitViews(log.head());
        var appraiser = as("p-appraiser");
        assertThat(page(appraiser, "/cases/" + nomination.value()))
                .contains("href=\"/conflicts?case=" + nomination.value() + "\"");
        String form = page(appraiser, "/conflicts?case=" + nomination.value());
        assertThat(form).contains("Nguyễn Thị Đào").doesNotContain("bodies that I head");
        String about = "person:" + person("page-nominee").value();
        assertThat(form).contains("value=\"" + about + "\"");

        Http.Answer refused = appraiser
                .post("/conflicts")
                .fields("case", nomination.value(), "about", about, "code", "RELATIVE", "text", " ")
                .send()
                .expect(302);
        assertThat(page(appraiser, refused.ledTo())).contains("id=\"error-text\"");
        Http.Answer declared = appraiser
                .post("/conflicts")
                .fields("case", nomination.value(), "about", about, "code", "RELATIVE", "text", "Cháu họ của tôi")
                .send()
                .expect(302);
        assertThat(declared.ledTo()).isEqualTo("/conflicts");
        assertThat(conflicts(appraiser)).contains("a relative", "Cháu họ của tôi", "holds");
        assertThat(conflicts(as("c-head"))).doesNotContain("Cháu họ của tôi");

        String others = conflicts(as("p-head"));
        assertThat(others).contains("Cháu họ của tôi");
        String lift = others.replaceFirst("(?s).*action=\"(/conflicts/[^\"]*/lift)\".*", "$1");
        appraiser
                .post(lift)
                .fields("code", "NO_RELATION", "text", "Không")
                .send()
                .expect(302);
        assertThat(conflicts(as("p-head"))).contains("Cháu họ của tôi");
        as("p-head")
                .post(lift)
                .fields("code", "NO_RELATION", "text", "Đã xác minh")
                .send()
                .expect(302);
        assertThat(conflicts(as("p-head"))).doesNotContain("Cháu họ của tôi");
        assertThat(conflicts(appraiser)).contains("lifted", "Đã xác minh");
    }

    @Test
    void a_unit_is_named_by_its_suggestion_and_a_case_is_found_only_by_who_may_see_it() {
        var head = as("c2-head");
        Http.Answer unknown = head.post("/conflicts")
                .fields("unit", "Đơn vị nào đó (NO.SUCH)", "code", "INTEREST", "text", "Góp vốn")
                .send()
                .expect(302);
        assertThat(page(head, unknown.ledTo())).contains("id=\"error-unit\"", "Đơn vị nào đó (NO.SUCH)");
        head.post("/conflicts")
                .fields("unit", "Đơn vị S.1 (S.1)", "code", "INTEREST", "text", "Góp vốn")
                .send()
                .expect(302);
        assertThat(conflicts(head)).contains("Đơn vị S.1", "Góp vốn");

        NominationId nomination = atAppraiser("page-unseen");
        awaitViews(log.head());
        assertThat(page(as("p-appraiser"), "/conflicts?q=dao")).contains("/conflicts?case=");
        assertThat(page(head, "/conflicts?q=dao")).doesNotContain("/conflicts?case=");
        head.get("/conflicts?case=" + nomination.value()).page().expect(404);
        assertThat(page(as("stranger"), "/conflicts")).contains("Only who holds an office");
    }

    private String conflicts(vn.vinhdanh.approvalservice.Http who) {
        return page(who, "/conflicts?after=" + log.head());
    }
}
