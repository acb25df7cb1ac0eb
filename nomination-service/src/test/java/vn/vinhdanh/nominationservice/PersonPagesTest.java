package vn.vinhdanh.nominationservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.access.testing.Http;

/** Personal data to look at, to keep and to erase, on the page of the person. */
class PersonPagesTest extends ServiceTest {

    private String person;
    private String page;
    private String next;

    @BeforeEach
    void somebody_is_known() {
        Http.Answer registered = admin.post("/api/v1/persons")
                .json("{\"fullName\": \"Lê Thị Thu Nguyệt\", \"address\": \"thôn Đông Hạ\"}")
                .send()
                .expect(201);
        person = registered.id();
        page = "/persons/" + person;
        next = page + "?after=" + registered.position();
    }

    @Test
    void registrars_find_a_person_and_nobody_else_does() {
        assertThat(auditor.get("/persons?q=thu+nguyet&" + next.replaceFirst(".*[?]", ""))
                        .page()
                        .expect(200)
                        .said())
                .contains("Lê Thị Thu Nguyệt", person);
        assertThat(auditor.get(page).page().expect(200).said())
                .contains("thôn Đông Hạ", "Ghi nhận người")
                .doesNotContain("Xóa vĩnh viễn", "Xem trước những gì sẽ bị xóa");
        clerk.get("/persons").page().expect(403);
        clerk.get(page).page().expect(404);
        clerk.post(page + "/erase").fields("confirm", person).send().expect(302);
        assertThat(auditor.get(page).page().expect(200).said()).contains("Lê Thị Thu Nguyệt");
        admin.get("/persons/nobody-of-that-id").page().expect(404);
    }

    @Test
    void a_legal_hold_keeps_a_person_from_being_erased_until_it_is_lifted() {
        submit("/legal-hold", "act", "hold", "reason", "Đang giải quyết đơn thư", "legalRef", "Điều 5");
        assertThat(shown()).contains("lưu giữ theo yêu cầu pháp lý", "Đang giải quyết đơn thư", "Điều 5");
        submit("/erase/preview", "act", "erase", "ground", "Theo yêu cầu", "legalRef", "Luật 91/2025/QH15, Điều 14");
        assertThat(shown()).contains("Đang giải quyết đơn thư").doesNotContain("Xóa vĩnh viễn");
        submit("/legal-hold/lift", "act", "lift", "reason", "");
        assertThat(shown()).contains("Bắt buộc phải có.");
        submit("/legal-hold/lift", "act", "lift", "reason", "Đã giải quyết xong");
        assertThat(shown()).contains("Đã giải quyết xong", "Xem trước những gì sẽ bị xóa");
    }

    @Test
    void an_erasure_is_shown_before_it_is_done_and_leaves_its_receipt() {
        submit("/erase/preview", "act", "erase", "ground", "Lê Thị Thu Nguyệt xin", "legalRef", "Điều 14");
        assertThat(shown()).contains("không nêu tên người được xóa").doesNotContain("Xóa vĩnh viễn");
        String[] erasure = {"act", "erase", "ground", "Theo yêu cầu", "legalRef", "Luật 91/2025/QH15, Điều 14"};
        submit("/erase/preview", erasure);
        assertThat(shown())
                .contains("Lê Thị Thu Nguyệt", "Sẽ xóa dữ liệu cá nhân trong 0 đề nghị", "Xóa vĩnh viễn")
                .doesNotContain("Xóa dữ liệu cá nhân Theo yêu cầu");
        submit("/erase", and(erasure, "confirm", "another"));
        assertThat(shown()).contains("Lê Thị Thu Nguyệt", "Hãy gõ đúng mã " + person);
        submit("/erase", and(erasure, "confirm", person));
        assertThat(shown())
                .contains("(đã xóa)", "Xóa dữ liệu cá nhân Theo yêu cầu Luật 91/2025/QH15, Điều 14")
                .doesNotContain("Nguyệt", "Đông Hạ", "Xem trước");
        assertThat(auditor.get("/persons?q=thu+nguyet&" + next.replaceFirst(".*[?]", ""))
                        .page()
                        .expect(200)
                        .html())
                .doesNotContain(person);
    }

    private static String[] and(String[] fields, String name, String value) {
        String[] more = Arrays.copyOf(fields, fields.length + 2);
        more[fields.length] = name;
        more[fields.length + 1] = value;
        return more;
    }

    /** Whatever becomes of it is told on the page of the person. */
    private void submit(String act, String... fields) {
        Http.Answer answer = admin.post(page + act)
                .header("Accept-Language", "vi")
                .fields(fields)
                .send()
                .expect(302);
        next = answer.header("Location").replaceFirst("^http://[^/]+", "");
        assertThat(next).startsWith(page);
    }

    private String shown() {
        return admin.get(next)
                .header("Accept-Language", "vi")
                .page()
                .expect(200)
                .said();
    }
}
