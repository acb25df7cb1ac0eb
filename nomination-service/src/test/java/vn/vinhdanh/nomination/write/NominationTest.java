package vn.vinhdanh.nomination.write;

import static vn.vinhdanh.nomination.write.Scene.AWARD;
import static vn.vinhdanh.nomination.write.Scene.CLERK;
import static vn.vinhdanh.nomination.write.Scene.DISTRICT;
import static vn.vinhdanh.nomination.write.Scene.DOSSIER;
import static vn.vinhdanh.nomination.write.Scene.DRAFTED;
import static vn.vinhdanh.nomination.write.Scene.FILED;
import static vn.vinhdanh.nomination.write.Scene.LATER;
import static vn.vinhdanh.nomination.write.Scene.LATEST;
import static vn.vinhdanh.nomination.write.Scene.MINUTES;
import static vn.vinhdanh.nomination.write.Scene.NOMINATION;
import static vn.vinhdanh.nomination.write.Scene.OTHER_COMMUNE;
import static vn.vinhdanh.nomination.write.Scene.REASON;
import static vn.vinhdanh.nomination.write.Scene.REF;
import static vn.vinhdanh.nomination.write.Scene.REPORT;
import static vn.vinhdanh.nomination.write.Scene.awarded;
import static vn.vinhdanh.nomination.write.Scene.clerkOf;
import static vn.vinhdanh.nomination.write.Scene.drafted;
import static vn.vinhdanh.nomination.write.Scene.proposal;
import static vn.vinhdanh.nomination.write.Scene.submitted;

import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CoreMatchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.nomination.DocumentAttached;
import vn.vinhdanh.events.nomination.DocumentDetached;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.events.nomination.NominationAmended;
import vn.vinhdanh.events.nomination.NominationEndorsed;
import vn.vinhdanh.events.nomination.NominationEvent;
import vn.vinhdanh.events.nomination.NominationForwarded;
import vn.vinhdanh.events.nomination.NominationHeld;
import vn.vinhdanh.events.nomination.NominationHoldLifted;
import vn.vinhdanh.events.nomination.NominationLapsed;
import vn.vinhdanh.events.nomination.NominationRejected;
import vn.vinhdanh.events.nomination.NominationResubmitted;
import vn.vinhdanh.events.nomination.NominationReturned;
import vn.vinhdanh.events.nomination.NominationReviewStarted;
import vn.vinhdanh.events.nomination.NominationRevoked;
import vn.vinhdanh.events.nomination.NominationWithdrawn;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.events.nomination.WithdrawalRefused;
import vn.vinhdanh.events.nomination.WithdrawalRequested;

class NominationTest {

    private FixtureConfiguration<Nomination> nomination;

    @BeforeEach
    void underTheRulesInForce() {
        nomination = new AggregateTestFixture<>(Nomination.class).registerInjectableResource(Scene.rules());
    }

    // The way to each state of the diagram.
    private static final List<NominationEvent> DRAFT = List.of(drafted());
    private static final List<NominationEvent> SUBMITTED = List.of(drafted(), submitted());
    private static final List<NominationEvent> IN_REVIEW = then(SUBMITTED, reviewStarted(0));
    private static final List<NominationEvent> RETURNED = then(IN_REVIEW, returned(2));
    private static final List<NominationEvent> ON_HOLD =
            then(IN_REVIEW, new NominationHeld(NOMINATION, REASON, 3, FILED));
    private static final List<NominationEvent> AWAITING_DECISION = then(IN_REVIEW, endorsed(4));
    private static final List<NominationEvent> AWARDED = then(AWAITING_DECISION, awarded(6));
    private static final List<NominationEvent> REJECTED = then(AWAITING_DECISION, rejected(6));
    private static final List<NominationEvent> WITHDRAWN =
            then(DRAFT, new NominationWithdrawn(NOMINATION, CLERK, -1, FILED));
    private static final List<NominationEvent> LAPSED = then(RETURNED, new NominationLapsed(NOMINATION, 7, LATER));
    private static final List<NominationEvent> REVOKED =
            then(AWARDED, new NominationRevoked(NOMINATION, AWARD, REASON, LATER));

    static List<List<NominationEvent>> everyEnd() {
        return List.of(REJECTED, WITHDRAWN, LAPSED, REVOKED, AWARDED);
    }

    static List<List<NominationEvent>> everyStateUnderWay() {
        return List.of(IN_REVIEW, RETURNED, ON_HOLD, AWAITING_DECISION);
    }

    @Nested
    class Proposing {

        @Test
        void a_unit_begins_a_nomination() {
            nomination
                    .givenNoPriorActivity()
                    .when(new DraftNomination(NOMINATION, REF, proposal(), CLERK, DRAFTED))
                    .expectEvents(drafted());
        }

        @Test
        void the_same_draft_twice_is_one_draft() {
            nomination
                    .given(DRAFT)
                    .when(new DraftNomination(NOMINATION, REF, proposal(), CLERK, LATER))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void another_proposal_under_the_same_reference_is_refused() {
            refused(
                    nomination.given(DRAFT).when(new DraftNomination(NOMINATION, REF, otherProposal(), CLERK, LATER)),
                    "The unit already has another nomination with the reference DL2021-094.");
        }

        @Test
        void only_an_officer_of_the_proposing_unit_may_draft() {
            refused(
                    nomination
                            .givenNoPriorActivity()
                            .when(new DraftNomination(NOMINATION, REF, proposal(), clerkOf(OTHER_COMMUNE), DRAFTED)),
                    "Only an officer of the proposing unit (D.DILINH.25033) may do this, not one of D.DILINH.25036.");
        }

        @Test
        void a_draft_can_be_amended() {
            nomination
                    .given(DRAFT)
                    .when(new AmendNomination(NOMINATION, otherProposal(), CLERK, FILED))
                    .expectEvents(new NominationAmended(NOMINATION, otherProposal(), CLERK, FILED));
        }

        @Test
        void amending_to_the_same_changes_nothing() {
            nomination
                    .given(DRAFT)
                    .when(new AmendNomination(NOMINATION, proposal(), CLERK, FILED))
                    .expectNoEvents();
        }

        @Test
        void the_proposing_unit_cannot_be_exchanged() {
            Proposal p = proposal();
            Proposal moved = new Proposal(
                    p.award(), p.recipient(), OTHER_COMMUNE, p.movement(), p.commendationType(), null, null, p.facts());
            refused(
                    nomination.given(DRAFT).when(new AmendNomination(NOMINATION, moved, CLERK, FILED)),
                    "The proposing unit cannot be changed; make a new nomination.");
        }

        @Test
        void a_returned_nomination_can_be_amended() {
            nomination
                    .given(RETURNED)
                    .when(new AmendNomination(NOMINATION, otherProposal(), CLERK, LATER))
                    .expectEvents(new NominationAmended(NOMINATION, otherProposal(), CLERK, LATER));
        }

        @Test
        void a_submitted_nomination_cannot_be_amended() {
            refused(
                    nomination.given(SUBMITTED).when(new AmendNomination(NOMINATION, otherProposal(), CLERK, LATER)),
                    "Only a draft or a returned nomination can be changed; this one is submitted.");
        }

        @Test
        void a_withdrawn_nomination_cannot_be_amended() {
            refused(
                    nomination.given(WITHDRAWN).when(new AmendNomination(NOMINATION, otherProposal(), CLERK, LATER)),
                    "Only a draft or a returned nomination can be changed; this one is withdrawn.");
        }

        @Test
        void nothing_is_dated_before_the_act_before_it() {
            refused(
                    nomination
                            .given(DRAFT)
                            .when(new AmendNomination(NOMINATION, otherProposal(), CLERK, DRAFTED.minusDays(1))),
                    "2021-10-31 is before the latest act on this case (2021-11-01).");
        }

        @Test
        void a_document_joins_the_dossier_once() {
            nomination
                    .given(DRAFT)
                    .when(new AttachDocument(NOMINATION, REPORT, CLERK, FILED))
                    .expectEvents(new DocumentAttached(NOMINATION, REPORT, CLERK, FILED));
            nomination
                    .given(then(DRAFT, new DocumentAttached(NOMINATION, REPORT, CLERK, FILED)))
                    .when(new AttachDocument(NOMINATION, REPORT, CLERK, FILED))
                    .expectNoEvents();
        }

        @Test
        void a_document_leaves_the_dossier_of_a_draft() {
            nomination
                    .given(then(DRAFT, new DocumentAttached(NOMINATION, REPORT, CLERK, FILED)))
                    .when(new DetachDocument(NOMINATION, REPORT.document(), CLERK, FILED))
                    .expectEvents(new DocumentDetached(NOMINATION, REPORT.document(), CLERK, FILED));
        }

        @Test
        void what_is_not_in_the_dossier_cannot_leave_it() {
            refused(
                    nomination.given(DRAFT).when(new DetachDocument(NOMINATION, REPORT.document(), CLERK, FILED)),
                    "The dossier has no such document.");
        }
    }

    @Nested
    class Filing {

        @Test
        void a_complete_draft_is_filed_and_pinned_to_the_rules_in_force() {
            nomination
                    .given(DRAFT)
                    .when(new SubmitNomination(NOMINATION, DOSSIER, CLERK, FILED))
                    .expectEvents(submitted());
        }

        @Test
        void the_documents_of_letter_and_nomination_count_together() {
            nomination
                    .given(then(
                            DRAFT,
                            new DocumentAttached(NOMINATION, REPORT, CLERK, DRAFTED),
                            new DocumentAttached(NOMINATION, MINUTES, CLERK, DRAFTED)))
                    .when(new SubmitNomination(NOMINATION, List.of(Scene.LETTER, REPORT), CLERK, FILED))
                    .expectEvents(submitted());
        }

        @Test
        void a_nomination_is_submitted_once() {
            refused(
                    nomination.given(SUBMITTED).when(new SubmitNomination(NOMINATION, DOSSIER, CLERK, LATER)),
                    "Only a draft can be submitted; this nomination is submitted.");
        }

        @Test
        void what_misses_documents_is_not_filed() {
            nomination
                    .given(DRAFT)
                    .when(new SubmitNomination(NOMINATION, List.of(), CLERK, FILED))
                    .expectException(Refusal.class)
                    .expectNoEvents();
        }

        @Test
        void a_return_is_answered_under_the_regulation_it_was_first_filed_under() {
            NominationResubmitted again = new NominationResubmitted(
                    NOMINATION, proposal(), DOSSIER, submitted().verdicts(), CLERK, LATER);
            nomination
                    .given(RETURNED)
                    .when(new ResubmitNomination(NOMINATION, DOSSIER, CLERK, LATER))
                    .expectEvents(again);
        }

        @Test
        void what_was_not_returned_cannot_be_resubmitted() {
            refused(
                    nomination.given(IN_REVIEW).when(new ResubmitNomination(NOMINATION, DOSSIER, CLERK, LATER)),
                    "Only a returned nomination can be resubmitted; this one is in review.");
        }
    }

    @Nested
    class Withdrawing {

        @Test
        void a_draft_is_withdrawn_at_once() {
            nomination
                    .given(DRAFT)
                    .when(new WithdrawNomination(NOMINATION, CLERK, FILED))
                    .expectEvents(new NominationWithdrawn(NOMINATION, CLERK, -1, FILED));
        }

        @Test
        void what_is_submitted_and_not_yet_a_case_is_withdrawn_at_once() {
            nomination
                    .given(SUBMITTED)
                    .when(new WithdrawNomination(NOMINATION, CLERK, LATER))
                    .expectEvents(new NominationWithdrawn(NOMINATION, CLERK, -1, LATER));
        }

        @ParameterizedTest
        @MethodSource("vn.vinhdanh.nomination.write.NominationTest#everyStateUnderWay")
        void once_there_is_a_case_it_is_asked(List<NominationEvent> underWay) {
            nomination
                    .given(underWay)
                    .when(new WithdrawNomination(NOMINATION, CLERK, LATER))
                    .expectEvents(new WithdrawalRequested(NOMINATION, CLERK, LATER));
        }

        @ParameterizedTest
        @MethodSource("vn.vinhdanh.nomination.write.NominationTest#everyEnd")
        void what_is_over_cannot_be_withdrawn(List<NominationEvent> over) {
            nomination
                    .given(over)
                    .when(new WithdrawNomination(NOMINATION, CLERK, LATEST))
                    .expectException(Refusal.class)
                    .expectExceptionMessage(CoreMatchers.startsWith("It can no longer be withdrawn"))
                    .expectNoEvents();
        }

        @ParameterizedTest
        @MethodSource("vn.vinhdanh.nomination.write.NominationTest#everyStateUnderWay")
        void the_case_grants_the_withdrawal(List<NominationEvent> underWay) {
            followed(
                    then(underWay, new WithdrawalRequested(NOMINATION, CLERK, LATER)),
                    new NominationWithdrawn(NOMINATION, null, 8, LATER),
                    8);
        }

        @Test
        void a_withdrawal_after_the_signature_is_declined_and_the_award_follows() {
            List<NominationEvent> declined = then(
                    AWAITING_DECISION,
                    new WithdrawalRequested(NOMINATION, CLERK, LATER),
                    new WithdrawalRefused(NOMINATION, 5, LATER));
            followed(declined, awarded(6), 6);
        }

        @Test
        void a_case_that_was_opened_for_what_is_withdrawn_moves_it_no_more() {
            ignored(then(SUBMITTED, new NominationWithdrawn(NOMINATION, CLERK, -1, FILED)), reviewStarted(0), 0);
        }
    }

    @Nested
    class FollowingTheCase {

        @Test
        void review_starts_when_the_case_is_opened() {
            followed(SUBMITTED, reviewStarted(0), 0);
        }

        @Test
        void intake_may_return_a_nomination_before_the_unit_heard_of_review() {
            followed(SUBMITTED, returned(2), 2);
        }

        @Test
        void a_body_returns_a_nomination_in_review() {
            followed(IN_REVIEW, returned(2), 2);
        }

        @Test
        void a_return_that_nobody_answers_lapses() {
            followed(RETURNED, new NominationLapsed(NOMINATION, 7, LATER), 7);
        }

        @Test
        void review_is_held() {
            followed(IN_REVIEW, new NominationHeld(NOMINATION, REASON, 3, LATER), 3);
        }

        @Test
        void what_waits_for_a_decision_can_be_held_and_waits_again_afterwards() {
            List<NominationEvent> held = then(AWAITING_DECISION, new NominationHeld(NOMINATION, REASON, 5, FILED));
            followed(held, new NominationHoldLifted(NOMINATION, 6, LATER), 6);
            followed(then(held, new NominationHoldLifted(NOMINATION, 6, FILED)), awarded(7), 7);
        }

        @Test
        void a_hold_is_lifted() {
            followed(ON_HOLD, new NominationHoldLifted(NOMINATION, 4, LATER), 4);
        }

        @Test
        void review_at_a_level_ends_with_the_head() {
            followed(IN_REVIEW, endorsed(4), 4);
        }

        @Test
        void a_step_reopened_by_the_head_puts_the_nomination_back_into_review() {
            followed(AWAITING_DECISION, reviewStarted(5), 5);
            followed(then(AWAITING_DECISION, reviewStarted(5)), endorsed(7), 7);
        }

        @Test
        void the_head_forwards_to_the_next_level() {
            followed(
                    AWAITING_DECISION,
                    new NominationForwarded(NOMINATION, AwardLevel.DISTRICT, AwardLevel.PROVINCE, 5, LATER),
                    5);
        }

        @Test
        void a_signed_decision_awards() {
            followed(AWAITING_DECISION, awarded(6), 6);
        }

        @Test
        void a_head_rejects_what_awaits_a_decision() {
            followed(AWAITING_DECISION, rejected(6), 6);
        }

        @Test
        void a_nomination_in_review_can_be_rejected() {
            followed(IN_REVIEW, rejected(3), 3);
        }

        @Test
        void told_twice_it_follows_once() {
            ignored(IN_REVIEW, reviewStarted(0), 0);
            ignored(RETURNED, returned(2), 2);
            ignored(AWARDED, awarded(6), 6);
        }

        @Test
        void an_earlier_act_of_the_case_told_again_does_not_turn_it_back() {
            ignored(AWAITING_DECISION, returned(2), 2);
        }

        @ParameterizedTest
        @MethodSource("vn.vinhdanh.nomination.write.NominationTest#everyEnd")
        void nothing_follows_the_end(List<NominationEvent> over) {
            ignored(over, new NominationHeld(NOMINATION, REASON, 99, LATEST), 99);
        }

        @Test
        void a_draft_has_no_case_to_follow() {
            ignored(DRAFT, reviewStarted(0), 0);
        }

        @Test
        void an_answered_return_is_in_review_again_and_can_be_endorsed() {
            List<NominationEvent> answered = then(
                    RETURNED,
                    new NominationResubmitted(
                            NOMINATION, proposal(), DOSSIER, submitted().verdicts(), CLERK, FILED));
            followed(answered, endorsed(5), 5);
        }
    }

    @Nested
    class Revoking {

        @Test
        void a_revoked_award_revokes_its_nomination() {
            nomination
                    .given(AWARDED)
                    .when(new RevokeNomination(NOMINATION, AWARD, REASON, LATEST))
                    .expectEvents(new NominationRevoked(NOMINATION, AWARD, REASON, LATEST));
        }

        @Test
        void told_twice_it_is_revoked_once() {
            nomination
                    .given(REVOKED)
                    .when(new RevokeNomination(NOMINATION, AWARD, REASON, LATEST))
                    .expectNoEvents();
        }

        @Test
        void a_revocation_that_comes_before_its_award_is_to_be_told_again() {
            refused(
                    nomination.given(AWAITING_DECISION).when(new RevokeNomination(NOMINATION, AWARD, REASON, LATEST)),
                    "The nomination has no such award to revoke; it is awaiting decision.");
        }
    }

    private void followed(List<NominationEvent> given, NominationEvent event, long caseVersion) {
        nomination
                .given(given)
                .when(new FollowCase(NOMINATION, caseVersion, event))
                .expectEvents(event);
    }

    private void ignored(List<NominationEvent> given, NominationEvent event, long caseVersion) {
        nomination
                .given(given)
                .when(new FollowCase(NOMINATION, caseVersion, event))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    private static void refused(ResultValidator<Nomination> result, String sentence) {
        result.expectException(Refusal.class).expectExceptionMessage(sentence).expectNoEvents();
    }

    private static List<NominationEvent> then(List<NominationEvent> before, NominationEvent... more) {
        List<NominationEvent> all = new java.util.ArrayList<>(before);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    private static Proposal otherProposal() {
        return proposal("GK_HUYEN", RecipientKind.INDIVIDUAL, Facts.none());
    }

    private static NominationReviewStarted reviewStarted(long caseVersion) {
        return new NominationReviewStarted(NOMINATION, caseVersion, FILED);
    }

    private static NominationReturned returned(long caseVersion) {
        return new NominationReturned(
                NOMINATION, AwardLevel.DISTRICT, DISTRICT, StepKind.INTAKE, List.of(REASON), caseVersion, FILED);
    }

    private static NominationEndorsed endorsed(long caseVersion) {
        return new NominationEndorsed(NOMINATION, AwardLevel.DISTRICT, caseVersion, FILED);
    }

    private static NominationRejected rejected(long caseVersion) {
        return new NominationRejected(NOMINATION, AwardLevel.DISTRICT, DISTRICT, REASON, caseVersion, FILED);
    }
}
