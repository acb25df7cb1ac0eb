package vn.vinhdanh.approval.write;

import static vn.vinhdanh.approval.Cast.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.approval.Cast;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardId;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.SessionId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.approval.Appraised;
import vn.vinhdanh.events.approval.AwardApproved;
import vn.vinhdanh.events.approval.AwardRefused;
import vn.vinhdanh.events.approval.CaseForwarded;
import vn.vinhdanh.events.approval.CaseHeld;
import vn.vinhdanh.events.approval.CaseLapsed;
import vn.vinhdanh.events.approval.CaseOpened;
import vn.vinhdanh.events.approval.ConsultationRecorded;
import vn.vinhdanh.events.approval.CouncilVoted;
import vn.vinhdanh.events.approval.HoldLifted;
import vn.vinhdanh.events.approval.IntakeAccepted;
import vn.vinhdanh.events.approval.MemberRecused;
import vn.vinhdanh.events.approval.Recommendation;
import vn.vinhdanh.events.approval.RecusalLifted;
import vn.vinhdanh.events.approval.Stage;
import vn.vinhdanh.events.approval.Step;
import vn.vinhdanh.events.approval.StepEscalated;
import vn.vinhdanh.events.approval.StepOverdue;
import vn.vinhdanh.events.approval.StepReleased;
import vn.vinhdanh.events.approval.StepReopened;
import vn.vinhdanh.events.approval.StepStarted;
import vn.vinhdanh.events.approval.StepTaken;
import vn.vinhdanh.events.approval.SupplementReceived;
import vn.vinhdanh.events.approval.SupplementRequested;
import vn.vinhdanh.events.approval.Tally;
import vn.vinhdanh.events.nomination.Reason;

class ApprovalCaseTest {

    private static final StatedReason WHY = new StatedReason("INCOMPLETE", "Thiếu biên bản", "Điều 84");
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);

    private AggregateTestFixture<ApprovalCase> fixture;

    @BeforeEach
    void fixture() {
        fixture = new AggregateTestFixture<>(ApprovalCase.class);
        fixture.registerInjectableResource(CLOCK);
    }

    // ---- keeping out and being let in again

    @Test
    void a_head_who_is_another_lifts_a_recusal_and_the_member_acts_again() {
        List<Object> recused = plus(
                atAppraisal(),
                new MemberRecused(
                        CASE,
                        AwardLevel.DISTRICT,
                        DISTRICT,
                        DISTRICT_APPRAISER.person(),
                        reason(),
                        DISTRICT_APPRAISER,
                        TODAY));
        fixture.given(recused)
                .when(lifting(DISTRICT_HEAD))
                .expectEvents(new RecusalLifted(
                        CASE,
                        AwardLevel.DISTRICT,
                        DISTRICT,
                        DISTRICT_APPRAISER.person(),
                        reason(),
                        DISTRICT_HEAD,
                        TODAY));
        fixture.given(recused)
                .andGivenCommands(lifting(DISTRICT_HEAD))
                .when(appraisal(DISTRICT_APPRAISER))
                .expectSuccessfulHandlerExecution();
        refused(fixture.given(recused).when(appraisal(DISTRICT_APPRAISER)), "RECUSED");
        refused(
                fixture.given(recused)
                        .when(lifting(at(DISTRICT_APPRAISER.person().value(), OfficeKind.HEAD, DISTRICT))),
                "OWN_CONFLICT");
        refused(fixture.given(atAppraisal()).when(lifting(DISTRICT_HEAD)), "NOT_RECUSED");
    }

    @Test
    void a_head_who_keeps_out_too_lifts_nothing() {
        List<Object> both = plus(
                atAppraisal(),
                new MemberRecused(
                        CASE,
                        AwardLevel.DISTRICT,
                        DISTRICT,
                        DISTRICT_APPRAISER.person(),
                        reason(),
                        DISTRICT_APPRAISER,
                        TODAY),
                new MemberRecused(
                        CASE, AwardLevel.DISTRICT, DISTRICT, DISTRICT_HEAD.person(), reason(), DISTRICT_HEAD, TODAY));
        refused(fixture.given(both).when(lifting(DISTRICT_HEAD)), "RECUSED");
    }

    private static LiftRecusal lifting(Actor by) {
        return new LiftRecusal(CASE, null, DISTRICT_APPRAISER.person(), WHY, by, TODAY);
    }

    // ---- two holders of one office

    @Test
    void of_two_holders_of_an_office_one_works_on_a_step_and_the_other_waits() {
        Actor first = DISTRICT_APPRAISER;
        Actor second = at("d-appraiser-2", OfficeKind.APPRAISER, DISTRICT);
        fixture.given(atAppraisal())
                .when(new TakeStep(CASE, null, first, TODAY))
                .expectEvents(new StepTaken(CASE, AwardLevel.DISTRICT, DISTRICT, StepKind.APPRAISAL, first, TODAY));
        refused(
                fixture.given(plus(atAppraisal(), taken(first))).when(new TakeStep(CASE, null, second, TODAY)),
                "STEP_TAKEN");
        refused(fixture.given(plus(atAppraisal(), taken(first))).when(appraisal(second)), "STEP_TAKEN");
        refused(
                fixture.given(plus(atAppraisal(), taken(first))).when(new ReleaseStep(CASE, null, second, TODAY)),
                "STEP_TAKEN");
        fixture.given(plus(atAppraisal(), taken(first)))
                .when(new TakeStep(CASE, null, first, TODAY))
                .expectNoEvents();
        fixture.given(plus(atAppraisal(), taken(first))).when(appraisal(first)).expectSuccessfulHandlerExecution();
    }

    @Test
    void who_took_a_step_or_the_head_releases_it() {
        for (Actor by : List.of(DISTRICT_APPRAISER, DISTRICT_HEAD)) {
            fixture.given(plus(atAppraisal(), taken(DISTRICT_APPRAISER)))
                    .when(new ReleaseStep(CASE, null, by, TODAY))
                    .expectEvents(new StepReleased(
                            CASE,
                            AwardLevel.DISTRICT,
                            DISTRICT,
                            StepKind.APPRAISAL,
                            DISTRICT_APPRAISER.person(),
                            by,
                            TODAY));
        }
        refused(fixture.given(atAppraisal()).when(new ReleaseStep(CASE, null, DISTRICT_HEAD, TODAY)), "STEP_NOT_TAKEN");
    }

    @Test
    void a_step_that_nobody_may_act_on_cannot_be_taken() {
        refused(
                fixture.given(atAppraisal())
                        .when(new TakeStep(CASE, null, at("d-intake", OfficeKind.APPRAISER, DISTRICT), TODAY)),
                "ACTED_AT_ANOTHER_STEP");
    }

    @Test
    void a_step_that_begins_is_free() {
        fixture.given(plus(atAppraisal(), taken(DISTRICT_APPRAISER)))
                .andGivenCommands(appraisal(DISTRICT_APPRAISER))
                .when(new ReleaseStep(CASE, null, DISTRICT_HEAD, TODAY))
                .expectException(Refusal.class);
    }

    private static Appraise appraisal(Actor by) {
        return new Appraise(CASE, null, Recommendation.FAVOURABLE, null, List.of(), by, TODAY);
    }

    private static StepTaken taken(Actor by) {
        return new StepTaken(CASE, AwardLevel.DISTRICT, DISTRICT, StepKind.APPRAISAL, by, TODAY);
    }

    // ---- opening

    @Test
    void a_case_opens_with_its_route_and_starts_at_intake() {
        fixture.givenNoPriorActivity()
                .when(open(TODAY))
                .expectEvents(opened(TODAY), started(AwardLevel.DISTRICT, StepKind.INTAKE, day(12), true));
    }

    @Test
    void a_submission_delivered_twice_opens_one_case() {
        fixture.given(atIntake()).when(open(TODAY)).expectNoEvents();
    }

    @Test
    void a_case_of_a_past_day_has_a_due_day_but_no_timer() {
        LocalDate past = LocalDate.of(2021, 12, 15);
        fixture.givenNoPriorActivity()
                .when(open(past))
                .expectEvents(
                        opened(past),
                        new StepStarted(
                                CASE,
                                AwardLevel.DISTRICT,
                                DISTRICT,
                                StepKind.INTAKE,
                                LocalDate.of(2021, 12, 17),
                                false,
                                past));
    }

    @Test
    void the_first_act_of_today_arms_the_clock() {
        LocalDate past = LocalDate.of(2021, 12, 15);
        fixture.given(
                        opened(past),
                        new StepStarted(CASE, AwardLevel.DISTRICT, DISTRICT, StepKind.INTAKE, null, false, past))
                .when(new AcceptIntake(CASE, null, DISTRICT_INTAKE, TODAY))
                .expectEvents(
                        new IntakeAccepted(
                                CASE,
                                AwardLevel.DISTRICT,
                                DISTRICT,
                                "TN-DL-1-1",
                                CLOCK.plus(TODAY, 17),
                                DISTRICT_INTAKE,
                                TODAY),
                        started(AwardLevel.DISTRICT, StepKind.APPRAISAL, day(24), true));
    }

    // ---- the steps

    @Test
    void intake_gives_a_receipt_with_the_day_of_the_answer_and_appraisal_begins() {
        fixture.given(atIntake())
                .when(new AcceptIntake(CASE, null, DISTRICT_INTAKE, TODAY))
                .expectEvents(
                        new IntakeAccepted(
                                CASE,
                                AwardLevel.DISTRICT,
                                DISTRICT,
                                "TN-DL-1-1",
                                CLOCK.plus(TODAY, 17),
                                DISTRICT_INTAKE,
                                TODAY),
                        started(AwardLevel.DISTRICT, StepKind.APPRAISAL, day(24), true));
    }

    @Test
    void appraisal_is_followed_by_the_council() {
        fixture.given(atAppraisal())
                .when(new Appraise(
                        CASE, null, Recommendation.FAVOURABLE, "Đủ tiêu chuẩn", List.of(), DISTRICT_APPRAISER, TODAY))
                .expectEvents(
                        new Appraised(
                                CASE,
                                AwardLevel.DISTRICT,
                                DISTRICT,
                                Recommendation.FAVOURABLE,
                                Protected.open("Đủ tiêu chuẩn"),
                                List.of(),
                                DISTRICT_APPRAISER,
                                TODAY),
                        started(AwardLevel.DISTRICT, StepKind.COUNCIL, null, true));
    }

    @Test
    void a_public_consultation_that_ran_its_term_is_recorded_and_the_council_begins() {
        fixture.given(atPublicConsultation())
                .when(consulted(LocalDate.of(2026, 2, 10), day(9)))
                .expectEvents(
                        new ConsultationRecorded(
                                CASE,
                                AwardLevel.DISTRICT,
                                DISTRICT,
                                StepKind.PUBLIC_CONSULTATION,
                                LocalDate.of(2026, 2, 10),
                                day(9),
                                Protected.open("Không có ý kiến khác"),
                                DISTRICT_APPRAISER,
                                TODAY),
                        started(AwardLevel.DISTRICT, StepKind.COUNCIL, null, true));
    }

    @Test
    void a_public_consultation_shorter_than_its_term_is_refused() {
        refused(fixture.given(atPublicConsultation()).when(consulted(day(3), day(9))), "CONSULTATION_TOO_SHORT");
    }

    @Test
    void a_consultation_that_is_still_open_is_refused() {
        refused(
                fixture.given(atPublicConsultation()).when(consulted(LocalDate.of(2026, 2, 10), day(11))),
                "CONSULTATION_STILL_OPEN");
    }

    private static RecordConsultation consulted(LocalDate from, LocalDate until) {
        return new RecordConsultation(CASE, null, from, until, "Không có ý kiến khác", DISTRICT_APPRAISER, TODAY);
    }

    private static List<Object> atPublicConsultation() {
        List<Step> steps = List.of(
                new Step(StepKind.APPRAISAL, null, "Điều 2"),
                new Step(StepKind.PUBLIC_CONSULTATION, 10, "Điều 3"),
                new Step(StepKind.COUNCIL, null, null),
                new Step(StepKind.HEAD, 5, null));
        CaseOpened plain = opened(TODAY);
        CaseOpened opened = new CaseOpened(
                plain.caseId(),
                plain.nomination(),
                plain.ref(),
                plain.proposal(),
                plain.regulation(),
                plain.edition(),
                AwardLevel.DISTRICT,
                plain.documents(),
                plain.verdicts(),
                List.of(new Stage(AwardLevel.DISTRICT, DISTRICT, true, steps, null, null)),
                plain.filedBy(),
                plain.on());
        return List.of(
                opened,
                started(AwardLevel.DISTRICT, StepKind.APPRAISAL, null, true),
                new Appraised(
                        CASE,
                        AwardLevel.DISTRICT,
                        DISTRICT,
                        Recommendation.FAVOURABLE,
                        null,
                        List.of(),
                        DISTRICT_APPRAISER,
                        TODAY),
                started(AwardLevel.DISTRICT, StepKind.PUBLIC_CONSULTATION, null, true));
    }

    @Test
    void findings_about_a_person_are_protected_as_theirs() {
        fixture.given(openedFor("hoa"), started(AwardLevel.DISTRICT, StepKind.APPRAISAL, null, true))
                .when(new Appraise(CASE, null, Recommendation.FAVOURABLE, "Tốt", List.of(), DISTRICT_APPRAISER, TODAY))
                .expectEventsMatching(org.axonframework.test.matchers.Matchers.payloadsMatching(
                        org.axonframework.test.matchers.Matchers.predicate(events -> ((Appraised) events.get(0))
                                .findings()
                                .equals(Protected.of(new PersonId("hoa"), "Tốt")))));
    }

    @Test
    void a_head_below_the_deciding_level_forwards() {
        fixture.given(atDistrictHead())
                .when(new ForwardCase(CASE, null, DISTRICT_HEAD, TODAY))
                .expectEvents(
                        new CaseForwarded(
                                CASE,
                                AwardLevel.DISTRICT,
                                DISTRICT,
                                AwardLevel.PROVINCE,
                                PROVINCE,
                                DISTRICT_HEAD,
                                TODAY),
                        new StepStarted(CASE, AwardLevel.PROVINCE, PROVINCE, StepKind.INTAKE, day(12), true, TODAY));
    }

    @Test
    void the_deciding_level_has_nobody_to_forward_to() {
        fixture.given(atProvinceHead())
                .when(new ForwardCase(CASE, null, PROVINCE_HEAD, TODAY))
                .expectException(refusal("LAST_LEVEL"))
                .expectNoEvents();
    }

    @Test
    void what_the_council_did_not_pass_is_not_forwarded_but_can_be_refused() {
        List<Object> notPassed = plus(
                atCouncil(),
                voted(AwardLevel.DISTRICT, DISTRICT, false),
                started(AwardLevel.DISTRICT, StepKind.HEAD, null, true));
        refused(
                fixture.given(notPassed).when(new ForwardCase(CASE, null, DISTRICT_HEAD, TODAY)),
                "COUNCIL_DID_NOT_PASS");
        fixture();
        fixture.given(notPassed)
                .when(new RefuseAward(CASE, null, WHY, DISTRICT_HEAD, TODAY))
                .expectEvents(new AwardRefused(CASE, AwardLevel.DISTRICT, DISTRICT, reason(), DISTRICT_HEAD, TODAY));
    }

    @Test
    void a_step_is_not_done_while_the_case_is_at_another() {
        refused(
                fixture.given(atIntake())
                        .when(new Appraise(
                                CASE, null, Recommendation.FAVOURABLE, null, List.of(), DISTRICT_APPRAISER, TODAY)),
                "AT_ANOTHER_STEP");
    }

    // ---- who keeps out

    @Test
    void nobody_acts_on_their_own_award() {
        refused(
                fixture.given(openedFor("d-intake"), started(AwardLevel.DISTRICT, StepKind.INTAKE, null, true))
                        .when(new AcceptIntake(CASE, null, DISTRICT_INTAKE, TODAY)),
                "OWN_AWARD");
    }

    @Test
    void nobody_acts_on_what_they_filed() {
        Actor clerkToo = at("clerk", OfficeKind.INTAKE_OFFICER, DISTRICT);
        refused(fixture.given(atIntake()).when(new AcceptIntake(CASE, null, clerkToo, TODAY)), "FILED_IT");
    }

    @Test
    void nobody_acts_on_what_was_filed_on_their_behalf() {
        Actor boss = at("boss", OfficeKind.INTAKE_OFFICER, DISTRICT);
        CaseOpened filedForBoss = openedBy(delegate("clerk", at("boss", OfficeKind.SUBMITTER, SCHOOL)));
        refused(
                fixture.given(filedForBoss, started(AwardLevel.DISTRICT, StepKind.INTAKE, null, true))
                        .when(new AcceptIntake(CASE, null, boss, TODAY)),
                "FILED_IT");
    }

    @Test
    void nobody_acts_at_two_steps_of_one_case() {
        Actor both = at("d-intake", OfficeKind.APPRAISER, DISTRICT);
        refused(
                fixture.given(atAppraisal())
                        .when(new Appraise(CASE, null, Recommendation.FAVOURABLE, null, List.of(), both, TODAY)),
                "ACTED_AT_ANOTHER_STEP");
    }

    @Test
    void a_delegation_is_no_way_round_it() {
        Actor forIntake = delegate("deputy", at("d-intake", OfficeKind.APPRAISER, DISTRICT));
        refused(
                fixture.given(atAppraisal())
                        .when(new Appraise(CASE, null, Recommendation.FAVOURABLE, null, List.of(), forIntake, TODAY)),
                "ACTED_AT_ANOTHER_STEP");
    }

    @Test
    void a_head_who_stood_in_for_a_vacant_office_still_acts_at_their_own_step() {
        fixture.given(plus(
                        opening(),
                        new IntakeAccepted(CASE, AwardLevel.DISTRICT, DISTRICT, "TN", null, DISTRICT_HEAD, TODAY),
                        started(AwardLevel.DISTRICT, StepKind.APPRAISAL, null, true),
                        appraisedBy(DISTRICT_HEAD),
                        started(AwardLevel.DISTRICT, StepKind.HEAD, null, true)))
                .when(new ForwardCase(CASE, null, DISTRICT_HEAD, TODAY))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void whoever_is_recused_keeps_out() {
        List<Object> recused = plus(
                atIntake(),
                new MemberRecused(
                        CASE,
                        AwardLevel.DISTRICT,
                        DISTRICT,
                        DISTRICT_INTAKE.person(),
                        reason(),
                        DISTRICT_INTAKE,
                        TODAY));
        refused(fixture.given(recused).when(new AcceptIntake(CASE, null, DISTRICT_INTAKE, TODAY)), "RECUSED");
    }

    @Test
    void recusing_twice_is_recusing_once() {
        fixture.given(atIntake())
                .andGivenCommands(new Recuse(CASE, null, WHY, DISTRICT_INTAKE, TODAY))
                .when(new Recuse(CASE, null, WHY, DISTRICT_INTAKE, TODAY))
                .expectNoEvents();
    }

    // ---- returns

    @Test
    void a_return_names_every_defect_and_stops_the_clock() {
        fixture.given(atIntake())
                .when(new RequestSupplement(CASE, null, List.of(WHY), DISTRICT_INTAKE, TODAY))
                .expectEvents(new SupplementRequested(
                        CASE,
                        AwardLevel.DISTRICT,
                        DISTRICT,
                        StepKind.INTAKE,
                        List.of(reason()),
                        day(17),
                        true,
                        2,
                        DISTRICT_INTAKE,
                        TODAY));
    }

    @Test
    void a_return_without_a_reason_is_refused() {
        refused(
                fixture.given(atIntake()).when(new RequestSupplement(CASE, null, List.of(), DISTRICT_INTAKE, TODAY)),
                "REASONS_MISSING");
    }

    @Test
    void a_second_return_at_the_same_step_needs_the_head() {
        List<Object> answered = plus(atIntake(), returned(), answered());
        refused(
                fixture.given(answered).when(new RequestSupplement(CASE, null, List.of(WHY), DISTRICT_INTAKE, TODAY)),
                "RETURNED_ONCE_ALREADY");
        fixture();
        fixture.given(answered)
                .when(new RequestSupplement(CASE, null, List.of(WHY), DISTRICT_HEAD, TODAY))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void the_answer_lets_the_clock_go_on_with_what_was_left() {
        fixture.given(plus(atIntake(), returned()))
                .when(new ReceiveSupplement(CASE, 7, Cast.proposal(null), List.of(), List.of(), TODAY, TODAY))
                .expectEvents(answered());
    }

    @Test
    void an_answer_delivered_twice_is_taken_once() {
        fixture.given(plus(atIntake(), returned(), answered(), returnedBy(DISTRICT_HEAD)))
                .when(new ReceiveSupplement(CASE, 7, Cast.proposal(null), List.of(), List.of(), TODAY, TODAY))
                .expectNoEvents();
    }

    @Test
    void a_return_that_nobody_answers_in_time_lapses() {
        fixture.given(plus(atIntake(), returned()))
                .when(new LapseCase(CASE, day(18)))
                .expectEvents(new CaseLapsed(CASE, day(18)));
    }

    @Test
    void a_return_does_not_lapse_on_its_last_day() {
        fixture.given(plus(atIntake(), returned()))
                .when(new LapseCase(CASE, day(17)))
                .expectNoEvents();
    }

    @Test
    void a_return_recorded_for_a_past_day_does_not_lapse_by_itself() {
        SupplementRequested past = new SupplementRequested(
                CASE,
                AwardLevel.DISTRICT,
                DISTRICT,
                StepKind.INTAKE,
                List.of(reason()),
                YESTERDAY,
                false,
                2,
                DISTRICT_INTAKE,
                YESTERDAY);
        fixture.given(opened(YESTERDAY), started(AwardLevel.DISTRICT, StepKind.INTAKE, null, false), past)
                .when(new LapseCase(CASE, TODAY))
                .expectNoEvents();
    }

    // ---- dates

    @Test
    void no_act_is_dated_before_the_last_one() {
        refused(
                fixture.given(atIntake()).when(new AcceptIntake(CASE, null, DISTRICT_INTAKE, YESTERDAY)),
                "BEFORE_LAST_ACT");
    }

    // ---- holds

    @Test
    void a_hold_stops_the_clock_and_lifting_it_gives_back_what_was_left() {
        LocalDate later = LocalDate.of(2026, 3, 10);
        fixture.given(plus(
                        atAppraisal(),
                        new CaseHeld(
                                CASE,
                                AwardLevel.DISTRICT,
                                DISTRICT,
                                StepKind.APPRAISAL,
                                reason(),
                                4,
                                DISTRICT_APPRAISER,
                                TODAY)))
                .when(new LiftHold(CASE, null, DISTRICT_APPRAISER, later))
                .expectEvents(new HoldLifted(
                        CASE,
                        AwardLevel.DISTRICT,
                        DISTRICT,
                        StepKind.APPRAISAL,
                        day(16),
                        true,
                        DISTRICT_APPRAISER,
                        later));
    }

    @Test
    void a_held_case_is_not_worked_on() {
        List<Object> held = plus(
                atIntake(),
                new CaseHeld(
                        CASE, AwardLevel.DISTRICT, DISTRICT, StepKind.INTAKE, reason(), 1, DISTRICT_INTAKE, TODAY));
        refused(fixture.given(held).when(new AcceptIntake(CASE, null, DISTRICT_INTAKE, TODAY)), "CASE_HELD");
    }

    @Test
    void lifting_a_hold_keeps_to_the_rule_of_the_own_award() {
        List<Object> held = List.of(
                openedFor("d-appraiser"),
                started(AwardLevel.DISTRICT, StepKind.APPRAISAL, null, true),
                new CaseHeld(
                        CASE, AwardLevel.DISTRICT, DISTRICT, StepKind.APPRAISAL, reason(), 1, DISTRICT_HEAD, TODAY));
        refused(fixture.given(held).when(new LiftHold(CASE, null, DISTRICT_APPRAISER, TODAY)), "OWN_AWARD");
    }

    // ---- clocks

    @Test
    void a_step_is_overdue_on_the_day_after_its_last_one_and_only_once() {
        fixture.given(atIntake()).when(new MarkOverdue(CASE, day(13))).expectEvents(overdue());
        fixture();
        fixture.given(atIntake()).when(new MarkOverdue(CASE, day(12))).expectNoEvents();
        fixture();
        fixture.given(plus(atIntake(), overdue()))
                .when(new MarkOverdue(CASE, day(13)))
                .expectNoEvents();
    }

    @Test
    void one_more_working_day_and_the_head_is_told() {
        fixture.given(plus(atIntake(), overdue()))
                .when(new EscalateStep(CASE, day(14)))
                .expectEvents(
                        new StepEscalated(CASE, AwardLevel.DISTRICT, DISTRICT, StepKind.INTAKE, day(12), day(14)));
        fixture();
        fixture.given(plus(atIntake(), overdue()))
                .when(new EscalateStep(CASE, day(13)))
                .expectNoEvents();
        fixture();
        fixture.given(atIntake()).when(new EscalateStep(CASE, day(20))).expectNoEvents();
    }

    @Test
    void a_step_without_a_timer_is_never_overdue() {
        fixture.given(opened(TODAY), started(AwardLevel.DISTRICT, StepKind.INTAKE, day(12), false))
                .when(new MarkOverdue(CASE, day(20)))
                .expectNoEvents();
    }

    // ---- reopening

    @Test
    void the_head_reopens_the_step_that_was_done_last() {
        fixture.given(atAppraisal())
                .when(new ReopenStep(CASE, null, StepKind.INTAKE, WHY, DISTRICT_HEAD, TODAY))
                .expectEvents(new StepReopened(
                        CASE,
                        AwardLevel.DISTRICT,
                        DISTRICT,
                        StepKind.INTAKE,
                        reason(),
                        day(12),
                        true,
                        DISTRICT_HEAD,
                        TODAY));
    }

    @Test
    void a_step_is_not_reopened_after_the_next_act() {
        refused(
                fixture.given(atCouncil()).when(new ReopenStep(CASE, null, StepKind.INTAKE, WHY, DISTRICT_HEAD, TODAY)),
                "NOT_THE_LAST_STEP");
    }

    @Test
    void a_vote_that_is_reopened_no_longer_counts() {
        fixture.given(plus(
                        atCouncil(),
                        voted(AwardLevel.DISTRICT, DISTRICT, false),
                        started(AwardLevel.DISTRICT, StepKind.HEAD, null, true),
                        new StepReopened(
                                CASE,
                                AwardLevel.DISTRICT,
                                DISTRICT,
                                StepKind.COUNCIL,
                                reason(),
                                null,
                                true,
                                DISTRICT_HEAD,
                                TODAY),
                        voted(AwardLevel.DISTRICT, DISTRICT, true),
                        started(AwardLevel.DISTRICT, StepKind.HEAD, null, true)))
                .when(new ForwardCase(CASE, null, DISTRICT_HEAD, TODAY))
                .expectSuccessfulHandlerExecution();
    }

    // ---- the end

    @Test
    void the_signed_decision_is_followed_once() {
        ApproveAward approve = new ApproveAward(CASE, new DecisionId("q-1"), new AwardId("a-1"), "1/QĐ", TODAY, TODAY);
        AwardApproved approved =
                new AwardApproved(CASE, new DecisionId("q-1"), new AwardId("a-1"), "1/QĐ", TODAY, TODAY);
        fixture.given(atProvinceHead()).when(approve).expectEvents(approved);
        fixture();
        fixture.given(plus(atProvinceHead(), approved)).when(approve).expectNoEvents();
    }

    @Test
    void nothing_is_done_with_a_case_that_has_ended() {
        List<Object> refused = plus(
                atDistrictHead(),
                new AwardRefused(CASE, AwardLevel.DISTRICT, DISTRICT, reason(), DISTRICT_HEAD, TODAY));
        refused(fixture.given(refused).when(new ForwardCase(CASE, null, DISTRICT_HEAD, TODAY)), "CASE_ENDED");
    }

    // ---- how it came to be there

    static LocalDate day(int ofMarch) {
        return LocalDate.of(2026, 3, ofMarch);
    }

    private static OpenCase open(LocalDate on) {
        return new OpenCase(
                CASE,
                "DL-1",
                Cast.proposal(null),
                "vn-2025",
                1,
                AwardLevel.PROVINCE,
                List.of(),
                List.of(),
                twoStages(),
                CLERK,
                on,
                TODAY);
    }

    private static CaseOpened opened(LocalDate on) {
        return opened(null, CLERK, on);
    }

    private static CaseOpened openedFor(String nominee) {
        return opened(nominee, CLERK, TODAY);
    }

    private static CaseOpened openedBy(Actor filer) {
        return opened(null, filer, TODAY);
    }

    private static CaseOpened opened(String nominee, Actor filer, LocalDate on) {
        return new CaseOpened(
                CASE,
                NOMINATION,
                "DL-1",
                Cast.proposal(nominee),
                "vn-2025",
                1,
                AwardLevel.PROVINCE,
                List.of(),
                List.of(),
                twoStages(),
                filer,
                on);
    }

    private static StepStarted started(AwardLevel level, StepKind step, LocalDate due, boolean timed) {
        UnitId body = level == AwardLevel.DISTRICT ? DISTRICT : PROVINCE;
        return new StepStarted(CASE, level, body, step, due, timed, TODAY);
    }

    private static List<Object> opening() {
        return List.of(opened(TODAY), started(AwardLevel.DISTRICT, StepKind.INTAKE, day(12), true));
    }

    private static List<Object> atIntake() {
        return opening();
    }

    private static List<Object> atAppraisal() {
        return plus(
                opening(),
                new IntakeAccepted(CASE, AwardLevel.DISTRICT, DISTRICT, "TN", null, DISTRICT_INTAKE, TODAY),
                started(AwardLevel.DISTRICT, StepKind.APPRAISAL, day(24), true));
    }

    private static List<Object> atCouncil() {
        return plus(
                atAppraisal(),
                appraisedBy(DISTRICT_APPRAISER),
                started(AwardLevel.DISTRICT, StepKind.COUNCIL, null, true));
    }

    private static List<Object> atDistrictHead() {
        return plus(
                atCouncil(),
                voted(AwardLevel.DISTRICT, DISTRICT, true),
                started(AwardLevel.DISTRICT, StepKind.HEAD, day(17), true));
    }

    private static List<Object> atProvinceHead() {
        return plus(
                atDistrictHead(),
                new CaseForwarded(
                        CASE, AwardLevel.DISTRICT, DISTRICT, AwardLevel.PROVINCE, PROVINCE, DISTRICT_HEAD, TODAY),
                started(AwardLevel.PROVINCE, StepKind.HEAD, null, true));
    }

    private static Appraised appraisedBy(Actor actor) {
        return new Appraised(
                CASE, AwardLevel.DISTRICT, DISTRICT, Recommendation.FAVOURABLE, null, List.of(), actor, TODAY);
    }

    private static CouncilVoted voted(AwardLevel level, UnitId body, boolean passed) {
        return new CouncilVoted(
                CASE,
                level,
                body,
                new SessionId("s-1"),
                new Tally(9, 1, 0, 10),
                null,
                passed,
                null,
                DISTRICT_SECRETARY,
                TODAY);
    }

    private static SupplementRequested returned() {
        return returnedBy(DISTRICT_INTAKE);
    }

    private static SupplementRequested returnedBy(Actor actor) {
        return new SupplementRequested(
                CASE,
                AwardLevel.DISTRICT,
                DISTRICT,
                StepKind.INTAKE,
                List.of(reason()),
                day(17),
                true,
                2,
                actor,
                TODAY);
    }

    private static SupplementReceived answered() {
        return new SupplementReceived(
                CASE, 7, Cast.proposal(null), List.of(), List.of(), StepKind.INTAKE, day(12), true, TODAY);
    }

    private static StepOverdue overdue() {
        return new StepOverdue(CASE, AwardLevel.DISTRICT, DISTRICT, StepKind.INTAKE, day(12), day(13));
    }

    private static Reason reason() {
        return WHY.about(null);
    }

    private static List<Object> plus(List<Object> before, Object... more) {
        List<Object> all = new ArrayList<>(before);
        all.addAll(Arrays.asList(more));
        return all;
    }

    private static void refused(ResultValidator<ApprovalCase> result, String code) {
        result.expectException(refusal(code)).expectNoEvents();
    }

    static org.hamcrest.Matcher<Refusal> refusal(String code) {
        return new org.hamcrest.TypeSafeMatcher<>() {
            @Override
            protected boolean matchesSafely(Refusal refusal) {
                return refusal.defects().get(0).code().equals(code);
            }

            @Override
            public void describeTo(org.hamcrest.Description description) {
                description.appendText("the refusal " + code);
            }

            @Override
            protected void describeMismatchSafely(Refusal refusal, org.hamcrest.Description description) {
                description.appendText(refusal.defects().toString());
            }
        };
    }
}
