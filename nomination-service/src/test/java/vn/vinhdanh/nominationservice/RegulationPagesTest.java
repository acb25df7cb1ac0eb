package vn.vinhdanh.nominationservice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.vinhdanh.access.testing.Http;
import vn.vinhdanh.regulations.AwardRule;
import vn.vinhdanh.regulations.Regulation;
import vn.vinhdanh.regulations.Regulations;

/** The law to look at. */
class RegulationPagesTest extends ServiceTest {

    @Test
    void a_day_has_its_law() {
        assertThat(clerk.get("/regulations?on=2021-12-01").page().expect(200).said())
                .contains("Nghị định 91/2017/NĐ-CP", "Cấp huyện");
        assertThat(clerk.get("/regulations?on=2026-01-05").page().expect(200).said())
                .contains("Nghị định 152/2025/NĐ-CP");
        assertThat(clerk.get("/regulations?on=1990-01-01").page().expect(200).said())
                .contains("Chưa có quy định");
    }

    @Test
    void every_award_of_every_regime_shows_its_values_with_their_marks() {
        for (Regulation regulation : Regulations.load().all()) {
            for (AwardRule award : regulation.awards()) {
                assertThat(clerk.get("/regulations/" + regulation.id() + "/" + award.code())
                                .page()
                                .expect(200)
                                .said())
                        .contains(award.name().vi(), "Thẩm quyền quyết định", "Tiền thưởng")
                        .doesNotContain("??");
            }
        }
        clerk.get("/regulations/vn-2025/NO_SUCH").page().expect(404);
    }

    @Test
    void two_regimes_stand_side_by_side() {
        Http.Answer diff =
                clerk.get("/regulations/diff?from=vn-2017&to=vn-2025").page().expect(200);
        assertThat(diff.said())
                .contains("vn-2017", "vn-2025", "không còn", "mới có")
                .doesNotContain("??", "tiếng Anh");
        assertThat(clerk.get("/regulations/diff?from=vn-2025&to=vn-2025")
                        .page()
                        .expect(200)
                        .said())
                .contains("Không có gì khác");
    }

    @Test
    void a_case_is_tried_by_its_address() {
        assertThat(clerk.get(
                                "/regulations/simulator?on=2021-11-03&award=GK_HUYEN&recipientKind=INDIVIDUAL&proposedBy=D.DILINH.25033&commendationType=DOT_XUAT")
                        .page()
                        .expect(200)
                        .said())
                .contains("Ủy ban nhân dân huyện Di Linh", "Hồ sơ cần có", "báo cáo");
        assertThat(clerk.get("/regulations/simulator?award=GK_HUYEN&recipientKind=INDIVIDUAL&proposedBy=nowhere")
                        .page()
                        .expect(200)
                        .said())
                .contains("Không có đơn vị nào tên “nowhere”");
    }

    @Test
    void what_the_nominee_can_show_is_measured_by_the_law_at_once() {
        String asked = "/regulations/simulator?on=2021-11-03&award=CSTDCS&recipientKind=INDIVIDUAL"
                + "&proposedBy=D.DILINH.25033&commendationType=CONG_TRANG";
        assertThat(clerk.get(asked).page().expect(200).html())
                .contains("class=\"unknown\"")
                .doesNotContain("class=\"holds\"");
        String shown = clerk.get(asked
                        + "&initiatives%5B0%5D.year=2021&initiatives%5B0%5D.scope=GRASSROOTS&initiatives%5B0%5D.works=1"
                        + "&priorAwards%5B0%5D.award=LDTT&priorAwards%5B0%5D.year=2021")
                .page()
                .expect(200)
                .html();
        assertThat(shown)
                .contains(
                        "class=\"holds\"",
                        "name=\"initiatives[1].year\"",
                        "1 sáng kiến, đề tài phạm vi từ cơ sở năm 2021")
                .doesNotContain("— LDTT", "từ GRASSROOTS");
        assertThat(clerk.get(asked + "&initiatives%5B0%5D.year=mười")
                        .page()
                        .expect(200)
                        .html())
                .contains("note-bad")
                .doesNotContain("class=\"unknown\"");
    }
}
