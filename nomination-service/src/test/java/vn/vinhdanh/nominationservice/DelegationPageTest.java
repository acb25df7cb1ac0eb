package vn.vinhdanh.nominationservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.testing.Http;

/** An officer lets another act, and ends it, on a page of their own. */
class DelegationPageTest extends ServiceTest {

    private static final LocalDate TODAY = LocalDate.now(ApiWrite.ZONE);

    @Test
    void an_office_is_delegated_seen_by_both_and_ended_by_its_holder_alone() {
        Http holder = officer("delegating");
        Http other = officer("acting");
        String office = holder.get("/delegations").page().expect(200).html();
        assertThat(office).contains("value=\"acting\"", "Bạn chưa ủy quyền việc gì");
        String id = office.replaceFirst("(?s).*<option value=\"([^\"]*)\">Cán bộ thẩm định.*", "$1");

        Http.Answer refused =
                grant(holder, id, "nobody", TODAY, TODAY.minusDays(1), "").expect(400);
        assertThat(refused.html())
                .contains("id=\"error-delegate\"", "id=\"error-until\"", "id=\"error-document\"", "value=\"nobody\"");
        assertThat(grant(holder, id, "delegating", TODAY, TODAY.plusDays(9), "GUQ 1")
                        .expect(422)
                        .html())
                .contains("id=\"error-delegate\"");
        grant(other, id, "clerk.25033", TODAY, TODAY.plusDays(9), "GUQ 1").expect(403);

        Http.Answer given =
                grant(holder, id, "acting", TODAY, TODAY.plusDays(9), "GUQ 1").expect(302);
        Http.Answer received = other.get(given.header("Location").replaceFirst("^http://[^/]+", ""))
                .page()
                .expect(200);
        assertThat(received.said()).contains("đang hiệu lực", "GUQ 1").doesNotContain("Kết thúc hôm nay");
        String end = holder.get("/delegations")
                .page()
                .html()
                .replaceFirst("(?s).*action=\"(/delegations/[^\"]*/end)\".*", "$1");
        other.post(end).fields().send().expect(403);
        Http.Answer ended = holder.post(end).fields().send().expect(302);
        assertThat(holder.get(ended.header("Location").replaceFirst("^http://[^/]+", ""))
                        .page()
                        .said())
                .doesNotContain("Kết thúc hôm nay");
        holder.post("/delegations/no-such/end").fields().send().expect(404);
    }

    @Test
    void one_that_has_not_begun_is_called_off() {
        Http holder = officer("planning");
        String id = holder.get("/delegations")
                .page()
                .html()
                .replaceFirst("(?s).*<option value=\"([^\"]*)\">Cán bộ thẩm định.*", "$1");
        Http.Answer given = grant(holder, id, "clerk.25033", TODAY.plusDays(3), TODAY.plusDays(9), "GUQ 2")
                .expect(302);
        String page = holder.get(given.header("Location").replaceFirst("^http://[^/]+", ""))
                .page()
                .expect(200)
                .html();
        assertThat(page).contains("chưa tới ngày", "Hủy trước khi bắt đầu");
        Http.Answer ended = holder.post(page.replaceFirst("(?s).*action=\"(/delegations/[^\"]*/end)\".*", "$1"))
                .fields()
                .send()
                .expect(302);
        assertThat(holder.get(ended.header("Location").replaceFirst("^http://[^/]+", ""))
                        .page()
                        .said())
                .contains("đã hủy")
                .doesNotContain("Hủy trước khi bắt đầu");
    }

    @Test
    void whoever_holds_no_office_has_nothing_to_delegate() {
        admin.post("/api/v1/accounts")
                .json("{\"username\": \"idle\", \"displayName\": \"Không chức vụ\", \"password\": \"demo\"}")
                .send()
                .expect(201);
        assertThat(as("idle").get("/delegations").page().expect(200).said())
                .contains("không giữ chức vụ nào", "Chưa ai ủy quyền cho bạn");
    }

    private Http officer(String username) {
        long given = admin.post("/api/v1/accounts")
                .json("""
                        {"username": "%s", "displayName": "Chuyên viên %s", "password": "demo",
                         "office": {"unit": "P.LAMDONG", "kind": "APPRAISER", "from": "2021-01-01"}}
                        """.formatted(username, username))
                .send()
                .expect(201)
                .position();
        Http officer = as(username);
        officer.get("/delegations?after=" + given).page().expect(200);
        return officer;
    }

    private static Http.Answer grant(
            Http holder, String office, String delegate, LocalDate from, LocalDate until, String document) {
        return holder.post("/delegations")
                .fields(
                        "office",
                        office,
                        "delegate",
                        delegate,
                        "from",
                        from.toString(),
                        "until",
                        until.toString(),
                        "document",
                        document)
                .send();
    }
}
