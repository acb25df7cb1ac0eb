package vn.vinhdanh.nomination.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.vinhdanh.nomination.write.Scene.COMMUNE;
import static vn.vinhdanh.nomination.write.Scene.DOSSIER;
import static vn.vinhdanh.nomination.write.Scene.FILED;
import static vn.vinhdanh.nomination.write.Scene.MINUTES;
import static vn.vinhdanh.nomination.write.Scene.NOMINATION;
import static vn.vinhdanh.nomination.write.Scene.proposal;
import static vn.vinhdanh.nomination.write.Scene.rules;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.events.nomination.Outcome;
import vn.vinhdanh.events.nomination.PriorAward;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.events.nomination.Recipient;

class FilingRulesTest {

    @ParameterizedTest
    @CsvSource({
        "2021-11-02, vn-2017",
        "2023-12-31, vn-2017",
        "2024-01-01, vn-2024",
        "2025-06-30, vn-2024",
    })
    void a_nomination_is_pinned_to_the_regulation_of_the_day_it_is_filed(LocalDate day, String regulation) {
        Filing filing = rules().file(NOMINATION, proposal(), DOSSIER, day);

        assertThat(filing.regulation()).isEqualTo(regulation);
        assertThat(filing.level()).isEqualTo(AwardLevel.DISTRICT);
    }

    @Test
    void what_is_unknown_never_blocks() {
        Filing filing =
                rules().file(NOMINATION, proposal("TTLDXS", RecipientKind.COLLECTIVE, Facts.none()), DOSSIER, FILED);

        assertThat(filing.verdicts()).isNotEmpty().anyMatch(verdict -> verdict.outcome() == Outcome.UNKNOWN);
    }

    @Test
    void a_second_award_for_one_achievement_warns_and_does_not_block() {
        assertThat(rules(2).file(NOMINATION, proposal(), DOSSIER, FILED).level())
                .isEqualTo(AwardLevel.DISTRICT);
    }

    @Test
    void each_missing_document_is_told_with_its_article() {
        List<Defect> defects = defects(() -> rules().file(NOMINATION, proposal(), List.of(), FILED));

        assertThat(defects).isNotEmpty().allSatisfy(defect -> {
            assertThat(defect.code()).startsWith("DOCUMENT_MISSING_");
            assertThat(defect.pointer()).isEqualTo("/documents");
            assertThat(defect.legalRef()).isNotNull();
        });
    }

    @Test
    void a_fact_that_fails_a_criterion_blocks_with_its_article() {
        Facts disciplined =
                new Facts(null, null, null, null, null, null, null, null, true, null, null, null, null, null, null);

        List<Defect> defects = defects(() ->
                rules().file(NOMINATION, proposal("TTLDXS", RecipientKind.COLLECTIVE, disciplined), DOSSIER, FILED));

        assertThat(defects).anySatisfy(defect -> {
            assertThat(defect.code()).isEqualTo("CRITERION_DISCIPLINE");
            assertThat(defect.pointer()).isEqualTo("/facts");
            assertThat(defect.legalRef()).isEqualTo("Luật 15/2003/QH11, Điều 27");
        });
    }

    @ParameterizedTest
    @CsvSource({
        // no such award
        "GK_XYZ, COLLECTIVE, 2021-11-02, AWARD_UNKNOWN, /award",
        // Ended with the districts on 30 June 2025
        "GK_HUYEN, COLLECTIVE, 2025-07-01, AWARD_ABOLISHED, /award",
        // a title of persons
        "CSTDCS, COLLECTIVE, 2021-11-02, RECIPIENT_KIND_NOT_ALLOWED, /recipientKind",
    })
    void an_award_that_cannot_be_had_is_refused(
            String award, RecipientKind kind, LocalDate day, String code, String pointer) {
        assertThat(defects(() -> rules().file(NOMINATION, proposal(award, kind, Facts.none()), DOSSIER, day)))
                .anySatisfy(defect -> {
                    assertThat(defect.code()).isEqualTo(code);
                    assertThat(defect.pointer()).isEqualTo(pointer);
                });
    }

    @Test
    void what_is_in_the_catalogue_without_its_rules_is_not_yet_nominable() {
        String award = Scene.LAW.inForce(FILED).awards().stream()
                .filter(rule -> !rule.nominable())
                .findFirst()
                .orElseThrow()
                .code();

        assertThat(codes(() -> rules().file(
                                NOMINATION, proposal(award, RecipientKind.COLLECTIVE, Facts.none()), DOSSIER, FILED)))
                .contains("AWARD_NOT_YET_NOMINABLE");
    }

    @Test
    void every_defect_is_told_at_once() {
        Proposal p = proposal();
        Proposal wrong = new Proposal(
                "GK_XYZ",
                new Recipient(
                        RecipientKind.COLLECTIVE,
                        null,
                        new UnitId("nowhere"),
                        p.recipient().name()),
                COMMUNE,
                p.movement(),
                p.commendationType(),
                null,
                null,
                new Facts(
                        null,
                        List.of(new PriorAward("NO_SUCH", 2020, null)),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));

        assertThat(codes(() -> rules().file(NOMINATION, wrong, DOSSIER, FILED)))
                .containsExactly("UNIT_UNKNOWN", "AWARD_UNKNOWN", "AWARD_UNKNOWN");
    }

    @Test
    void units_are_looked_up_on_the_day_of_filing() {
        assertThat(codes(() -> rules().file(
                                NOMINATION,
                                proposal("BKT", RecipientKind.COLLECTIVE, Facts.none()),
                                DOSSIER,
                                LocalDate.of(2025, 7, 1))))
                .contains("UNIT_UNKNOWN");
    }

    @Test
    void a_resubmission_stays_under_the_regulation_it_was_first_filed_under() {
        Filing again = rules().fileAgain("vn-2017", NOMINATION, proposal(), DOSSIER, LocalDate.of(2024, 2, 1));

        assertThat(again.regulation()).isEqualTo("vn-2017");
    }

    @Test
    void a_document_of_letter_and_nomination_counts_once() {
        assertThat(rules().together(DOSSIER, List.of(MINUTES))).hasSize(DOSSIER.size());
    }

    private static List<String> codes(ThrowingCallable filing) {
        return defects(filing).stream().map(Defect::code).toList();
    }

    private static List<Defect> defects(ThrowingCallable filing) {
        List<Defect> defects = new java.util.ArrayList<>();
        assertThatThrownBy(filing).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.RULE);
            defects.addAll(refusal.defects());
        });
        return defects;
    }
}
