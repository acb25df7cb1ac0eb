package vn.vinhdanh.nominationservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.access.testing.Http;

/** Accounts to look at, and what administrators do with them on their pages. */
class AccountPagesTest extends ServiceTest {

    private static final String HEADER = "username,display_name,unit_id,office,from,password\n";

    @Test
    void registrars_find_accounts_by_name_office_and_state_and_nobody_else_does() {
        assertThat(auditor.get("/accounts?q=hoa+ninh").page().expect(200).said())
                .contains("clerk.25036", "Cán bộ thi đua xã Hòa Ninh", "không có")
                .doesNotContain("clerk.25033", "Mật khẩu tạm", "Nhập từ bảng tính");
        assertThat(auditor.get("/accounts?office=AUDITOR").page().expect(200).said())
                .contains("Thanh tra, kiểm toán", "Chính phủ")
                .doesNotContain("clerk.25036");
        String first = auditor.get("/accounts?limit=2").page().expect(200).html();
        assertThat(first).contains("rel=\"next\"").contains("cursor=");
        clerk.get("/accounts").page().expect(403);
        clerk.get("/accounts:import").page().expect(403);
        auditor.get("/accounts:import").page().expect(403);
        assertThat(clerk.get("/accounts/clerk.25033").page().expect(200).said())
                .contains("Ủy ban nhân dân xã Bảo Thuận")
                .doesNotContain("Kết thúc tài khoản");
        clerk.get("/accounts/clerk.25036").page().expect(404);
        admin.get("/accounts/no.such").page().expect(404);
    }

    @Test
    void an_administrator_gives_an_account_with_an_office_and_ends_it() {
        Http.Answer refused =
                create("New Officer!", "", "x", "không có", "HEAD").expect(400);
        assertThat(refused.html())
                .contains("id=\"error-displayName\"", "id=\"error-unit\"", "value=\"New Officer!\"")
                .doesNotContain("value=\"x\"");
        assertThat(create("new.officer", "Trần Thị Mới", "short", "", "")
                        .expect(400)
                        .html())
                .contains("id=\"error-password\"");
        Http.Answer made = create("new.officer", "Trần Thị Mới", "chim sẻ 27", "P.LAMDONG", "APPRAISER")
                .expect(302);
        assertThat(made.ledTo()).isEqualTo("/accounts/new.officer");
        assertThat(admin.get(made.header("Location").replaceFirst("^http://[^/]+", ""))
                        .page()
                        .expect(200)
                        .said())
                .contains("Trần Thị Mới", "Cán bộ thẩm định", "Ủy ban nhân dân tỉnh Lâm Đồng");
        assertThat(create("new.officer", "Người khác", "chim sẻ 28", "", "")
                        .expect(400)
                        .html())
                .contains("id=\"error-username\"");

        assertThat(admin.post("/accounts/new.officer/end")
                        .fields("confirm", "another")
                        .send()
                        .expect(400)
                        .html())
                .contains("id=\"error-confirm\"");
        clerk.post("/accounts/new.officer/end")
                .fields("confirm", "new.officer")
                .send()
                .expect(404);
        assertThat(admin.post("/accounts/admin/end")
                        .header("Accept-Language", "vi")
                        .fields("confirm", "admin")
                        .send()
                        .expect(422)
                        .said())
                .contains("Không ai tự kết thúc tài khoản của mình");
        admin.post("/accounts/new.officer/end")
                .fields("confirm", "new.officer")
                .send()
                .expect(302);
        assertThat(admin.get("/accounts?q=new.officer&standing=ENDED")
                        .page()
                        .expect(200)
                        .said())
                .contains("Trần Thị Mới", "đã kết thúc");
        assertThat(admin.get("/accounts?q=new.officer&standing=OPEN")
                        .page()
                        .expect(200)
                        .said())
                .contains("Không có tài khoản nào như vậy");
    }

    @Test
    void a_table_of_accounts_is_tried_before_anything_is_written() {
        Http.Answer wrong = attempt(HEADER + "table.one,Một,D.NOWHERE,HEAD,2021-01-01,chim sẻ 29\n"
                        + "table.two,Hai,P.LAMDONG,APPRAISER,2021-01-01,chim sẻ 30\n")
                .expect(200);
        assertThat(wrong.said()).contains("1 dòng nhận được", "1 dòng có lỗi");
        assertThat(wrong.html()).contains("cell-bad").doesNotContain("chim sẻ", "name=\"content\"");

        Http.Answer right = attempt(HEADER + "table.two,Hai,P.LAMDONG,APPRAISER,2021-01-01,chim sẻ 30\n")
                .expect(200);
        admin.get("/accounts/table.two").page().expect(404);
        String content = right.html().replaceFirst("(?s).*name=\"content\" value=\"([^\"]*)\".*", "$1");
        Http.Answer imported =
                admin.post("/accounts:import").fields("content", content).send().expect(302);
        assertThat(imported.ledTo()).isEqualTo("/accounts");
        assertThat(admin.get("/accounts/table.two").page().expect(200).said()).contains("Hai");
        clerk.post("/accounts:import").fields("content", content).send().expect(403);
    }

    private Http.Answer create(String username, String name, String password, String unit, String kind) {
        return admin.post("/accounts")
                .header("Accept-Language", "vi")
                .fields(
                        "username",
                        username,
                        "displayName",
                        name,
                        "password",
                        password,
                        "unit",
                        unit,
                        "kind",
                        kind,
                        "from",
                        "2021-01-01")
                .send();
    }

    private Http.Answer attempt(String csv) {
        return admin.post("/accounts:try")
                .header("Accept", "text/html")
                .header("Accept-Language", "vi")
                .file("file", "accounts.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8))
                .send();
    }
}
