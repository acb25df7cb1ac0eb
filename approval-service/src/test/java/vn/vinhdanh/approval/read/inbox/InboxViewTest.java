package vn.vinhdanh.approval.read.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approval.automation.Deadlines;
import vn.vinhdanh.approval.office.Seat;
import vn.vinhdanh.approvalservice.Http;
import vn.vinhdanh.approvalservice.ServiceTest;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.DelegationId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.organisation.DelegationGranted;
import vn.vinhdanh.events.organisation.OfficeEnded;

class InboxViewTest extends ServiceTest {

    @Autowired
    private Deadlines deadlines;

    @Test
    void a_case_is_in_the_inbox_of_whoever_owns_its_step_and_in_no_other() {
        NominationId nomination = atAppraiser(null);
        assertThat(inbox("p-appraiser", "kind=APPRAISAL")).contains(nomination.value());
        assertThat(inbox("p-appraiser", "kind=INTAKE")).doesNotContain(nomination.value());
        assertThat(inbox("p-intake", "")).doesNotContain(nomination.value());
        assertThat(inbox("p-head", "")).doesNotContain(nomination.value());
        assertThat(inbox("c-appraiser", "")).doesNotContain(nomination.value());
        assertThat(inbox("stranger", "")).isEmpty();
    }

    @Test
    void a_line_says_since_when_until_when_and_in_which_version() {
        NominationId nomination = atAppraiser(null);
        JsonNode line = line("p-appraiser", nomination);
        assertThat(line.get("step").asString()).isEqualTo("APPRAISAL");
        assertThat(line.get("body").asString()).isEqualTo("P.1");
        assertThat(line.get("since").asString()).isEqualTo(TODAY.toString());
        assertThat(line.get("due").asString()).isEqualTo("2026-03-24");
        assertThat(line.get("version").asLong())
                .isEqualTo(read(as("auditor"), nomination).get("version").asLong());
    }

    @Test
    void what_is_returned_is_in_the_inbox_of_the_unit() {
        NominationId nomination = atAppraiser(null);
        act(
                        as("p-appraiser"),
                        nomination,
                        "request-supplement",
                        "{\"reasons\": [{\"code\": \"MISSING\", \"text\": \"Thiếu biên bản\"}]}")
                .expect(200);
        assertThat(inbox("clerk", "")).contains(nomination.value());
        assertThat(inbox("p-appraiser", "")).doesNotContain(nomination.value());
        assertThat(line("clerk", nomination).get("due").asString()).isEqualTo("2026-03-17");
    }

    @Test
    void the_head_has_what_lies_at_a_vacant_office() {
        NominationId nomination = submitted(COMMUNE, "BKT", AwardLevel.PROVINCE, null, TODAY);
        act(as("p-intake"), nomination, "accept", "{}").expect(200);
        act(as("p-appraiser"), nomination, "appraise", "{\"recommendation\": \"FAVOURABLE\"}")
                .expect(200);
        assertThat(inbox("p-secretary", "")).contains(nomination.value());
        assertThat(inbox("p-head", "")).doesNotContain(nomination.value());
    }

    @Test
    void who_keeps_out_of_a_case_does_not_find_it_in_their_inbox() {
        NominationId nomination = atAppraiser(null);
        act(as("p-appraiser"), nomination, "recuse", "{\"reason\": {\"code\": \"RELATIVE\", \"text\": \"Người thân\"}}")
                .expect(200);
        assertThat(inbox("p-appraiser", "")).doesNotContain(nomination.value());
        NominationId own = atAppraiser("p-appraiser");
        assertThat(inbox("p-appraiser", "")).doesNotContain(own.value());
    }

    @Test
    void whoever_holds_the_office_too_sees_that_a_step_is_taken_and_acts_once_it_is_released() {
        NominationId nomination = atAppraiser(null);
        awaitViews(office("p-appraiser2", "P.1.SNV", OfficeKind.APPRAISER));
        act(as("p-appraiser"), nomination, "take", "{}").expect(200);
        String holder = person("p-appraiser").value();
        assertThat(line("p-appraiser2", nomination).get("takenBy").asString()).isEqualTo(holder);
        assertThat(read(as("p-appraiser2"), nomination)
                        .get("next")
                        .get("takenBy")
                        .asString())
                .isEqualTo(holder);
        String appraisal = "{\"recommendation\": \"FAVOURABLE\"}";
        assertThat(act(as("p-appraiser2"), nomination, "appraise", appraisal)
                        .expect(409)
                        .defects())
                .containsExactly("STEP_TAKEN");
        act(as("p-head"), nomination, "release", "{}").expect(200);
        assertThat(line("p-appraiser2", nomination).get("takenBy").isNull()).isTrue();
        act(as("p-appraiser2"), nomination, "appraise", appraisal).expect(200);
        awaitViews(append(
                new OfficeId("office.p-appraiser2").toString(),
                "Office",
                new OfficeEnded(new OfficeId("office.p-appraiser2"), TODAY.minusDays(1), null)));
    }

    @Test
    void a_delegate_finds_what_was_delegated_apart_from_their_own() {
        NominationId nomination = atAppraiser(null);
        account("deputy");
        DelegationId delegation = new DelegationId("delegation.deputy." + nomination.value());
        long granted = append(
                delegation.toString(),
                "Delegation",
                new DelegationGranted(
                        delegation,
                        new OfficeId("office.p-appraiser"),
                        person("deputy"),
                        TODAY.minusDays(1),
                        TODAY.plusDays(1),
                        "QĐ 5"));
        awaitViews(granted);
        assertThat(inbox("deputy", "delegated=true")).contains(nomination.value());
        assertThat(inbox("deputy", "delegated=false")).isEmpty();
        assertThat(line("deputy", nomination).get("onBehalfOf").asString())
                .isEqualTo(person("p-appraiser").value());
        act(as("deputy"), nomination, "appraise", "{\"recommendation\": \"FAVOURABLE\"}")
                .expect(200);
        JsonNode route = read(as("auditor"), nomination).get("route");
        assertThat(route.findValuesAsString("onBehalfOf"))
                .contains(person("p-appraiser").value());
    }

    @Test
    void a_list_goes_on_where_it_stopped_and_ends_once() {
        for (int i = 0; i < 3; i++) {
            submitted("BKT", AwardLevel.PROVINCE, null, TODAY);
        }
        List<String> all = inbox("c-intake", "limit=200");
        java.util.ArrayList<String> pieces = new java.util.ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = as("c-intake")
                    .get("/api/v1/inbox?limit=2" + cursor)
                    .send()
                    .expect(200)
                    .json();
            pieces.addAll(page.get("items").findValuesAsString("id"));
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").asString();
        } while (!cursor.isEmpty());
        assertThat(pieces).containsExactlyElementsOf(all);
    }

    @Test
    void an_inbox_is_told_as_of_a_position() {
        NominationId nomination = atAppraiser(null);
        long then = log.head();
        act(as("p-appraiser"), nomination, "appraise", "{\"recommendation\": \"FAVOURABLE\"}")
                .expect(200);
        assertThat(inbox("p-appraiser", "")).doesNotContain(nomination.value());
        assertThat(as("p-appraiser")
                        .get("/api/v1/inbox?position=" + then)
                        .send()
                        .expect(200)
                        .json()
                        .get("items")
                        .findValuesAsString("id"))
                .contains(nomination.value());
    }

    @Test
    void a_step_that_runs_out_is_overdue_then_escalated_and_a_return_lapses() {
        NominationId late = atAppraiser(null);
        NominationId returned = atAppraiser(null);
        act(
                        as("p-appraiser"),
                        returned,
                        "request-supplement",
                        "{\"reasons\": [{\"code\": \"MISSING\", \"text\": \"Thiếu biên bản\"}]}")
                .expect(200);
        sweep(LocalDate.of(2026, 3, 24));
        assertThat(line("p-appraiser", late).get("overdue").asBoolean()).isFalse();
        assertThat(read(as("auditor"), returned).get("state").asString()).isEqualTo("LAPSED");

        sweep(LocalDate.of(2026, 3, 25));
        assertThat(inbox("p-appraiser", "overdue=true")).contains(late.value());
        assertThat(line("p-appraiser", late).get("escalated").asBoolean()).isFalse();
        sweep(LocalDate.of(2026, 3, 26));
        assertThat(line("p-appraiser", late).get("escalated").asBoolean()).isTrue();
        long settled = log.head();
        sweep(LocalDate.of(2026, 3, 27));
        assertThat(log.head()).isEqualTo(settled);
    }

    private void sweep(LocalDate day) {
        awaitViews(log.head());
        deadlines.sweep(day);
    }

    @Test
    void an_inbox_is_read_by_its_index() {
        String sql = InboxRepository.sql(
                List.of(new Seat(OfficeKind.APPRAISER, PROVINCE, null)),
                person("p-appraiser"),
                InboxFilter.of(null, null),
                Paging.first(50),
                ReadAt.now(),
                new HashMap<>());
        assertThat(plan(sql)).contains("inbox_desk").contains("kept_apart").doesNotContain("Seq Scan");
        String then = InboxRepository.sql(
                List.of(new Seat(OfficeKind.APPRAISER, PROVINCE, null)),
                person("p-appraiser"),
                InboxFilter.of(null, true),
                Paging.first(50),
                ReadAt.position(7),
                new HashMap<>());
        assertThat(plan(then)).contains("inbox_desk_then").doesNotContain("Seq Scan");
    }

    private List<String> inbox(String username, String query) {
        Http.Answer answer = as(username)
                .get("/api/v1/inbox?limit=200&after=" + log.head() + (query.isEmpty() ? "" : "&" + query))
                .send()
                .expect(200);
        return answer.json().get("items").findValuesAsString("id");
    }

    private JsonNode line(String username, NominationId nomination) {
        JsonNode items = as(username)
                .get("/api/v1/inbox?limit=200&after=" + log.head())
                .send()
                .expect(200)
                .json()
                .get("items");
        for (JsonNode item : items) {
            if (item.get("id").asString().equals(nomination.value())) {
                return item;
            }
        }
        throw new AssertionError(nomination + " is not in " + items);
    }
}
