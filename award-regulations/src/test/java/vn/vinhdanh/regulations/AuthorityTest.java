package vn.vinhdanh.regulations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.vinhdanh.regulations.Law.LAW;
import static vn.vinhdanh.regulations.Law.day;
import static vn.vinhdanh.regulations.Law.unit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Refusal;

/** Whose signature gives an award on the day of the decision. */
class AuthorityTest {

    private static SigningAuthority decide(String award, AwardLevel level, String on, Settings settings) {
        return LAW.mayDecide(award, level, unit("BODY"), day(on), settings);
    }

    private static Defect refused(String award, AwardLevel level, String on) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> decide(award, level, on, Settings.none()));
        assertThat(refusal).as("refused").isNotNull();
        assertThat(refusal.defects()).hasSize(1);
        return refusal.defects().get(0);
    }

    @ParameterizedTest(name = "{0} at {1} on {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            GK_HUYEN | DISTRICT   | 2025-06-30 | Luật 06/2022/QH15, Điều 80.2
            CSTDCS   | DISTRICT   | 2025-06-30 | Luật 06/2022/QH15, Điều 80.2
            CSTDCS   | COMMUNE    | 2025-07-01 | Nghị định 129/2025/NĐ-CP
            CSTDCS   | DISTRICT   | 2021-12-31 | Nghị định 91/2017/NĐ-CP, Điều 43.2
            CSTDCS   | GRASSROOTS | 2021-12-31 | Nghị định 91/2017/NĐ-CP, Điều 43.2
            LDTT     | COMMUNE    | 2021-12-31 | Nghị định 91/2017/NĐ-CP, Điều 43
            LDTT     | COMMUNE    | 2024-12-31 | Luật 06/2022/QH15, Điều 80.3
            GK_XA    | COMMUNE    | 2025-12-31 | Nghị định 129/2025/NĐ-CP
            TDPVH    | DISTRICT   | 2025-06-30 | Luật 06/2022/QH15, Điều 80.2
            TDPVH    | COMMUNE    | 2025-07-01 | Nghị định 129/2025/NĐ-CP
            CTDT     | PROVINCE   | 2022-03-01 | Thông tư 08/2017/TT-BNV, Điều 8
            CSTDTQ   | GOVERNMENT | 2022-03-01 | Nghị định 91/2017/NĐ-CP, Điều 49
            BKTTG    | GOVERNMENT | 2024-03-01 | Luật 06/2022/QH15, Điều 78.2
            CTDCP    | GOVERNMENT | 2025-12-01 | Luật 06/2022/QH15, Điều 78.1
            HCLD2    | STATE      | 2025-12-01 | Luật 06/2022/QH15, Điều 83.2
            """)
    void an_award_is_signed_at_its_level_by_the_article_of_that_day(
            String award, AwardLevel level, String on, String article) {
        SigningAuthority authority = decide(award, level, on, Settings.none());
        assertThat(authority.source()).isEqualTo(article);
        assertThat(authority.bySetting()).isFalse();
    }

    @Test
    void a_district_certificate_dated_1_july_2025_is_refused() {
        Defect defect = refused("GK_HUYEN", AwardLevel.DISTRICT, "2025-07-01");
        assertThat(defect.code()).isEqualTo("AWARD_ABOLISHED");
        assertThat(defect.legalRef()).isEqualTo("Nghị định 129/2025/NĐ-CP");
        assertThat(defect.message().en()).contains("1 July 2025");
        assertThat(defect.message().vi()).contains("01/7/2025");
    }

    @Test
    void a_commune_chair_may_not_give_grassroots_fighters_in_june_2025() {
        Defect defect = refused("CSTDCS", AwardLevel.COMMUNE, "2025-06-30");
        assertThat(defect.code()).isEqualTo("NOT_DECIDED_AT_LEVEL");
        assertThat(defect.legalRef()).isEqualTo("Luật 06/2022/QH15, Điều 80.3");
        assertThat(defect.message().en()).contains("Chair of the commune People's Committee has no authority");
    }

    @ParameterizedTest(name = "{0} at {1} on {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            CSTDCS | DISTRICT | 2025-07-01 | NOT_DECIDED_AT_LEVEL
            CSTDCS | COMMUNE  | 2021-12-31 | NOT_DECIDED_AT_LEVEL
            BKT    | DISTRICT | 2022-03-01 | NOT_DECIDED_AT_LEVEL
            XPTB   | PROVINCE | 2022-03-01 | AWARD_UNKNOWN
            NOSUCH | PROVINCE | 2022-03-01 | AWARD_UNKNOWN
            BKT    | PROVINCE | 2017-09-30 | REGULATION_MISSING
            """)
    void what_no_rule_of_the_day_allows_is_refused(String award, AwardLevel level, String on, String code) {
        assertThat(refused(award, level, on).code()).isEqualTo(code);
    }

    /** The awards of the case of 2021 whose decider nobody has verified. */
    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "GK_HUYEN, DISTRICT",
        "BKT,      PROVINCE",
        "TTLDXS,   PROVINCE",
        "CTDCP,    GOVERNMENT",
        "BKTTG,    GOVERNMENT",
        "HCLD2,    STATE"
    })
    void a_decider_that_is_not_verified_is_set_by_the_body_with_its_document(String award, AwardLevel level) {
        Defect defect = refused(award, level, "2022-03-01");
        assertThat(defect.code()).isEqualTo("DECIDER_NOT_SET");
        assertThat(defect.message().en()).contains("setting \"decider\"").contains("document");

        assertThat(SettingKey.check(LAW.byId("vn-2017"), level, award, "decider", level.name()))
                .isEmpty();
        Settings settings = new Law.Made().set("BODY", award, "decider", level.name(), "2021-11-01");
        SigningAuthority authority = decide(award, level, "2022-03-01", settings);
        assertThat(authority.bySetting()).isTrue();
        assertThat(authority.source()).isEqualTo("setting:s1 (Báo cáo ngày 20/5/2022)");
    }

    @Test
    void a_setting_gives_no_power_that_the_law_gives_another_level() {
        Settings settings = new Law.Made().set("BODY", "CSTDCS", "decider", "COMMUNE", "2021-11-01");
        assertThat(catchThrowableOfType(
                        Refusal.class, () -> decide("CSTDCS", AwardLevel.COMMUNE, "2025-06-30", settings)))
                .isNotNull();
    }

    @ParameterizedTest(name = "{0} for {1} in {2}: {3}")
    @CsvSource({
        "NOSUCH,   INDIVIDUAL, vn-2017, AWARD_UNKNOWN",
        "GK_HUYEN, INDIVIDUAL, vn-2025, AWARD_ABOLISHED",
        "HCLD1,    INDIVIDUAL, vn-2017, AWARD_NOT_YET_NOMINABLE",
        "CSTDT,    COLLECTIVE, vn-2017, RECIPIENT_KIND_NOT_ALLOWED",
    })
    void what_cannot_be_nominated_is_refused(String award, RecipientKind kind, String regulation, String code) {
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> LAW.byId(regulation).nominable(award, kind));
        assertThat(refusal.defects()).extracting(Defect::code).containsExactly(code);
    }

    @ParameterizedTest(name = "{0} of {1}: {2} (Nghị định 91/2017/NĐ-CP, Điều 45.8)")
    @CsvSource({"9, 10, true", "13, 15, false", "14, 15, true", "90, 100, true", "89, 100, false", "0, 10, false"})
    void the_base_of_a_vote_is_all_members(int inFavour, int members, boolean passes) {
        Voting voting = LAW.byId("vn-2017")
                .award("CSTDT")
                .orElseThrow()
                .votes()
                .get(AwardLevel.PROVINCE)
                .value();
        assertThat(voting).isNotNull();
        assertThat(voting.passes(inFavour, members)).isEqualTo(passes);
        assertThat(voting.secret()).isTrue();
        assertThat(voting.absentInWriting()).isTrue();
    }

    @Test
    void ninety_percent_holds_for_four_kinds_of_title_in_2017_and_for_none_later() {
        assertThat(LAW.byId("vn-2017").awards().stream()
                        .filter(award -> award.votes().values().stream()
                                .anyMatch(vote -> vote.value() != null
                                        && Integer.valueOf(90)
                                                .equals(vote.value().minPercent())))
                        .map(AwardRule::code))
                .containsExactly("CSTDT", "CSTDB", "CSTDTQ", "AHLD", "AHLLVT");
        for (String later : new String[] {"vn-2024", "vn-2025"}) {
            assertThat(LAW.byId(later).awards())
                    .allSatisfy(award -> assertThat(award.votes().values())
                            .allSatisfy(vote -> assertThat(vote.value()).isNull()));
        }
    }

    @Test
    void where_no_share_is_set_nothing_is_assumed() {
        Voting open = new Voting(null, false, false, false);
        assertThat(catchThrowableOfType(IllegalStateException.class, () -> open.passes(9, 10)))
                .isNotNull();
    }
}
