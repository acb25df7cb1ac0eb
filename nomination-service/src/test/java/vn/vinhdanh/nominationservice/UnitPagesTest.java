package vn.vinhdanh.nominationservice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.vinhdanh.access.testing.Http;

/** The organisation to look at, and what administrators do on its pages. */
class UnitPagesTest extends ServiceTest {

    @Test
    void the_tree_is_walked_level_by_level_at_a_day() {
        assertThat(clerk.get("/units?on=2021-06-01").page().expect(200).said())
                .contains("Chính phủ", "đơn vị")
                .doesNotContain("Ủy ban nhân dân xã Bảo Thuận");
        assertThat(clerk.get("/units?parent=D.DILINH&on=2021-06-01")
                        .page()
                        .expect(200)
                        .said())
                .contains("Ủy ban nhân dân xã Bảo Thuận", "Phòng Nội vụ huyện Di Linh");
        assertThat(clerk.get("/units?parent=D.DILINH&on=2026-01-01")
                        .page()
                        .expect(200)
                        .said())
                .contains("Không có đơn vị trực thuộc");
        assertThat(clerk.get("/units?q=bao+thuan&on=2021-06-01")
                        .page()
                        .expect(200)
                        .said())
                .contains("Ủy ban nhân dân xã Bảo Thuận", "Ủy ban nhân dân huyện Di Linh");
        assertThat(clerk.get("/units/choices?q=hoa+ninh&on=2021-06-01")
                        .page()
                        .expect(200)
                        .html())
                .contains("Ủy ban nhân dân xã Hòa Ninh (D.DILINH.25036)");
    }

    @Test
    void a_unit_shows_its_offices_and_nobody_else_its_administration() {
        assertThat(clerk.get("/units/D.DILINH.25033?on=2021-06-01")
                        .page()
                        .expect(200)
                        .said())
                .contains("Cán bộ thi đua xã Bảo Thuận", "30/06/2025")
                .doesNotContain("Giải thể đơn vị");
        clerk.get("/units/NO.SUCH").page().expect(404);
        clerk.post("/units")
                .fields("id", "X.1", "name", "x", "kind", "COMMUNE")
                .send()
                .expect(403);
    }

    @Test
    void an_administrator_registers_renames_staffs_and_dissolves_a_unit() {
        Http.Answer refused = admin.post("/units")
                .header("Accept-Language", "vi")
                .fields("id", "T.1", "name", "", "kind", "COMMUNE", "parent", "P.LAMDONG", "from", "2025-07-01")
                .send()
                .expect(400);
        assertThat(refused.html()).contains("value=\"T.1\"", "id=\"error-name\"");

        Http.Answer made = admin.post("/units")
                .fields("id", "T.1", "name", "Xã mới", "kind", "COMMUNE", "parent", "P.LAMDONG", "from", "2025-07-01")
                .send()
                .expect(302);
        Http.Answer seen = admin.get("/units/T.1?after=" + after(made)).page().expect(200);
        assertThat(seen.said()).contains("Xã mới", "Ủy ban nhân dân tỉnh Lâm Đồng", "Không ai giữ chức vụ");

        Http.Answer renamed = admin.post("/units/T.1/rename")
                .fields("name", "Xã tên khác", "from", "2026-01-01", "_version", "0")
                .send()
                .expect(302);
        Http.Answer unknown = admin.post("/offices?after=" + after(renamed))
                .header("Accept-Language", "vi")
                .fields("unit", "T.1", "account", "nobody", "kind", "HEAD", "from", "2026-01-01")
                .send()
                .expect(400);
        assertThat(unknown.said()).contains("Không có tài khoản “nobody”.");
        Http.Answer assigned = admin.post("/offices")
                .fields("unit", "T.1", "account", "clerk.dilinh", "kind", "HEAD", "from", "2026-01-01")
                .send()
                .expect(302);
        assertThat(admin.get("/units/T.1?after=" + after(assigned)).page().said())
                .contains("Xã tên khác", "Người đứng đầu", "Cán bộ thi đua huyện Di Linh");

        admin.post("/units/T.1/dissolve")
                .fields("lastDay", "2026-06-30", "successors", "P.LAMDONG", "confirm", "T.2", "_version", "1")
                .send()
                .expect(400);
        Http.Answer dissolved = admin.post("/units/T.1/dissolve")
                .fields("lastDay", "2026-06-30", "successors", "P.LAMDONG", "confirm", "T.1", "_version", "1")
                .send()
                .expect(302);
        assertThat(admin.get("/units/T.1?after=" + after(dissolved)).page().said())
                .contains("Sau khi giải thể", "Ủy ban nhân dân tỉnh Lâm Đồng");
    }

    private static long after(Http.Answer answer) {
        String location = answer.header("Location");
        return Long.parseLong(location.substring(location.indexOf("after=") + "after=".length()));
    }
}
