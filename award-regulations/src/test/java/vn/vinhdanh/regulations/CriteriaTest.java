package vn.vinhdanh.regulations;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vinhdanh.regulations.Law.LAW;
import static vn.vinhdanh.regulations.Law.collective;
import static vn.vinhdanh.regulations.Law.evaluate;
import static vn.vinhdanh.regulations.Law.facts;
import static vn.vinhdanh.regulations.Law.individual;
import static vn.vinhdanh.regulations.Law.verdict;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.events.nomination.Outcome;

/** The criteria, each row with its article, at the edge and one below. */
class CriteriaTest {

    @ParameterizedTest(name = "{0} {1} on {2}: {4} ({5}) with {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            LDTT    | RATING      | 2024-12-20 | ratings: {2024: TOT}                                | HOLDS   | Luật 06/2022/QH15, Điều 24.1
            LDTT    | RATING      | 2024-12-20 | ratings: {2024: HOAN_THANH}                         | FAILS   | Luật 06/2022/QH15, Điều 24.1
            LDTT    | RATING      | 2024-12-20 | ratings: {2022: TOT}                                | UNKNOWN | Luật 06/2022/QH15, Điều 24.1
            LDTT    | UNITED      | 2024-12-20 | united: false                                       | FAILS   | Luật 06/2022/QH15, Điều 24.1
            LDTT    | MOVEMENTS   | 2025-12-20 | joinedMovements: true                               | HOLDS   | Luật 06/2022/QH15, Điều 24.1
            CSTDCS  | LDTT        | 2021-12-20 | priorAwards: [{award: LDTT, year: 2021}]            | HOLDS   | Nghị định 91/2017/NĐ-CP, Điều 9.3; Luật 15/2003/QH11, Điều 23
            CSTDCS  | LDTT        | 2021-12-20 | priorAwards: [{award: LDTT, year: 2019}]            | FAILS   | Nghị định 91/2017/NĐ-CP, Điều 9.3; Luật 15/2003/QH11, Điều 23
            CSTDCS  | INITIATIVE  | 2021-12-20 | initiatives: [{year: 2021, scope: GRASSROOTS}]      | HOLDS   | Nghị định 91/2017/NĐ-CP, Điều 9.3
            CSTDCS  | INITIATIVE  | 2021-12-20 | initiatives: []                                     | FAILS   | Nghị định 91/2017/NĐ-CP, Điều 9.3
            CSTDCS  | INITIATIVE  | 2021-12-20 | initiatives: [{year: 2019, scope: GRASSROOTS}]      | FAILS   | Nghị định 91/2017/NĐ-CP, Điều 9.3
            CSTDCS  | INITIATIVE  | 2021-12-20 | initiatives: [], merits: [{kind: COMBAT, scope: GRASSROOTS}] | HOLDS | Nghị định 91/2017/NĐ-CP, Điều 9.3
            CSTDCS  | EXCELLENCE  | 2024-12-20 | ratings: {2024: XUAT_SAC}, initiatives: []          | HOLDS   | Luật 06/2022/QH15, Điều 23
            CSTDCS  | EXCELLENCE  | 2024-12-20 | ratings: {2024: TOT}, initiatives: [{year: 2024, scope: GRASSROOTS}] | HOLDS | Luật 06/2022/QH15, Điều 23
            CSTDCS  | EXCELLENCE  | 2024-12-20 | ratings: {2024: TOT}, initiatives: []               | FAILS   | Luật 06/2022/QH15, Điều 23
            CSTDCS  | EXCELLENCE  | 2025-12-20 | ratings: {2025: TOT}                                | UNKNOWN | Luật 06/2022/QH15, Điều 23
            CSTDT   | CONSECUTIVE | 2021-12-20 | priorAwards: [{award: CSTDCS, year: 2018}, {award: CSTDCS, year: 2019}, {award: CSTDCS, year: 2020}] | HOLDS | Luật 15/2003/QH11, Điều 22
            CSTDT   | CONSECUTIVE | 2021-12-20 | priorAwards: [{award: CSTDCS, year: 2019}, {award: CSTDCS, year: 2020}] | FAILS | Luật 15/2003/QH11, Điều 22
            CSTDT   | CONSECUTIVE | 2021-12-20 | priorAwards: [{award: CSTDCS, year: 2017}, {award: CSTDCS, year: 2018}, {award: CSTDCS, year: 2020}] | FAILS | Luật 15/2003/QH11, Điều 22
            CSTDT   | CONSECUTIVE | 2021-12-20 | priorAwards: [{award: CSTDCS, year: 2019}, {award: CSTDCS, year: 2020}, {award: CSTDCS, year: 2021}] | HOLDS | Luật 15/2003/QH11, Điều 22
            CSTDT   | CONSECUTIVE | 2021-12-20 | ratings: {}                                         | UNKNOWN | Luật 15/2003/QH11, Điều 22
            CSTDT   | EXCELLENT   | 2021-12-20 | ratings: {2021: XUAT_SAC}                           | UNKNOWN | Luật 15/2003/QH11, Điều 22
            CSTDT   | INITIATIVE  | 2024-12-20 | initiatives: [{year: 2023, scope: PROVINCE}]        | HOLDS   | Luật 06/2022/QH15, Điều 22
            CSTDT   | INITIATIVE  | 2024-12-20 | initiatives: [{year: 2023, scope: DISTRICT}]        | FAILS   | Luật 06/2022/QH15, Điều 22
            CSTDTQ  | CONSECUTIVE | 2021-12-20 | priorAwards: [{award: CSTDT, year: 2019}, {award: CSTDB, year: 2020}] | HOLDS | Luật 15/2003/QH11 (quy định trước Điều 21 Luật 06/2022/QH15)
            CSTDTQ  | CONSECUTIVE | 2024-12-20 | priorAwards: [{award: CSTDT, year: 2023}]           | FAILS   | Luật 06/2022/QH15, Điều 21
            CSTDTQ  | INITIATIVE  | 2025-12-20 | initiatives: [{year: 2025, scope: PROVINCE}]        | FAILS   | Luật 06/2022/QH15, Điều 21
            CSTDTQ  | INITIATIVE  | 2025-12-20 | initiatives: [{year: 2025, scope: NATIONAL}]        | HOLDS   | Luật 06/2022/QH15, Điều 21
            """)
    void a_title_of_an_individual(
            String award, String clause, LocalDate on, String stated, Outcome outcome, String article) {
        ClauseVerdict verdict = verdict(award, clause, individual(stated, on.toString()));
        assertThat(verdict.outcome()).as(verdict.fact().en()).isEqualTo(outcome);
        assertThat(verdict.legalRef()).isEqualTo(article);
        assertThat(verdict.fact().vi()).isNotBlank();
        assertThat(verdict.fact().en()).isNotBlank();
    }

    @ParameterizedTest(name = "{0} {1} on {2}: {4} ({5}) with {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TTLDTT | LDTT       | 2021-12-20 | pctLdtt: 50                             | FAILS   | Luật 15/2003/QH11, Điều 28
            TTLDTT | LDTT       | 2021-12-20 | pctLdtt: 50.1                           | HOLDS   | Luật 15/2003/QH11, Điều 28
            TTLDTT | DISCIPLINE | 2021-12-20 | disciplined: true                       | FAILS   | Luật 15/2003/QH11, Điều 28
            TTLDTT | TASKS      | 2021-12-20 | ratings: {2021: TOT}                    | HOLDS   | Luật 15/2003/QH11, Điều 28
            TTLDXS | LDTT       | 2021-12-20 | pctLdtt: 70                             | HOLDS   | Luật 15/2003/QH11, Điều 27
            TTLDXS | LDTT       | 2021-12-20 | pctLdtt: 69.9                           | FAILS   | Luật 15/2003/QH11, Điều 27
            TTLDXS | TASKS      | 2021-12-20 | pctTasksDone: 100                       | HOLDS   | Luật 15/2003/QH11, Điều 27
            TTLDXS | TASKS      | 2021-12-20 | pctTasksDone: 99                        | FAILS   | Luật 15/2003/QH11, Điều 27
            TTLDXS | CSTDCS     | 2021-12-20 | titleHolders: {CSTDCS: 1}               | HOLDS   | Luật 15/2003/QH11, Điều 27
            TTLDXS | CSTDCS     | 2021-12-20 | titleHolders: {}                        | FAILS   | Luật 15/2003/QH11, Điều 27
            TTLDXS | TTLDTT     | 2021-12-20 | ratings: {2021: TOT}, joinedMovements: true, pctLdtt: 70, disciplined: false, united: true | HOLDS | Luật 15/2003/QH11, Điều 27
            TTLDXS | TTLDTT     | 2021-12-20 | ratings: {2021: TOT}, pctLdtt: 70       | UNKNOWN | Luật 15/2003/QH11, Điều 27
            TTLDXS | TTLDTT     | 2021-12-20 | pctLdtt: 50                             | FAILS   | Luật 15/2003/QH11, Điều 27
            TTLDXS | RATING     | 2024-12-20 | ratings: {2024: TOT}                    | FAILS   | Luật 06/2022/QH15, Điều 27.1
            TTLDXS | UNITED     | 2024-12-20 | united: true, lawAbiding: true          | HOLDS   | Luật 06/2022/QH15, Điều 27.1
            TTLDXS | UNITED     | 2024-12-20 | lawAbiding: false                       | FAILS   | Luật 06/2022/QH15, Điều 27.1
            CTDT   | COMPARED   | 2021-12-20 | comparedInCluster: false                | FAILS   | Nghị định 91/2017/NĐ-CP, Điều 12
            CTDT   | LEADER     | 2024-12-20 | merits: [{kind: CLUSTER_LEADER, scope: PROVINCE}] | HOLDS | Luật 06/2022/QH15, Điều 26
            CTDCP  | GROUNDS    | 2021-12-20 | merits: [{kind: MOVEMENT, scope: NATIONAL, years: 5}] | HOLDS | Nghị định 91/2017/NĐ-CP, Điều 11
            CTDCP  | GROUNDS    | 2021-12-20 | merits: [{kind: MOVEMENT, scope: NATIONAL, years: 4}] | FAILS | Nghị định 91/2017/NĐ-CP, Điều 11
            CTDCP  | GROUNDS    | 2024-12-20 | merits: [{kind: MOVEMENT, scope: NATIONAL}] | UNKNOWN | Luật 06/2022/QH15, Điều 25
            CTDCP  | GROUNDS    | 2024-12-20 | merits: [{kind: MOVEMENT, scope: PROVINCE, years: 9}] | FAILS | Luật 06/2022/QH15, Điều 25
            """)
    void a_title_of_a_collective(
            String award, String clause, LocalDate on, String stated, Outcome outcome, String article) {
        ClauseVerdict verdict = verdict(award, clause, collective(stated, on.toString()));
        assertThat(verdict.outcome()).as(verdict.fact().en()).isEqualTo(outcome);
        assertThat(verdict.legalRef()).isEqualTo(article);
    }

    private static final String TWO_YEARS =
            "ratings: {2023: XUAT_SAC, 2024: XUAT_SAC}, priorAwards: [{award: CSTDCS, year: 2024}], merits: [], ";

    @Test
    void two_excellent_years_with_an_initiative_each_qualify_for_the_provincial_diploma_as_the_ministry_answered() {
        ClauseVerdict verdict = verdict(
                "BKT",
                "GROUNDS",
                individual(
                        TWO_YEARS + "initiatives: [{year: 2023, scope: GRASSROOTS}, {year: 2024, scope: GRASSROOTS}]",
                        "2025-02-10"));
        assertThat(verdict.outcome()).isEqualTo(Outcome.HOLDS);
        assertThat(verdict.legalRef()).isEqualTo("Luật 06/2022/QH15, Điều 74.1.d");
        assertThat(verdict.alternatives())
                .filteredOn(ground -> ground.outcome() == Outcome.HOLDS)
                .extracting(ClauseVerdict::clause)
                .containsExactly("d");
    }

    @Test
    void one_initiative_less_does_not_qualify_for_the_provincial_diploma() {
        ClauseVerdict verdict = verdict(
                "BKT",
                "GROUNDS",
                individual(TWO_YEARS + "initiatives: [{year: 2024, scope: GRASSROOTS}]", "2025-02-10"));
        assertThat(verdict.outcome()).isEqualTo(Outcome.FAILS);
        assertThat(verdict.legalRef()).isEqualTo("Luật 06/2022/QH15, Điều 74.1");
        assertThat(verdict.fact().en()).contains("d)").contains("1 initiatives");
    }

    @Test
    void a_ground_that_cannot_be_judged_keeps_the_others_from_blocking() {
        ClauseVerdict verdict = verdict(
                "BKT",
                "GROUNDS",
                individual("ratings: {2023: TOT, 2024: TOT}, priorAwards: [], initiatives: []", "2025-02-10"));
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(verdict.fact().en()).contains("other achievements not stated");
    }

    @ParameterizedTest(name = "{0} years rated, {1} titles: {2} (Luật 06/2022/QH15, Điều 73.1.b)")
    @CsvSource({"5, 3, HOLDS", "4, 3, UNKNOWN", "5, 2, FAILS"})
    void the_prime_ministers_diploma_after_a_provincial_one(int rated, int titles, Outcome outcome) {
        StringBuilder stated = new StringBuilder("merits: [], initiatives: [], occupation: OTHER, ratings: {");
        for (int i = 0; i < rated; i++) {
            stated.append(2024 - i).append(": TOT, ");
        }
        stated.append("1999: TOT}, priorAwards: [{award: BKT, year: 2018}");
        for (int i = 0; i < titles; i++) {
            stated.append(", {award: CSTDCS, year: ").append(2024 - i).append("}");
        }
        assertThat(verdict("BKTTG", "GROUNDS", individual(stated + "]", "2025-02-10"))
                        .outcome())
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}: {1} (Luật 06/2022/QH15, Điều 73.2)")
    @CsvSource(delimiter = '|', textBlock = """
            occupation: WORKER, initiatives: [{year: 2020, scope: DISTRICT}]              | HOLDS
            occupation: WORKER, initiatives: [{year: 2020, scope: GRASSROOTS}]            | FAILS
            occupation: OTHER, initiatives: [{year: 2020, scope: DISTRICT}]               | FAILS
            """)
    void workers_have_a_ground_of_their_own(String stated, Outcome outcome) {
        assertThat(verdict(
                                "BKTTG",
                                "GROUNDS",
                                individual(
                                        stated + ", merits: [], priorAwards: [], ratings: {2024: TOT}", "2025-02-10"))
                        .outcome())
                .isEqualTo(outcome);
    }

    @Test
    void the_labour_order_second_class_counts_years_after_the_third_class_only() {
        String years = "ratings: {2020: TOT, 2021: XUAT_SAC, 2022: TOT, 2023: XUAT_SAC, 2024: TOT}, merits: []";
        Candidate before = individual(
                years + ", priorAwards: [{award: HCLD3, year: 2019}, {award: CSTDT, year: 2022}]", "2025-02-10");
        assertThat(verdict("HCLD2", "GROUNDS", before).outcome()).isEqualTo(Outcome.HOLDS);

        Candidate tooEarly = individual(
                years + ", priorAwards: [{award: HCLD3, year: 2020}, {award: CSTDT, year: 2022}]", "2025-02-10");
        ClauseVerdict verdict = verdict("HCLD2", "GROUNDS", tooEarly);
        assertThat(verdict.outcome())
                .as("long service can be judged by a person only")
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(verdict.alternatives())
                .filteredOn(ground -> ground.clause().equals("years"))
                .singleElement()
                .extracting(ClauseVerdict::outcome)
                .isEqualTo(Outcome.FAILS);
    }

    @Test
    void nothing_stated_blocks_nothing_in_any_regulation() {
        for (Regulation regulation : LAW.all()) {
            for (AwardRule award : regulation.awards()) {
                for (RecipientKind kind : award.recipients()) {
                    for (CommendationType occasion : CommendationType.values()) {
                        Eligibility eligibility = regulation.evaluate(
                                award, new Candidate(kind, occasion, Facts.none(), regulation.from()));
                        assertThat(eligibility.eligible())
                                .as(regulation.id() + " " + award.code())
                                .isTrue();
                        assertThat(eligibility.clauses()).allSatisfy(clause -> assertThat(clause.outcome())
                                .isEqualTo(Outcome.UNKNOWN));
                    }
                }
            }
        }
    }

    @Test
    void a_criterion_that_was_not_verified_is_shown_but_never_applied() {
        AwardRule award = LAW.byId("vn-2017").award("BKTTG").orElseThrow();
        assertThat(award.criteria()).singleElement().satisfies(clause -> {
            assertThat(clause.mark()).isEqualTo(Mark.UNVERIFIED);
            assertThat(clause.expr()).isNotNull();
        });
        assertThat(evaluate("BKTTG", individual("priorAwards: [], ratings: {2021: TOT}", "2022-01-10"))
                        .clauses())
                .extracting(ClauseVerdict::clause)
                .doesNotContain("GROUNDS");
    }

    @Test
    void a_second_award_for_one_achievement_warns_and_does_not_block() {
        Candidate twice = new Candidate(
                RecipientKind.COLLECTIVE, CommendationType.CONG_TRANG, Facts.none(), LocalDate.of(2021, 12, 20), 1);
        Eligibility eligibility = evaluate("BKT", twice);
        assertThat(eligibility.eligible()).isTrue();
        assertThat(eligibility.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("CRITERION_X1");
            assertThat(warning.legalRef()).startsWith("Nghị định 91/2017/NĐ-CP");
        });
        assertThat(evaluate(
                                "BKT",
                                new Candidate(
                                        RecipientKind.COLLECTIVE,
                                        CommendationType.CONG_TRANG,
                                        Facts.none(),
                                        LocalDate.of(2021, 12, 20),
                                        0))
                        .warnings())
                .isEmpty();
    }

    @Test
    void a_case_under_verification_is_held_from_2024_on() {
        assertThat(evaluate("BKT", individual("underVerification: true", "2024-02-10"))
                        .blocking())
                .singleElement()
                .satisfies(defect -> {
                    assertThat(defect.code()).isEqualTo("CRITERION_X4");
                    assertThat(defect.legalRef()).isEqualTo("Nghị định 98/2023/NĐ-CP, Điều 4.4");
                });
        assertThat(verdict("BKT", "X4", individual("underVerification: true", "2025-08-10"))
                        .effect())
                .isEqualTo(Clause.Effect.HOLDS);
        assertThat(evaluate("BKT", individual("underVerification: true", "2022-02-10"))
                        .eligible())
                .as("not verified for the years before")
                .isTrue();
    }

    @ParameterizedTest(name = "a title of the occasion {0} for a proposal of {1}: {2}")
    @CsvSource({
        "CONG_TRANG, CONG_TRANG, HOLDS",
        "DOT_XUAT, CONG_TRANG, FAILS",
        "PHONG_TRAO, CONG_TRANG, FAILS",
        "PHONG_TRAO, PHONG_TRAO, HOLDS"
    })
    void results_of_sudden_and_thematic_awards_do_not_count_for_regular_ones_of_a_higher_level(
            CommendationType earlier, CommendationType now, Outcome outcome) {
        Facts facts = facts(
                "merits: [], occupation: OTHER, ratings: {2019: TOT, 2020: TOT, 2021: TOT, 2022: TOT, 2023: TOT, 2024: TOT},"
                        + " priorAwards: [{award: BKT, year: 2018, commendationType: " + earlier + "},"
                        + " {award: CSTDCS, year: 2022}, {award: CSTDCS, year: 2023}, {award: CSTDCS, year: 2024}]");
        assertThat(verdict(
                                "BKTTG",
                                "GROUNDS",
                                new Candidate(RecipientKind.INDIVIDUAL, now, facts, LocalDate.of(2025, 2, 10)))
                        .outcome())
                .isEqualTo(outcome);
    }

    @Test
    void codes_among_the_facts_that_nobody_knows_are_found() {
        assertThat(LAW.byId("vn-2024")
                        .check(facts("priorAwards: [{award: CSTDC, year: 2020}], titleHolders: {XYZ: 1}")))
                .extracting(defect -> defect.pointer())
                .containsExactly("/facts/priorAwards/0/award", "/facts/titleHolders/XYZ");
        assertThat(LAW.byId("vn-2025").check(facts("priorAwards: [{award: GK_HUYEN, year: 2020}]")))
                .as("an award of earlier times is known")
                .isEmpty();
    }
}
