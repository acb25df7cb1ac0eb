package vn.vinhdanh.nominationservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.vinhdanh.access.testing.Http;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.eventstore.EventLog;
import vn.vinhdanh.eventstore.WriteTransaction;

/** The pages of a nomination, as a browser without scripts meets them. */
class NominationPagesTest extends ServiceTest {

    @Autowired
    private EventStore events;

    @Autowired
    private WriteTransaction write;

    @Autowired
    private EventLog log;

    @Test
    void the_list_counts_by_state_and_finds_without_diacritics() {
        Http.Answer drafted = draft("P-1", "Đỗ Thị Mười");

        Http.Answer found = clerk.get("/nominations?q=do+thi+muoi&state=DRAFT&after=" + after(drafted))
                .page()
                .expect(200);
        assertThat(found.said()).contains("P-1", "Đỗ Thị Mười", "Ủy ban nhân dân xã Bảo Thuận", "Bản nháp");
        assertThat(clerk.get("/nominations?q=nobody-of-this-name")
                        .page()
                        .expect(200)
                        .said())
                .contains("Không có đề nghị nào khớp bộ lọc này");
        assertThat(clerk.get("/nominations?unit=kh%C3%B4ng+c%C3%B3")
                        .page()
                        .expect(200)
                        .said())
                .contains("Không có đơn vị nào tên “không có”");
    }

    @Test
    void a_clerk_of_another_unit_is_kept_out_of_every_page() {
        Http.Answer drafted = draft("P-2", "Người hai");
        String path = "/nominations/" + id(drafted);
        for (String page : List.of("", "/submit", "/withdraw")) {
            clerk.get(path + page + "?after=" + after(drafted)).page().expect(200);
            otherClerk.get(path + page).page().expect(404);
        }
        otherClerk.post(path).fields("movement", "x", "_version", "0").send().expect(404);
        otherClerk
                .post(path + "/withdraw")
                .fields("ref", "P-2", "_version", "0")
                .send()
                .expect(404);
        otherClerk.get("/nominations/new?copy=" + id(drafted)).page().expect(404);
        assertThat(otherClerk.get("/nominations?q=Người+hai").page().said()).doesNotContain("P-2");
    }

    @Test
    void a_refused_form_keeps_what_was_typed_and_says_why_at_the_field() {
        Http.Answer refused = clerk.post("/nominations")
                .header("Accept-Language", "vi")
                .fields(filled("P-3", "", "facts", "ratings[0].year", "20x1", "ratings[0].rating", "TOT"))
                .send()
                .expect(400);
        assertThat(refused.html())
                .contains("value=\"20x1\"", "Phòng, chống dịch COVID-19 năm 2021", "id=\"error-recipient\"")
                .contains("href=\"#facts-ratings-0-year\"");
        assertThat(refused.said()).contains("Bắt buộc phải có.", "Không hiểu được “20x1”.");
        assertThat(clerk.get("/nominations?q=P-3").page().said()).contains("Không có đề nghị nào khớp");
    }

    @Test
    void what_is_typed_is_kept_outside_the_log_until_it_is_saved() {
        long head = head();
        Http third = as("clerk.dilinh");
        third.post("/nominations/autosave")
                .fields("_place", "new", "recipient", "Chưa gõ xong", "movement", "m")
                .send()
                .expect(204);
        assertThat(head()).isEqualTo(head);

        Http.Answer again = third.get("/nominations/new?date=2021-11-03").page().expect(200);
        assertThat(again.html()).contains("value=\"Chưa gõ xong\"");
        assertThat(again.said()).contains("Đang hiện nội dung bạn gõ lần trước");
        assertThat(clerk.get("/nominations/new").page().html()).doesNotContain("Chưa gõ xong");

        third.post("/nominations/autosave/discard")
                .fields("_place", "new", "back", "/nominations/new")
                .send()
                .expect(302);
        assertThat(third.get("/nominations/new").page().html()).doesNotContain("Chưa gõ xong");
    }

    @Test
    void the_law_answers_while_the_form_is_filled_in() {
        Http.Answer standing = clerk.post("/nominations/look")
                .header("HX-Target", "standing")
                .header("Accept-Language", "vi")
                .fields(filled("", "Người bốn"))
                .send()
                .expect(200);
        assertThat(standing.html()).startsWith("<div id=\"standing\"");
        assertThat(standing.said())
                .contains("Ủy ban nhân dân huyện Di Linh", "Nghị định 91/2017/NĐ-CP", "Còn thiếu:", "báo cáo");

        Http.Answer whole = clerk.post("/nominations/look")
                .fields(filled("", "Người bốn"))
                .send()
                .expect(200);
        assertThat(whole.html()).contains("<!DOCTYPE html>", "value=\"Người bốn\"");
    }

    @Test
    void a_draft_is_enclosed_looked_at_and_submitted() {
        Http.Answer drafted = draft("P-5", "Người năm");
        String path = "/nominations/" + id(drafted);
        Http.Answer before =
                clerk.get(path + "/submit?after=" + after(drafted)).page().expect(200);
        assertThat(before.said()).contains("Chưa trình được", "Thiếu").doesNotContain("Trình đề nghị");

        long position = 0;
        for (String item : new String[] {"TT", "BCTT", "BB"}) {
            position = after(clerk.post(path + "/documents?date=2021-11-03")
                    .header("Accept", "text/html")
                    .document(item, item + ".pdf", PDF)
                    .send()
                    .expect(302));
        }
        Http.Answer refused = clerk.post(path + "/documents?date=2021-11-03")
                .header("Accept", "text/html")
                .header("Accept-Language", "vi")
                .document("BB", "virus.exe", new byte[] {1, 2, 3})
                .send()
                .expect(415);
        assertThat(refused.said()).contains("không phải PDF");

        Http.Answer ready = clerk.get(path + "/submit?after=" + position).page().expect(200);
        assertThat(ready.said()).contains("Đã thử mà chưa ghi gì", "Trình đề nghị");
        Http.Answer submitted = clerk.post(path + "/submit")
                .fields("_version", "3", "date", "2021-11-04")
                .send()
                .expect(302);
        assertThat(submitted.ledTo()).isEqualTo(path);
        assertThat(clerk.get(path + "?after=" + after(submitted))
                        .page()
                        .expect(200)
                        .said())
                .contains("Đã trình", "TT.pdf", "Rút đề nghị");
    }

    @Test
    void a_stale_form_changes_nothing_and_shows_both_versions() {
        Http.Answer drafted = draft("P-6", "Người sáu");
        String path = "/nominations/" + id(drafted);
        Http.Answer faster = clerk.post(path)
                .fields(with(filled("P-6", "Người sáu B"), "_version", "0"))
                .send()
                .expect(302);
        clerk.get(path + "?after=" + after(faster)).page().expect(200);

        Http.Answer stale = clerk.post(path)
                .header("Accept-Language", "vi")
                .fields(with(filled("P-6", "Người sáu C"), "_version", "0"))
                .send()
                .expect(412);
        assertThat(stale.said()).contains("Hai bản", "Người sáu B", "Người sáu C");
        assertThat(stale.html()).contains("name=\"_version\" value=\"1\"", "value=\"Người sáu C\"");
    }

    @Test
    void a_withdrawal_wants_the_reference_typed() {
        Http.Answer drafted = draft("P-7", "Người bảy");
        String path = "/nominations/" + id(drafted);
        Http.Answer refused = clerk.post(path + "/withdraw?after=" + after(drafted))
                .header("Accept-Language", "vi")
                .fields("ref", "P-8", "_version", "0", "date", "2021-11-03")
                .send()
                .expect(400);
        assertThat(refused.said()).contains("Hãy gõ đúng mã P-7 để xác nhận.");
        assertThat(refused.html()).contains("value=\"P-8\"");

        Http.Answer withdrawn = clerk.post(path + "/withdraw")
                .fields("ref", "P-7", "_version", "0", "date", "2021-11-03")
                .send()
                .expect(302);
        assertThat(clerk.get(path + "?after=" + after(withdrawn)).page().said()).contains("Đã rút");
    }

    @Test
    void many_are_shown_their_effect_before_anything_is_done() {
        Http.Answer one = draft("P-9", "Người chín");
        Http.Answer two = draft("P-10", "Người mười");
        long after = Math.max(after(one), after(two));
        clerk.get("/nominations?after=" + after).page().expect(200);
        long head = head();
        Http.Answer preview = clerk.post("/nominations:bulk")
                .header("Accept-Language", "vi")
                .fields("dryRun", "true", "verb", "submit", "item", id(one) + "@0", "item", id(two) + "@0")
                .send()
                .expect(200);
        assertThat(preview.said()).contains("chưa ghi gì", "P-9", "giữ nguyên", "Thiếu");
        assertThat(head()).isEqualTo(head);

        Http.Answer done = clerk.post("/nominations:bulk")
                .fields("verb", "withdraw", "item", id(one) + "@0", "item", id(two) + "@0")
                .send()
                .expect(302);
        assertThat(clerk.get("/nominations?state=WITHDRAWN&q=P-9&after=" + after(done))
                        .page()
                        .said())
                .contains("P-9", "Đã rút");
    }

    @Test
    void a_returned_nomination_says_why_and_is_amended_on_the_same_page() {
        Http.Answer drafted = draft("P-11", "Người mười một");
        String path = "/nominations/" + id(drafted);
        for (String item : new String[] {"TT", "BCTT", "BB"}) {
            clerk.post(path + "/documents?date=2021-11-03")
                    .document(item, item + ".pdf", PDF)
                    .send()
                    .expect(302);
        }
        clerk.post(path + "/submit")
                .fields("_version", "3", "date", "2021-11-04")
                .send()
                .expect(302);
        CaseOnTheLog aCase = new CaseOnTheLog(events, write, id(drafted), LocalDate.of(2021, 11, 8));
        aCase.opened();
        Http.Answer review = clerk.get(path + "?after=" + aCase.started(StepKind.INTAKE))
                .page()
                .expect(200);
        assertThat(review.said()).contains("Đang ở", "Cán bộ bộ phận một cửa", "quá hạn");

        Http.Answer returned =
                clerk.get(path + "?after=" + aCase.returned()).page().expect(200);
        assertThat(returned.said())
                .contains("Bị trả lại để bổ sung", "Thiếu biên bản", "Điều 84", "Lưu và xem trước khi trình lại");
        assertThat(clerk.get(path + "/submit").page().expect(200).said()).contains("Trình lại");
        assertThat(auditor.get(path).page().expect(200).said())
                .contains("Thiếu biên bản")
                .doesNotContain("Lưu và xem");
    }

    @Test
    void a_table_is_tried_with_its_problems_at_the_cell_and_imported_as_a_whole() {
        String header = "ref,award,recipient_kind,recipient,recipient_unit,proposed_by,movement,commendation_type\n";
        String good = "P-21,GK_HUYEN,INDIVIDUAL,Người nhập,D.DILINH.25033,D.DILINH.25033,m,DOT_XUAT\n";
        String bad = "P-22,GK_HUYEN,NOBODY,=1+1,D.DILINH.25033,D.DILINH.25033,m,DOT_XUAT\n";
        long head = head();
        Http.Answer tried = clerk.post("/nominations/import?date=2021-11-03")
                .header("Accept", "text/html")
                .header("Accept-Language", "vi")
                .file("file", "de-nghi.csv", "text/csv", (header + good + bad).getBytes(StandardCharsets.UTF_8))
                .send()
                .expect(200);
        assertThat(tried.said()).contains("1 dòng có lỗi", "phải là một trong: INDIVIDUAL", "Người nhập");
        assertThat(tried.html()).contains("cell-bad").doesNotContain("Tạo 2 bản nháp");

        Http.Answer rejected = clerk.post("/nominations/import/rejected?date=2021-11-03")
                .fields("content", encoded(header + good + bad))
                .send()
                .expect(200);
        assertThat(rejected.html()).contains("P-22", "\"'=1+1\"").doesNotContain("P-21");

        assertThat(clerk.post("/nominations/import?date=2021-11-03")
                        .header("Accept-Language", "vi")
                        .fields("content", encoded(header + good))
                        .send()
                        .expect(200)
                        .said())
                .contains("Tạo 1 bản nháp");
        assertThat(head()).isEqualTo(head);
        Http.Answer imported = clerk.post("/nominations:import?date=2021-11-03")
                .fields("content", encoded(header + good))
                .send()
                .expect(302);
        assertThat(clerk.get("/nominations?q=P-21&after=" + after(imported))
                        .page()
                        .said())
                .contains("Người nhập");
    }

    private static String encoded(String csv) {
        return Base64.getEncoder().encodeToString(csv.getBytes(StandardCharsets.UTF_8));
    }

    /** As a browser does it: the draft is sent, and the page it leads to waits until it can be seen. */
    private Http.Answer draft(String ref, String recipient) {
        Http.Answer drafted =
                clerk.post("/nominations").fields(filled(ref, recipient)).send().expect(302);
        clerk.get("/nominations/" + id(drafted) + "?after=" + after(drafted))
                .page()
                .expect(200);
        return drafted;
    }

    private static String[] filled(String ref, String recipient, String... more) {
        List<String> fields = new ArrayList<>(List.of(
                "ref", ref,
                "award", "GK_HUYEN",
                "recipientKind", "INDIVIDUAL",
                "recipient", recipient,
                "recipientUnit", "Ủy ban nhân dân xã Bảo Thuận (D.DILINH.25033)",
                "proposedBy", "D.DILINH.25033",
                "movement", "Phòng, chống dịch COVID-19 năm 2021",
                "commendationType", "DOT_XUAT",
                "date", "2021-11-03"));
        fields.addAll(List.of(more).subList(more.length % 2, more.length));
        return fields.toArray(new String[0]);
    }

    private static String[] with(String[] fields, String... more) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.addAll(List.of(more));
        return all.toArray(new String[0]);
    }

    private static String id(Http.Answer drafted) {
        return drafted.ledTo().substring("/nominations/".length());
    }

    private static long after(Http.Answer answer) {
        String location = answer.header("Location");
        return Long.parseLong(location.substring(location.indexOf("after=") + "after=".length()));
    }

    private long head() {
        return log.head();
    }
}
