package vn.vinhdanh.decision.read.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.approvalservice.Http;
import vn.vinhdanh.approvalservice.ServiceTest;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.NominationId;

/** A citizen with a browser, whom nobody asks to sign in. */
class RegisterPageTest extends ServiceTest {

    @Test
    void a_citizen_looks_an_award_up_and_verifies_it_until_it_is_revoked() {
        NominationId nomination = submitted("CSTDCS", AwardLevel.COMMUNE, "register-1", TODAY);
        String decision = published(nomination, "777/QĐ-UBND");
        JsonNode kept = as("c-head")
                .get("/api/v1/decisions/" + decision)
                .send()
                .expect(200)
                .json();
        String code = kept.get("items").get(0).get("verificationCode").asString();

        assertThat(page(anybody(), "/public/awards?q=" + Http.encoded("nguyen dao 777")))
                .contains("/verify/" + code, "Nguyễn Thị Đào", "777/QĐ-UBND");
        Http.Answer typed = anybody()
                .get("/public/verify?code="
                        + Http.encoded(
                                " " + code.toLowerCase(java.util.Locale.ROOT).replace("-", " ")))
                .header("Accept", "text/html")
                .send();
        assertThat(typed.status()).isEqualTo(302);
        assertThat(typed.header("Location")).endsWith("/verify/" + code);

        String valid = page(anybody(), "/verify/" + code);
        assertThat(valid)
                .contains(">Valid<", "Nguyễn Thị Đào", "777/QĐ-UBND", "10/03/2026")
                .contains(code);
        Http.Answer data = anybody().get("/verify/" + code).send().expect(200);
        assertThat(data.json().get("status").asString()).isEqualTo("VALID");

        Http.Answer corrected = as("c-head")
                .post("/api/v1/decisions/" + decision + "/correct")
                .ifMatch(kept.get("version").asLong())
                .json("{\"correction\": \"Dòng 1: năm sinh 1980\"}")
                .send()
                .expect(200);
        awaitViews(corrected.position());
        assertThat(page(anybody(), "/verify/" + code)).contains(">Corrected<", "Dòng 1: năm sinh 1980");

        Http.Answer revoked = as("c-head")
                .post("/api/v1/awards/"
                        + kept.get("items").get(0).get("awardId").asString() + "/revoke")
                .json(
                        "{\"ground\": \"FRAUD_IN_DECLARING_MERIT\", \"reason\": {\"code\": \"FRAUD\", \"text\": \"Kê khai gian dối\"}}")
                .send()
                .expect(200);
        awaitViews(revoked.position());
        assertThat(page(anybody(), "/verify/" + code)).contains(">Revoked<").doesNotContain("Kê khai gian dối");
    }

    @Test
    void an_unknown_code_is_told_to_be_unknown_and_can_be_put_right() {
        Http.Answer unknown = anybody()
                .get("/verify/BBBB-CCCC-DDDD")
                .header("Accept", "text/html")
                .send();
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).contains("value=\"BBBB-CCCC-DDDD\"", "no published award");
        assertThat(page(anybody(), "/public/verify?code=+--")).contains("name=\"code\"");
        assertThat(page(anybody(), "/public/awards")).contains("name=\"q\"");
    }

    @Test
    void nothing_that_is_searched_for_becomes_part_of_the_page() {
        String page = page(anybody(), "/public/awards?q=" + Http.encoded("<script>alert(1)</script>"));
        assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
    }
}
