package vn.vinhdanh.approval.automation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.approvalservice.Http;
import vn.vinhdanh.approvalservice.ServiceTest;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;
import vn.vinhdanh.events.organisation.UnitDissolved;
import vn.vinhdanh.events.organisation.UnitRegistered;

/** Communes that end while cases lie with them, in the running service. */
class CasesMoveOnTest extends ServiceTest {

    private static final String MANY =
            "insert into approval.inbox select 'm' || i, 'C.' || i % 200, 'HEAD', 'S.1', 'COMMUNE',"
                    + " 'C.' || i % 200, 'HEAD', 'IN_REVIEW', date '2026-01-01', null, date '9999-12-31', false, false, false,"
                    + " 1000000 + i, 9223372036854775807 from generate_series(1, 5000) i; analyze approval.inbox";

    private static final LocalDate YESTERDAY = TODAY.minusDays(1);

    @Autowired
    private Dissolutions dissolutions;

    @Test
    void a_case_goes_on_at_the_successor_of_its_commune_and_everybody_sees_it_there() {
        UnitId old = commune();
        UnitId successor = commune();
        NominationId nomination = at(old);
        awaitMove(nomination, dissolve(old, YESTERDAY, successor), successor);

        JsonNode moved = read(as("auditor"), nomination);
        assertThat(moved.get("state").asString()).isEqualTo("IN_REVIEW");
        assertThat(moved.get("next").get("body").asString()).isEqualTo(successor.value());
        assertThat(moved.get("route").findValuesAsString("body")).doesNotContain(old.value());
        assertThat(inbox("intake-" + successor.value())).contains(nomination.value());
        act(as("intake-" + successor.value()), nomination, "accept", "{}").expect(200);
        read(as("intake-" + old.value()), nomination); // reading outlives the unit
    }

    @Test
    void among_several_successors_an_administrator_above_chooses() {
        UnitId old = commune();
        UnitId first = commune();
        UnitId second = commune();
        NominationId nomination = at(old);
        dissolve(old, YESTERDAY, first, second);
        awaitOwner(nomination, "ADMINISTRATOR");

        JsonNode waiting = read(as("auditor"), nomination);
        assertThat(waiting.get("next").get("body").asString()).isEqualTo("P.1");
        assertThat(waiting.get("next").get("choices")).hasSize(2);
        assertThat(inbox("operator")).contains(nomination.value());
        String chosen =
                "{\"to\": \"%s\", \"reason\": {\"code\": \"RESIDENCE\", \"text\": \"Trụ sở thuộc địa bàn mới\"}}";
        act(as("p-intake"), nomination, "transfer", chosen.formatted(second.value()))
                .expect(404);
        act(as("intake-" + old.value()), nomination, "transfer", chosen.formatted(second.value()))
                .expect(403);
        assertThat(act(as("operator"), nomination, "transfer", chosen.formatted("P.1"))
                        .expect(422)
                        .defects())
                .containsExactly("NOT_A_SUCCESSOR /to");
        act(as("operator"), nomination, "transfer", chosen.formatted(second.value()))
                .expect(200);
        assertThat(inbox("operator")).doesNotContain(nomination.value());
        assertThat(inbox("intake-" + second.value())).contains(nomination.value());
    }

    @Test
    void an_administrator_chooses_on_a_page_without_seeing_the_case() {
        UnitId old = commune();
        UnitId first = commune();
        NominationId nomination = at(old);
        dissolve(old, YESTERDAY, first, commune());
        awaitOwner(nomination, "ADMINISTRATOR");

        Http operator = as("operator");
        String path = "/cases/" + nomination.value();
        assertThat(operator.get(path).page().expect(302).ledTo()).isEqualTo(path + "/transfer");
        String form = page(operator, path + "/transfer");
        assertThat(form)
                .contains("value=\"" + first.value() + "\"", "Trường Mới")
                .doesNotContain("Hoa Hồng");
        as("p-intake").get(path + "/transfer").page().expect(404);
        as("intake-" + old.value()).get(path + "/transfer").page().expect(403);
        assertThat(page(as("auditor"), path)).doesNotContain(path + "/transfer", "/accept");

        String version = form.replaceFirst("(?s).*name=\"_version\" value=\"(\\d+)\".*", "$1");
        operator.post(path + "/transfer")
                .fields("to", first.value(), "text", " ", "_version", version)
                .send()
                .expect(302);
        assertThat(page(operator, path + "/transfer")).contains("id=\"error-text\"");
        assertThat(operator.post(path + "/transfer")
                        .fields("to", first.value(), "text", "Thuộc địa bàn", "_version", version)
                        .send()
                        .expect(302)
                        .ledTo())
                .isEqualTo("/inbox");
        assertThat(inbox("intake-" + first.value())).contains(nomination.value());
    }

    @Test
    void a_commune_without_a_successor_leaves_its_cases_to_the_province() {
        UnitId old = commune();
        NominationId nomination = at(old);
        awaitMove(nomination, dissolve(old, YESTERDAY), PROVINCE);
        assertThat(inbox("p-intake")).contains(nomination.value());
        act(as("p-intake"), nomination, "accept", "{}").expect(200);
        assertThat(read(as("auditor"), nomination)
                        .get("route")
                        .get(0)
                        .get("state")
                        .asString())
                .isEqualTo("TRANSFERRED");
    }

    @Test
    void an_end_that_is_announced_moves_cases_when_the_day_has_come() {
        UnitId old = commune();
        UnitId successor = commune();
        NominationId nomination = at(old);
        awaitViews(dissolve(old, TODAY, successor));
        awaitKept(old);
        dissolutions.sweep(TODAY);
        assertThat(read(as("auditor"), nomination).get("next").get("body").asString())
                .isEqualTo(old.value());
        dissolutions.sweep(TODAY.plusDays(1));
        assertThat(read(as("auditor"), nomination).get("next").get("body").asString())
                .isEqualTo(successor.value());
    }

    @Test
    void a_case_of_the_past_that_is_recorded_after_the_end_stays_where_it_was_then() {
        UnitId old = commune();
        UnitId successor = commune();
        awaitViews(dissolve(old, YESTERDAY, successor));
        awaitKept(old);
        NominationId nomination = submitted(school(old), "BKT", AwardLevel.PROVINCE, null, TODAY.minusDays(30));
        awaitViews(log.head());
        read(as("auditor"), nomination);
        dissolutions.sweep(TODAY);
        assertThat(read(as("auditor"), nomination).get("next").get("body").asString())
                .isEqualTo(old.value());
    }

    @Test
    void the_cases_of_a_unit_are_found_by_an_index() {
        assertThat(plan(Dissolutions.CASES, MANY)).contains("inbox_stage").doesNotContain("Seq Scan");
    }

    private NominationId at(UnitId commune) {
        NominationId nomination = submitted(school(commune), "BKT", AwardLevel.PROVINCE, null, TODAY);
        assertThat(read(as("auditor"), nomination).get("next").get("body").asString())
                .isEqualTo(commune.value());
        return nomination;
    }

    private UnitId commune() {
        UnitId unit = new UnitId("C." + Id.next());
        append(
                unit.toString(),
                "Unit",
                new UnitRegistered(unit, "Ủy ban nhân dân xã Mới", UnitKind.COMMUNE, PROVINCE, null, null));
        office("intake-" + unit.value(), unit.value(), OfficeKind.INTAKE_OFFICER);
        awaitViews(setting(unit.value(), null, "steps", "INTAKE,HEAD"));
        return unit;
    }

    private UnitId school(UnitId commune) {
        UnitId unit = new UnitId("S." + Id.next());
        awaitViews(append(
                unit.toString(),
                "Unit",
                new UnitRegistered(unit, "Trường Mới", UnitKind.PUBLIC_SERVICE_UNIT, commune, null, null)));
        return unit;
    }

    private long dissolve(UnitId unit, LocalDate lastDay, UnitId... successors) {
        return append(unit.toString(), "Unit", new UnitDissolved(unit, lastDay, List.of(successors)));
    }

    private void awaitMove(NominationId nomination, long after, UnitId body) {
        awaitViews(after);
        await(nomination, next -> next.get("body").asString().equals(body.value()));
    }

    private void awaitOwner(NominationId nomination, String office) {
        await(nomination, next -> next.get("office").asString().equals(office));
    }

    private void await(NominationId nomination, java.util.function.Predicate<JsonNode> there) {
        until(() -> there.test(read(as("auditor"), nomination).get("next")));
    }

    private void awaitKept(UnitId unit) {
        until(() -> jdbc.sql("select count(*) from approval.dissolution where unit = :unit")
                        .param("unit", unit.value())
                        .query(Integer.class)
                        .single()
                == 1);
    }

    private static void until(java.util.function.BooleanSupplier there) {
        long deadline = System.nanoTime() + java.time.Duration.ofSeconds(30).toNanos();
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private List<String> inbox(String username) {
        Http.Answer answer = as(username)
                .get("/api/v1/inbox?limit=200&after=" + log.head())
                .send()
                .expect(200);
        return answer.json().get("items").findValuesAsString("id");
    }
}
