package vn.vinhdanh.approvalservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.DocumentId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.events.nomination.NominationResubmitted;
import vn.vinhdanh.events.nomination.NominationSubmitted;

/** A provincial diploma on its whole way, as each officer does their part over HTTP. */
class CaseJourneyTest extends ServiceTest {

    @Test
    void a_nomination_becomes_an_award_that_everybody_can_verify() {
        NominationId nomination = submitted("BKT", AwardLevel.PROVINCE, null, TODAY);

        JsonNode opened = read(as("c-intake"), nomination);
        assertThat(opened.get("state").asString()).isEqualTo("IN_REVIEW");
        assertThat(opened.get("next").get("office").asString()).isEqualTo("INTAKE_OFFICER");
        assertThat(opened.get("next").get("body").asString()).isEqualTo("C.1");

        Http.Answer accepted = act(as("c-intake"), nomination, "accept", "{}").expect(200);
        assertThat(accepted.json().get("receipt").asString()).startsWith("TN-T-");
        assertThat(accepted.header("ETag")).isEqualTo("\"" + accepted.version() + "\"");
        act(as("c-head"), nomination, "forward", "{}").expect(200);
        act(as("p-intake"), nomination, "accept", "{}").expect(200);
        act(
                        as("p-appraiser"),
                        nomination,
                        "appraise",
                        "{\"recommendation\": \"FAVOURABLE\", \"findings\": \"Đủ tiêu chuẩn\"}")
                .expect(200);

        Http secretary = as("p-secretary");
        Http.Answer session = secretary
                .post("/api/v1/sessions")
                .json("{\"council\": \"P.1\", \"date\": \"2026-03-10\", \"cases\": [\"%s\"]}"
                        .formatted(nomination.value()))
                .send()
                .expect(201);
        Http.Answer tally = secretary
                .post("/api/v1/sessions/" + session.id() + "/tally")
                .ifMatch(session.version())
                .json("{\"case\": \"%s\", \"for\": 9, \"against\": 1, \"blank\": 0, \"conclusion\": \"PASSED\"}"
                        .formatted(nomination.value()))
                .send()
                .expect(200);
        secretary
                .post("/api/v1/sessions/" + session.id() + "/close")
                .ifMatch(tally.version())
                .json("{}")
                .send()
                .expect(200);
        assertThat(read(as("p-head"), nomination).get("state").asString()).isEqualTo("AWAITING_DECISION");

        Http head = as("p-head");
        Http.Answer draft = head.post("/api/v1/decisions")
                .json("{\"level\": \"PROVINCE\", \"body\": \"P.1\", \"cases\": [\"%s\"]}".formatted(nomination.value()))
                .send()
                .expect(201);
        Http.Answer tried = head.post("/api/v1/decisions/" + draft.id() + "/sign?dryRun=true")
                .ifMatch(draft.version())
                .json("{\"number\": \"12/QĐ-UBND\", \"date\": \"2026-03-10\"}")
                .send()
                .expect(200);
        assertThat(tried.json().get("effects").get(0).get("award").asString()).isEqualTo("BKT");
        Http.Answer signed = head.post("/api/v1/decisions/" + draft.id() + "/sign")
                .ifMatch(draft.version())
                .json("{\"number\": \"12/QĐ-UBND\", \"date\": \"2026-03-10\"}")
                .send()
                .expect(200);
        JsonNode awarded = read(as("p-head"), nomination);
        assertThat(awarded.get("state").asString()).isEqualTo("AWARDED");
        assertThat(awarded.get("decision").asString()).isEqualTo(draft.id());

        Http.Answer decision = head.get("/api/v1/decisions/%s?after=%d".formatted(draft.id(), signed.position()))
                .send()
                .expect(200);
        String code =
                decision.json().get("items").get(0).get("verificationCode").asString();
        anybody().get("/verify/" + code).send().expect(404);
        Http.Answer published = head.post("/api/v1/decisions/" + draft.id() + "/publish")
                .ifMatch(signed.version())
                .json("{}")
                .send()
                .expect(200);
        awaitViews(published.position());
        JsonNode verified = anybody().get("/verify/" + code).send().expect(200).json();
        assertThat(verified.get("status").asString()).isEqualTo("VALID");
        assertThat(verified.get("decision").get("number").asString()).isEqualTo("12/QĐ-UBND");
        JsonNode found = anybody()
                .get("/public/api/awards?q=" + Http.encoded("mam non hoa hong"))
                .send()
                .expect(200)
                .json();
        assertThat(found.get("items").findValuesAsString("verificationCode")).contains(code);

        JsonNode levels = as("clerk").get("/api/v1/levels").send().expect(200).json();
        JsonNode province = level(levels, "PROVINCE");
        assertThat(province.get("counters").get("AWARDED").asInt()).isGreaterThanOrEqualTo(1);
        assertThat(province.get("awarded").findValuesAsString("award")).contains("BKT");

        String award = decision.json().get("items").get(0).get("awardId").asString();
        Http.Answer revoked = head.post("/api/v1/awards/" + award + "/revoke")
                .json(
                        "{\"ground\": \"FRAUD_IN_DECLARING_MERIT\", \"reason\": {\"code\": \"FRAUD\", \"text\": \"Kê khai gian dối\"}}")
                .send()
                .expect(200);
        awaitViews(revoked.position());
        assertThat(anybody()
                        .get("/verify/" + code)
                        .send()
                        .expect(200)
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("REVOKED");
        assertThat(read(as("p-head"), nomination).get("state").asString()).isEqualTo("REVOKED");
    }

    @Test
    void a_case_enters_no_level_without_the_documents_that_are_asked_for_there() {
        awaitViews(setting("GOV", "BKTTG", "dossier", "HY,XN"));
        NominationId nomination = submitted(new UnitId("C.2"), "BKTTG", AwardLevel.GOVERNMENT, null, TODAY);
        act(as("p-intake"), nomination, "accept", "{}").expect(200);
        act(as("p-appraiser"), nomination, "appraise", "{\"recommendation\": \"FAVOURABLE\"}")
                .expect(200);
        Http.Answer session = as("p-secretary")
                .post("/api/v1/sessions")
                .json("{\"council\": \"P.1\", \"date\": \"2026-03-10\", \"cases\": [\"%s\"]}"
                        .formatted(nomination.value()))
                .send()
                .expect(201);
        as("p-secretary")
                .post("/api/v1/sessions/" + session.id() + "/tally")
                .ifMatch(session.version())
                .json("{\"case\": \"%s\", \"for\": 10, \"against\": 0, \"blank\": 0, \"passed\": true}"
                        .formatted(nomination.value()))
                .send()
                .expect(200);
        long before = log.head();
        Http.Answer refused = act(as("p-head"), nomination, "forward", "{}").expect(422);
        assertThat(refused.defects())
                .containsExactly("DOCUMENT_MISSING_HY /documents", "DOCUMENT_MISSING_XN /documents");
        assertThat(refused.json().get("errors").get(0).get("legalRef").asString())
                .contains("QĐ 9");
        assertThat(log.head()).isEqualTo(before);

        act(
                        as("p-head"),
                        nomination,
                        "request-supplement",
                        "{\"reasons\": [{\"code\": \"DOCUMENT_MISSING_HY\", \"text\": \"Thiếu văn bản hiệp y\"},"
                                + " {\"code\": \"DOCUMENT_MISSING_XN\", \"text\": \"Thiếu xác nhận\"}]}")
                .expect(200);
        NominationSubmitted first =
                submission(nomination, new UnitId("C.2"), "BKTTG", AwardLevel.GOVERNMENT, null, TODAY);
        append(
                nomination.toString(),
                "Nomination",
                new NominationResubmitted(
                        nomination,
                        first.proposal(),
                        List.of(document("HY"), document("XN")),
                        List.of(),
                        first.by(),
                        TODAY));
        assertThat(read(as("p-head"), nomination).get("next").get("step").asString())
                .isEqualTo("HEAD");
        act(as("p-head"), nomination, "forward", "{}").expect(200);
        assertThat(read(as("auditor"), nomination).get("next").get("body").asString())
                .isEqualTo("GOV");
    }

    private static DocumentRef document(String item) {
        return new DocumentRef(new DocumentId("doc-" + item), item, "0".repeat(64), 1, "application/pdf");
    }

    private static JsonNode level(JsonNode levels, String level) {
        for (JsonNode each : levels.get("levels")) {
            if (each.get("level").asString().equals(level)) {
                return each;
            }
        }
        throw new AssertionError(List.of(levels).toString());
    }
}
