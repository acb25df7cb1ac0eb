package vn.vinhdanh.approvalservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.NominationId;

/** The same act a day apart, where the law has changed between. */
class LawOfTheDayTest extends ServiceTest {

    @Test
    void a_district_certificate_is_signed_on_the_last_day_of_the_districts_and_not_on_the_day_after() {
        NominationId nomination = submitted(COMMUNE, "GK_HUYEN", AwardLevel.DISTRICT, null, LocalDate.of(2025, 6, 10));
        act(as("d-intake"), nomination, "accept", "{\"date\": \"2025-06-16\"}").expect(200);
        Http.Answer draft = as("d-head")
                .post("/api/v1/decisions")
                .json("{\"level\": \"DISTRICT\", \"body\": \"D.1\", \"cases\": [\"%s\"], \"date\": \"2025-06-27\"}"
                        .formatted(nomination.value()))
                .send()
                .expect(201);
        Http.Answer late = sign("d-head", draft, "2025-07-01").expect(422);
        assertThat(late.defects()).containsExactly("BODY_GONE /date", "AWARD_ABOLISHED /items/0");
        assertThat(late.json().get("errors").get(1).get("legalRef").asString()).isEqualTo("Nghị định 129/2025/NĐ-CP");

        assertThat(late.json().get("errors").get(0).toString()).contains("Đơn vị D.1");

        Http.Answer signed = sign("d-head", draft, "2025-06-30").expect(200);
        assertThat(as("auditor")
                        .get("/api/v1/decisions/%s?after=%d".formatted(draft.id(), signed.position()))
                        .send()
                        .expect(200)
                        .json()
                        .get("signerTitle")
                        .asString())
                .isEqualTo("Chủ tịch UBND Đơn vị D.1");
        JsonNode awarded = read(as("auditor"), nomination);
        assertThat(awarded.get("state").asString()).isEqualTo("AWARDED");
    }

    @Test
    void a_commune_chair_decides_a_grassroots_title_from_july_2025_on() {
        NominationId june = submitted(COMMUNE, "CSTDCS", AwardLevel.DISTRICT, null, LocalDate.of(2025, 6, 10));
        assertThat(read(as("auditor"), june).get("next").get("body").asString()).isEqualTo("D.1");
        as("c-head")
                .post("/api/v1/decisions")
                .json("{\"level\": \"COMMUNE\", \"body\": \"C.1\", \"cases\": [\"%s\"], \"date\": \"2025-06-20\"}"
                        .formatted(june.value()))
                .send()
                .expect(409);

        NominationId july = submitted(COMMUNE, "CSTDCS", AwardLevel.COMMUNE, null, LocalDate.of(2025, 7, 2));
        act(as("c-intake"), july, "accept", "{\"date\": \"2025-07-03\"}").expect(200);
        Http.Answer draft = as("c-head")
                .post("/api/v1/decisions")
                .json("{\"level\": \"COMMUNE\", \"body\": \"C.1\", \"cases\": [\"%s\"], \"date\": \"2025-07-04\"}"
                        .formatted(july.value()))
                .send()
                .expect(201);
        sign("c-head", draft, "2025-07-04").expect(200);
    }

    private Http.Answer sign(String username, Http.Answer draft, String date) {
        return as(username)
                .post("/api/v1/decisions/" + draft.id() + "/sign")
                .ifMatch(draft.version())
                .json("{\"number\": \"7/QĐ-UBND\", \"date\": \"%s\"}".formatted(date))
                .send();
    }
}
