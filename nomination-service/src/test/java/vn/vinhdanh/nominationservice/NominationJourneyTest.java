package vn.vinhdanh.nominationservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.access.testing.Http;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.eventstore.WriteTransaction;
import vn.vinhdanh.eventstore.view.View;
import vn.vinhdanh.eventstore.view.ViewRebuild;

class NominationJourneyTest extends ServiceTest {

    @Autowired
    private EventStore events;

    @Autowired
    private WriteTransaction write;

    @Autowired
    private ViewRebuild rebuild;

    @Autowired
    private java.util.List<View> views;

    @Test
    void a_clerk_drafts_encloses_submits_and_sees_what_was_filed() {
        String letter = letter("12/TTr");
        Http.Answer drafted = draft("J-1", "Lê Thanh Thảo", letter).expect(201);
        Http.Answer submitted = submit(drafted).expect(200);

        Http.Answer seen = clerk.get("/api/v1/nominations/" + drafted.id() + "?after=" + submitted.position())
                .send()
                .expect(200);
        JsonNode nomination = seen.json();
        assertThat(nomination.get("state").asString()).isEqualTo("SUBMITTED");
        assertThat(nomination.get("level").asString()).isEqualTo("DISTRICT");
        assertThat(nomination.get("regulation").asString()).isEqualTo("vn-2017");
        assertThat(nomination.get("recipient").asString()).isEqualTo("Lê Thanh Thảo");
        assertThat(nomination.get("documents").size()).isEqualTo(3);
        assertThat(seen.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void the_unit_sees_its_nomination_move_as_the_case_does() {
        Http.Answer drafted = draft("J-2", "Tổ trưởng", letter("13/TTr")).expect(201);
        submit(drafted).expect(200);
        CaseOnTheLog aCase = new CaseOnTheLog(events, write, drafted.id(), LocalDate.of(2021, 11, 8));

        aCase.opened();
        JsonNode inReview = seen(drafted.id(), aCase.started(StepKind.INTAKE));
        assertThat(inReview.get("state").asString()).isEqualTo("IN_REVIEW");
        assertThat(inReview.get("next").get("office").asString()).isEqualTo("INTAKE_OFFICER");
        assertThat(inReview.get("next").get("due").asString()).isEqualTo("2021-11-11");
        assertThat(inReview.get("next").get("overdue").asBoolean()).isTrue();

        JsonNode returned = seen(drafted.id(), aCase.returned());
        assertThat(returned.get("state").asString()).isEqualTo("RETURNED");
        assertThat(returned.get("next").get("office").asString()).isEqualTo("SUBMITTER");
        assertThat(returned.get("reasons").get(0).get("text").asString()).isEqualTo("Thiếu biên bản");

        Http.Answer answered = clerk.post("/api/v1/nominations/" + drafted.id() + "/resubmit")
                .ifMatch(returned.get("version").asLong())
                .json("{\"date\": \"2021-11-09\"}")
                .send()
                .expect(200);
        aCase.answered(answered.version());
        aCase.accepted();
        JsonNode awaiting = seen(drafted.id(), aCase.started(StepKind.HEAD));
        assertThat(awaiting.get("state").asString()).isEqualTo("AWAITING_DECISION");
        JsonNode intakeStep = awaiting.get("route").get(0);
        assertThat(intakeStep.get("state").asString()).isEqualTo("DONE");
        assertThat(intakeStep.get("actor").asString()).isEqualTo("intake");
        assertThat(intakeStep.get("onBehalfOf").asString()).isEqualTo("principal");

        long position = aCase.awarded();
        JsonNode awarded = seen(drafted.id(), position);
        assertThat(awarded.get("state").asString()).isEqualTo("AWARDED");
        assertThat(awarded.get("decision").get("number").asString()).isEqualTo("1/QĐ-UBND");
        assertThat(awarded.get("next").isNull()).isTrue();

        JsonNode before = clerk.get("/api/v1/nominations/" + drafted.id() + "?position=" + returned.get("position"))
                .send()
                .expect(200)
                .json();
        assertThat(before.get("state").asString()).isEqualTo("RETURNED");
    }

    @Test
    void officers_of_a_body_see_a_nomination_once_its_case_has_reached_that_body() {
        Http.Answer drafted = draft("J-3", "Người thứ ba", letter("14/TTr")).expect(201);
        Http.Answer submitted = submit(drafted).expect(200);
        String path = "/api/v1/nominations/" + drafted.id() + "?after=";

        intake.get(path + submitted.position()).send().expect(404);
        as("appraiser.dilinh").get(path + submitted.position()).send().expect(404);

        long opened = new CaseOnTheLog(events, write, drafted.id(), LocalDate.of(2021, 11, 8)).opened();

        intake.get(path + opened).send().expect(200);
        as("appraiser.dilinh").get(path + opened).send().expect(200);
        districtClerk.get(path + opened).send().expect(200);
        auditor.get(path + opened).send().expect(200);
        otherClerk.get(path + opened).send().expect(404);
        admin.get(path + opened).send().expect(404);
    }

    @Test
    void a_view_that_is_built_anew_has_the_same_rows() {
        Http.Answer drafted = draft("J-4", "Người thứ tư", letter("15/TTr")).expect(201);
        Http.Answer submitted = submit(drafted).expect(200);
        seen(drafted.id(), submitted.position());

        for (String name : new String[] {"nominations", "letters", "persons"}) {
            String before = rows(name);
            rebuild.rebuild(views.stream()
                    .filter(view -> view.name().equals("nomination." + name))
                    .findFirst()
                    .orElseThrow());
            assertThat(rows(name)).isEqualTo(before).isNotEmpty();
        }
    }

    private String rows(String table) {
        return jdbc.sql("select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from nomination." + table
                        + " t")
                .query(String.class)
                .single();
    }

    private JsonNode seen(String nomination, long position) {
        return clerk.get("/api/v1/nominations/" + nomination + "?after=" + position)
                .send()
                .expect(200)
                .json();
    }

    private Http.Answer submit(Http.Answer drafted) {
        return clerk.post("/api/v1/nominations/" + drafted.id() + "/submit")
                .ifMatch(drafted.version())
                .json("{\"date\": \"2021-11-04\"}")
                .send();
    }

    private Http.Answer draft(String ref, String recipient, String letter) {
        return clerk.post("/api/v1/nominations")
                .json("""
                        {"ref": "%s", "award": "GK_HUYEN", "recipientKind": "INDIVIDUAL", "recipient": "%s",
                         "recipientUnit": "D.DILINH.25033", "proposedBy": "D.DILINH.25033",
                         "movement": "Phòng, chống dịch COVID-19 năm 2021", "commendationType": "DOT_XUAT",
                         "letter": {"id": "%s"}, "date": "2021-11-03"}
                        """.formatted(ref, recipient, letter))
                .send();
    }

    private String letter(String number) {
        Http.Answer letter =
                clerk.post("/api/v1/letters").json("""
                        {"unit": "D.DILINH.25033", "number": "%s", "date": "2021-11-02", "signer": "Chủ tịch UBND xã",
                         "recordedOn": "2021-11-02"}
                        """.formatted(number)).send().expect(201);
        for (String item : new String[] {"TT", "BCTT", "BB"}) {
            clerk.post("/api/v1/letters/" + letter.id() + "/documents?date=2021-11-02")
                    .document(item, item + ".pdf", PDF)
                    .send()
                    .expect(201);
        }
        return letter.id();
    }
}
