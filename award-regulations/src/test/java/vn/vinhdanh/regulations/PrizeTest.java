package vn.vinhdanh.regulations;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vinhdanh.regulations.Law.LAW;
import static vn.vinhdanh.regulations.Law.day;
import static vn.vinhdanh.regulations.Law.unit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.RecipientKind;

class PrizeTest {

    private static Optional<Prize> prize(String award, RecipientKind kind, String on, Settings settings) {
        return LAW.prize(award, kind, day(on), unit("BODY"), settings);
    }

    @ParameterizedTest(name = "{0} for {1} on {2}: {3} ({4})")
    @CsvSource(delimiter = '|', textBlock = """
            BKT    | INDIVIDUAL | 2022-03-01 | 1490000  | factor 1.0, not rounded before 2024
            GK_HUYEN | INDIVIDUAL | 2022-03-01 | 447000 | 0.3
            CTDT   | COLLECTIVE | 2022-03-01 | 11920000 | 8.0
            CTDCP  | COLLECTIVE | 2022-03-01 | 17880000 | 12.0
            TTLDXS | COLLECTIVE | 2022-03-01 | 2235000  | 1.5
            LDTT   | INDIVIDUAL | 2023-06-30 | 447000   | the base salary of that day
            LDTT   | INDIVIDUAL | 2023-07-01 | 540000   | the base salary of that day
            LDTT   | INDIVIDUAL | 2024-07-01 | 710000   | 702,000 rounded up to ten thousand (Decree 98)
            LDTT   | INDIVIDUAL | 2025-07-01 | 702000   | no rounding verified for Decree 152
            CSTDTQ | INDIVIDUAL | 2024-06-30 | 8100000  | 4.5
            GK_XA  | INDIVIDUAL | 2025-07-01 | 702000   | 0.3
            GK_XA  | HOUSEHOLD  | 2025-07-01 | 1053000  | 1.5 times the individual rate
            HCLD2  | INDIVIDUAL | 2025-07-01 | 17550000 | 7.5
            HCLD2  | COLLECTIVE | 2025-07-01 | 35100000 | twice the individual rate
            BKT    | INDIVIDUAL | 2024-07-01 |          | not verified for Decree 98
            BKT    | COLLECTIVE | 2022-03-01 |          | no factor for collectives was read
            HCLD2  | COLLECTIVE | 2022-03-01 |          | not verified
            HCLD2  | COLLECTIVE | 2024-07-01 |          | read in part only
            CTDT   | COLLECTIVE | 2025-07-01 |          | not verified
            LDTT   | INDIVIDUAL | 2018-12-31 |          | base salary not verified
            LDTT   | INDIVIDUAL | 2019-01-01 | 417000   | 1,390,000
            LDTT   | INDIVIDUAL | 2026-06-30 | 702000   | the last verified base salary
            LDTT   | INDIVIDUAL | 2026-07-01 |          | a rise was announced, no decree was read
            """)
    void a_prize_is_the_factor_times_the_base_salary_of_the_decision_date(
            String award, RecipientKind kind, String on, @Nullable Long amount) {
        Optional<Prize> prize = prize(award, kind, on, Settings.none());
        if (amount == null) {
            assertThat(prize).isEmpty();
        } else {
            assertThat(prize).get().satisfies(money -> {
                assertThat(money.amount()).isEqualTo(amount);
                assertThat(money.sources()).isNotEmpty().noneMatch(String::isBlank);
            });
        }
    }

    @Test
    void a_body_sets_a_factor_where_none_is_verified_and_nowhere_else() {
        Settings settings = new Law.Made()
                .set("BODY", "BKT", "prize.factor", "1.5", "2021-01-01")
                .set("BODY", "CSTDT", "prize.factor", "9", "2021-01-01");
        assertThat(prize("BKT", RecipientKind.INDIVIDUAL, "2024-07-01", settings))
                .get()
                .satisfies(money -> {
                    assertThat(money.amount()).isEqualTo(3_510_000);
                    assertThat(money.sources()).contains("setting:s1 (Báo cáo ngày 20/5/2022)");
                });
        assertThat(prize("CSTDT", RecipientKind.INDIVIDUAL, "2022-03-01", settings))
                .get()
                .extracting(Prize::amount)
                .isEqualTo(4_470_000L);
    }

    private static Optional<Defect> quota(String regulation, String award, int proposed, int base, Settings settings) {
        Regulation law = LAW.byId(regulation);
        return LAW.quota(
                law,
                law.award(award).orElseThrow(),
                proposed,
                base,
                unit("BODY"),
                law.from().plusYears(1),
                settings);
    }

    @ParameterizedTest(name = "{0} of {1}: exceeded {2} (Nghị định 91/2017/NĐ-CP, Điều 9.3)")
    @CsvSource({"3, 20, false", "4, 20, true", "2, 19, false", "3, 19, true", "0, 0, false", "1, 0, true"})
    void fifteen_percent_of_advanced_workers_may_be_grassroots_fighters(int proposed, int base, boolean exceeded) {
        Optional<Defect> defect = quota("vn-2017", "CSTDCS", proposed, base, Settings.none());
        assertThat(defect.isPresent()).isEqualTo(exceeded);
        defect.ifPresent(found -> {
            assertThat(found.code()).isEqualTo("QUOTA_EXCEEDED");
            assertThat(found.legalRef()).isEqualTo("Nghị định 91/2017/NĐ-CP, Điều 9.3");
        });
    }

    @Test
    void from_2024_on_no_quota_is_known_unless_the_authority_sets_one() {
        assertThat(quota("vn-2024", "CSTDCS", 9, 10, Settings.none())).isEmpty();
        Settings settings = new Law.Made().set("BODY", "CSTDCS", "quota.maxPercent", "45", "2023-01-01");
        assertThat(quota("vn-2024", "CSTDCS", 9, 20, settings)).isEmpty();
        assertThat(quota("vn-2024", "CSTDCS", 10, 20, settings))
                .get()
                .extracting(Defect::legalRef)
                .isEqualTo("setting:s1 (Báo cáo ngày 20/5/2022)");
    }

    @Test
    void an_authority_lowers_a_quota_and_never_raises_it() {
        Settings lower = new Law.Made().set("BODY", "CSTDCS", "quota.maxPercent", "10", "2017-01-01");
        assertThat(quota("vn-2017", "CSTDCS", 3, 20, lower)).isPresent();
        Settings higher = new Law.Made().set("BODY", "CSTDCS", "quota.maxPercent", "50", "2017-01-01");
        assertThat(quota("vn-2017", "CSTDCS", 4, 20, higher)).isPresent();
    }
}
