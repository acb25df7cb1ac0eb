package vn.vinhdanh.decision.write;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vinhdanh.approval.Cast.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.config.AggregateConfigurer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.approval.Cast;
import vn.vinhdanh.approval.write.ApprovalCase;
import vn.vinhdanh.approval.write.HoldCase;
import vn.vinhdanh.approval.write.Scene;
import vn.vinhdanh.approval.write.StatedReason;
import vn.vinhdanh.approval.write.Succession;
import vn.vinhdanh.approval.write.WithdrawCase;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardId;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.approval.CaseHeld;
import vn.vinhdanh.events.approval.CasePutToDecision;
import vn.vinhdanh.events.approval.CaseTakenFromDecision;
import vn.vinhdanh.events.approval.CaseWithdrawn;
import vn.vinhdanh.events.approval.Stage;
import vn.vinhdanh.events.approval.Step;
import vn.vinhdanh.events.approval.WithdrawalDeclined;
import vn.vinhdanh.events.decision.AwardGranted;
import vn.vinhdanh.events.decision.AwardRevoked;
import vn.vinhdanh.events.decision.CaseStruckFromDecision;
import vn.vinhdanh.events.decision.DecisionDrafted;
import vn.vinhdanh.events.decision.DecisionPublished;
import vn.vinhdanh.events.decision.DecisionSigned;

/** A decision and its cases, which change together. */
class DecisionTest {

    private static final DecisionId DECISION = new DecisionId("q-1");
    private static final CaseId OTHER = new CaseId("n-2");
    private static final StatedReason WHY = new StatedReason("COMPLAINT", "Có đơn thư", "Điều 4.4");
    private static final StatedReason FRAUD = new StatedReason("FRAUD", "Kê khai gian dối", null);

    private final LawInATown town = new LawInATown(Map.of("P.1/decider", "PROVINCE"));
    private final SigningRules rules =
            new SigningRules(Cast.LAW, town, town, (actor, body, on) -> true, (unit, on) -> unit.value());
    private final Scene scene = Scene.with(configurer -> configurer
            .registerComponent(SigningRules.class, c -> rules)
            .configureAggregate(AggregateConfigurer.defaultConfiguration(Decision.class))
            .registerCommandHandler(c -> new DecisionOverCases(
                    c.repository(Decision.class),
                    c.repository(ApprovalCase.class),
                    CLOCK,
                    rules,
                    new Succession(Cast.LAW, town, town, (unit, on) -> unit.value()),
                    (unit, on) -> unit.value(),
                    Scene.conflicts(c))));

    @AfterEach
    void end() {
        scene.end();
    }

    @Test
    void a_declared_conflict_keeps_its_declarer_from_drafting_and_from_signing() {
        scene.open(CASE, List.of(headOnly()), "n-hoa");
        scene.declare(PROVINCE_HEAD, new PersonId("n-hoa"));
        scene.refused(draftBy(PROVINCE_HEAD), "CONFLICT_DECLARED");
        Actor deputy = at("p-deputy", OfficeKind.HEAD, PROVINCE);
        scene.refused(draftBy(Cast.delegate("somebody", PROVINCE_HEAD)), "CONFLICT_DECLARED");
        scene.when(draftBy(deputy));
        scene.refused(new SignDecision(DECISION, null, "1/QĐ", TODAY, PROVINCE_HEAD, TODAY), "CONFLICT_DECLARED");
        scene.when(new SignDecision(DECISION, null, "1/QĐ", TODAY, deputy, TODAY));
    }

    private static DraftDecision draftBy(Actor head) {
        return new DraftDecision(DECISION, AwardLevel.PROVINCE, PROVINCE, List.of(CASE), head, TODAY);
    }

    private static Stage headOnly() {
        return new Stage(AwardLevel.PROVINCE, PROVINCE, true, List.of(new Step(StepKind.HEAD, null, null)), null, null);
    }

    @Test
    void drafting_names_the_decision_in_each_of_its_cases() {
        atHead(CASE, null);
        atHead(OTHER, null);
        draft(CASE, OTHER);
        assertThat(scene.last(DECISION, DecisionDrafted.class).items())
                .extracting("caseId")
                .containsExactly(CASE, OTHER);
        assertThat(scene.last(CASE, CasePutToDecision.class).decision()).isEqualTo(DECISION);
        assertThat(scene.last(OTHER, CasePutToDecision.class).decision()).isEqualTo(DECISION);
    }

    @Test
    void a_case_stands_in_one_draft() {
        atHead(CASE, null);
        draft(CASE);
        scene.refused(
                new DraftDecision(
                        new DecisionId("q-2"), AwardLevel.PROVINCE, PROVINCE, List.of(CASE), PROVINCE_HEAD, TODAY),
                "IN_DRAFT_DECISION");
    }

    @Test
    void one_case_that_is_not_before_the_head_keeps_the_others_out_too() {
        atHead(CASE, null);
        scene.open(OTHER, route(StepKind.INTAKE, StepKind.HEAD), null);
        scene.refused(
                new DraftDecision(DECISION, AwardLevel.PROVINCE, PROVINCE, List.of(CASE, OTHER), PROVINCE_HEAD, TODAY),
                "AT_ANOTHER_STEP");
    }

    @Test
    void a_level_that_only_forwards_drafts_no_decision() {
        Stage forwards = new Stage(
                AwardLevel.DISTRICT, DISTRICT, false, List.of(new Step(StepKind.HEAD, null, null)), null, null);
        scene.open(CASE, List.of(forwards, route(StepKind.HEAD).get(0)), null);
        scene.refused(
                new DraftDecision(DECISION, AwardLevel.DISTRICT, DISTRICT, List.of(CASE), DISTRICT_HEAD, TODAY),
                "MAY_ONLY_FORWARD");
    }

    @Test
    void signing_brings_the_awards_into_being_with_codes_of_their_own() {
        atHead(CASE, null);
        atHead(OTHER, null);
        draft(CASE, OTHER);
        Signed signed = scene.when(sign(PROVINCE_HEAD));
        assertThat(signed.effects()).hasSize(2);
        assertThat(scene.last(DECISION, DecisionSigned.class).signerTitle()).isNotBlank();
        List<AwardGranted> granted = scene.events(DECISION).stream()
                .filter(AwardGranted.class::isInstance)
                .map(AwardGranted.class::cast)
                .toList();
        assertThat(granted)
                .extracting(AwardGranted::verificationCode)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[BCDFGHJKMNPQRSTVWXYZ2-9]{4}(-[BCDFGHJKMNPQRSTVWXYZ2-9]{4}){2}"));
        assertThat(granted.get(0).award()).isEqualTo(signed.effects().get(0).awardId());
    }

    @Test
    void a_decision_is_signed_once() {
        atHead(CASE, null);
        draft(CASE);
        scene.when(sign(PROVINCE_HEAD));
        scene.refused(sign(PROVINCE_HEAD), "SIGNED_ALREADY");
    }

    @Test
    void nobody_signs_an_award_of_their_own() {
        atHead(CASE, "p-deputy");
        draft(CASE);
        scene.refused(sign(at("p-deputy", OfficeKind.HEAD, PROVINCE)), "OWN_AWARD");
    }

    @Test
    void whoever_acted_on_a_case_at_another_step_does_not_sign() {
        scene.open(CASE, route(StepKind.APPRAISAL, StepKind.HEAD), null);
        scene.appraise(CASE, PROVINCE_APPRAISER);
        draft(CASE);
        scene.refused(sign(at("p-appraiser", OfficeKind.HEAD, PROVINCE)), "ACTED_AT_ANOTHER_STEP");
    }

    @Test
    void a_hold_takes_the_case_out_of_the_draft() {
        atHead(CASE, null);
        atHead(OTHER, null);
        draft(CASE, OTHER);
        scene.when(new HoldCase(CASE, null, WHY, PROVINCE_HEAD, TODAY));
        assertThat(scene.last(DECISION, CaseStruckFromDecision.class).caseId()).isEqualTo(CASE);
        assertThat(scene.last(CASE, CaseTakenFromDecision.class).decision()).isEqualTo(DECISION);
        assertThat(scene.last(CASE, CaseHeld.class).step()).isEqualTo(StepKind.HEAD);
        Signed signed = scene.when(sign(PROVINCE_HEAD));
        assertThat(signed.effects()).extracting(Effect::nominationId).containsExactly(OTHER.nomination());
    }

    @Test
    void a_withdrawal_takes_the_case_out_of_the_draft() {
        atHead(CASE, null);
        draft(CASE);
        scene.when(new WithdrawCase(CASE, 5, TODAY));
        assertThat(scene.last(DECISION, CaseStruckFromDecision.class).caseId()).isEqualTo(CASE);
        assertThat(scene.last(CASE, CaseWithdrawn.class).nominationVersion()).isEqualTo(5);
        scene.refused(sign(PROVINCE_HEAD), "NO_CASES");
    }

    @Test
    void a_withdrawal_after_signing_is_declined() {
        atHead(CASE, null);
        draft(CASE);
        scene.when(sign(PROVINCE_HEAD));
        scene.when(new WithdrawCase(CASE, 5, TODAY));
        assertThat(scene.last(CASE, WithdrawalDeclined.class).nominationVersion())
                .isEqualTo(5);
        scene.when(new WithdrawCase(CASE, 5, TODAY));
        assertThat(scene.events(CASE))
                .filteredOn(WithdrawalDeclined.class::isInstance)
                .hasSize(1);
    }

    @Test
    void a_withdrawal_without_a_case_is_no_ones() {
        scene.when(new WithdrawCase(new CaseId("never"), 1, TODAY));
        assertThat(scene.events(new CaseId("never"))).isEmpty();
    }

    @Test
    void a_hold_after_signing_is_refused() {
        atHead(CASE, null);
        draft(CASE);
        scene.when(sign(PROVINCE_HEAD));
        scene.refused(new HoldCase(CASE, null, WHY, PROVINCE_HEAD, TODAY), "SIGNED_ALREADY");
    }

    @Test
    void a_decision_is_not_dated_before_its_draft_or_after_its_signature() {
        atHead(CASE, null);
        draft(CASE);
        scene.refused(
                new SignDecision(DECISION, null, "1/QĐ", TODAY.minusDays(1), PROVINCE_HEAD, TODAY), "BEFORE_LAST_ACT");
        scene.refused(new SignDecision(DECISION, null, "1/QĐ", TODAY.plusDays(1), PROVINCE_HEAD, TODAY), "DATED_LATER");
    }

    @Test
    void only_what_is_signed_is_published_and_that_once() {
        atHead(CASE, null);
        draft(CASE);
        PublishDecision publish = new PublishDecision(DECISION, null, PROVINCE_HEAD, TODAY);
        scene.refused(publish, "NOT_SIGNED");
        scene.when(sign(PROVINCE_HEAD));
        scene.when(publish);
        scene.when(publish);
        assertThat(scene.events(DECISION))
                .filteredOn(DecisionPublished.class::isInstance)
                .hasSize(1);
    }

    @Test
    void an_award_is_revoked_once_and_on_one_of_the_four_grounds() {
        atHead(CASE, null);
        draft(CASE);
        Signed signed = scene.when(sign(PROVINCE_HEAD));
        AwardId award = signed.effects().get(0).awardId();
        scene.refused(revoke(award, "BAD_WEATHER"), "UNKNOWN_GROUND");
        scene.when(revoke(award, "FRAUD_IN_DECLARING_MERIT"));
        assertThat(scene.last(DECISION, AwardRevoked.class).award()).isEqualTo(award);
        scene.refused(revoke(award, "FRAUD_IN_DECLARING_MERIT"), "NOT_FOUND");
    }

    private void atHead(CaseId id, @Nullable String nominee) {
        scene.open(id, route(StepKind.HEAD), nominee);
    }

    private static List<Stage> route(StepKind... steps) {
        return List.of(new Stage(
                AwardLevel.PROVINCE,
                PROVINCE,
                true,
                List.of(steps).stream().map(kind -> new Step(kind, null, null)).toList(),
                null,
                null));
    }

    private void draft(CaseId... cases) {
        scene.when(new DraftDecision(DECISION, AwardLevel.PROVINCE, PROVINCE, List.of(cases), PROVINCE_HEAD, TODAY));
    }

    private static SignDecision sign(Actor signer) {
        return new SignDecision(DECISION, null, "1/QĐ", TODAY, signer, TODAY);
    }

    private static RevokeAward revoke(AwardId award, String ground) {
        return new RevokeAward(DECISION, null, award, ground, FRAUD, PROVINCE_HEAD, LocalDate.of(2026, 3, 11));
    }
}
