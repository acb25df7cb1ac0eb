package vn.vinhdanh.approval.automation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.approval.Cast;
import vn.vinhdanh.approval.write.WithdrawCase;
import vn.vinhdanh.approvalservice.ServiceTest;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.nomination.NominationResubmitted;
import vn.vinhdanh.events.nomination.NominationSubmitted;
import vn.vinhdanh.events.nomination.NominationWithdrawn;
import vn.vinhdanh.events.nomination.WithdrawalRequested;

class CaseFollowsNominationTest extends ServiceTest {

    @Autowired
    private CommandGateway commands;

    @Test
    void the_route_is_that_of_the_organisation_on_the_day_of_submission() {
        JsonNode now = read(as("auditor"), submitted("BKT", AwardLevel.PROVINCE, null, TODAY));
        assertThat(bodies(now)).containsExactly("C.1", "P.1");
        JsonNode then =
                read(as("auditor"), submitted("BKT", AwardLevel.PROVINCE, null, java.time.LocalDate.of(2025, 6, 10)));
        assertThat(bodies(then)).containsExactly("C.1", "D.1", "P.1");
    }

    @Test
    void the_route_waits_for_what_the_organisation_was_just_told() {
        for (int i = 0; i < 40; i++) {
            long change = office("extra" + i, "C.2", OfficeKind.COUNCIL_MEMBER);
            NominationId nomination = submitted("BKT", AwardLevel.PROVINCE, null, TODAY);
            if (i == 39) {
                assertThat(read(as("auditor"), nomination).get("position").asLong())
                        .isGreaterThan(change);
            }
        }
    }

    @Test
    void a_nomination_withdrawn_before_its_case_was_open_withdraws_the_case_too() {
        NominationId nomination = new NominationId(Id.next());
        NominationSubmitted submitted = submission(nomination, SCHOOL, "BKT", AwardLevel.PROVINCE, null, TODAY);
        write.execute(() -> {
            eventStore.publish(
                    new GenericDomainEventMessage<>("Nomination", nomination.toString(), 0, submitted),
                    new GenericDomainEventMessage<>(
                            "Nomination",
                            nomination.toString(),
                            1,
                            new NominationWithdrawn(nomination, clerk(), -1, TODAY)));
            return nomination;
        });
        assertThat(read(as("auditor"), nomination).get("state").asString()).isEqualTo("WITHDRAWN");
    }

    @Test
    void a_withdrawal_of_a_draft_is_no_cases_matter() {
        NominationId nomination = new NominationId(Id.next());
        append(nomination.toString(), "Nomination", new NominationWithdrawn(nomination, clerk(), -1, TODAY));
        long next = append(
                "nomination:" + Id.next(), "Nomination", new NominationWithdrawn(nomination, clerk(), -1, TODAY));
        awaitViews(next);
        assertThat(deadLetters()).isZero();
        as("auditor").get("/api/v1/cases/" + nomination.value()).send().expect(404);
    }

    @Test
    void a_withdrawal_is_answered_once_however_often_it_is_heard_of() {
        NominationId nomination = atAppraiser(null);
        append(nomination.toString(), "Nomination", new WithdrawalRequested(nomination, clerk(), TODAY));
        assertThat(read(as("auditor"), nomination).get("state").asString()).isEqualTo("WITHDRAWN");
        long head = log.head();
        commands.sendAndWait(new WithdrawCase(CaseId.of(nomination), 1, TODAY));
        assertThat(log.head()).isEqualTo(head);
    }

    @Test
    void the_answer_to_a_return_brings_the_case_back_with_what_it_says_now() {
        NominationId nomination = atAppraiser(null);
        act(
                        as("p-appraiser"),
                        nomination,
                        "request-supplement",
                        "{\"reasons\": [{\"code\": \"MISSING\", \"text\": \"Thiếu biên bản\"}]}")
                .expect(200);
        NominationSubmitted first = submission(nomination, SCHOOL, "BKT", AwardLevel.PROVINCE, null, TODAY);
        append(
                nomination.toString(),
                "Nomination",
                new NominationResubmitted(nomination, first.proposal(), List.of(), List.of(), clerk(), TODAY));
        JsonNode answered = read(as("p-appraiser"), nomination);
        assertThat(answered.get("state").asString()).isEqualTo("IN_REVIEW");
        assertThat(answered.get("next").get("step").asString()).isEqualTo("APPRAISAL");
    }

    @Test
    void nothing_is_left_in_the_dead_letter_queue() {
        awaitViews(log.head());
        assertThat(deadLetters()).isZero();
    }

    private int deadLetters() {
        return jdbc.sql("select count(*) from events.dead_letter_entry")
                .query(Integer.class)
                .single();
    }

    private static List<String> bodies(JsonNode read) {
        return read.get("route").findValuesAsString("body").stream().distinct().toList();
    }

    private static Actor clerk() {
        return new Actor(person("clerk"), new OfficeId("office.clerk"), OfficeKind.SUBMITTER, Cast.SCHOOL, null);
    }
}
