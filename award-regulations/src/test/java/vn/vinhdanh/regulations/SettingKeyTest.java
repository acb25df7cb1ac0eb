package vn.vinhdanh.regulations;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vinhdanh.regulations.Law.LAW;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.StepKind;

/** What an authority may set for itself. */
class SettingKeyTest {

    @ParameterizedTest(name = "{0} at {1} for {2}: {3} = {4}: {5} {6}")
    @CsvSource(delimiter = '|', textBlock = """
            vn-2017 | DISTRICT   |          | steps                     | INTAKE,APPRAISAL,COUNCIL,HEAD | |
            vn-2017 | DISTRICT   |          | steps                     | INTAKE,APPRAISAL        | SETTING_VALUE_INVALID |
            vn-2017 | DISTRICT   |          | steps                     | HEAD,INTAKE             | SETTING_VALUE_INVALID |
            vn-2017 | DISTRICT   |          | steps                     | INTAKE,INTAKE,HEAD      | SETTING_VALUE_INVALID |
            vn-2017 | DISTRICT   |          | clock.INTAKE              | 10 WD                   | |
            vn-2017 | DISTRICT   |          | clock.INTAKE              | 0 WD                    | SETTING_VALUE_INVALID |
            vn-2017 | DISTRICT   |          | clock.INTAKE              | 10                      | SETTING_VALUE_INVALID |
            vn-2017 | DISTRICT   |          | clock.ANSWER              | 5 WD                    | |
            vn-2017 | DISTRICT   |          | clock.NAP                 | 5 WD                    | SETTING_UNKNOWN |
            vn-2024 | PROVINCE   | HCLD2    | clock.PUBLIC_CONSULTATION | 9 WD                    | SETTING_AGAINST_LAW | Nghị định 98/2023/NĐ-CP, Điều 46.2
            vn-2024 | PROVINCE   | HCLD2    | clock.PUBLIC_CONSULTATION | 10 WD                   | |
            vn-2017 | PROVINCE   | HCLD2    | clock.PUBLIC_CONSULTATION | 5 WD                    | |
            vn-2017 | PROVINCE   | CSTDT    | vote.minPercent           | 89                      | SETTING_AGAINST_LAW | Nghị định 91/2017/NĐ-CP, Điều 45.8
            vn-2017 | PROVINCE   | CSTDT    | vote.minPercent           | 90                      | |
            vn-2017 | PROVINCE   | CSTDT    | vote.minPercent           | 95                      | |
            vn-2024 | PROVINCE   | CSTDT    | vote.minPercent           | 80                      | |
            vn-2017 | PROVINCE   | CSTDT    | vote.minPercent           | 101                     | SETTING_VALUE_INVALID |
            vn-2017 | PROVINCE   | CSTDT    | vote.ballot               | OPEN                    | SETTING_AGAINST_LAW | Nghị định 91/2017/NĐ-CP, Điều 45.8
            vn-2017 | PROVINCE   | BKT      | vote.ballot               | OPEN                    | |
            vn-2017 | DISTRICT   | CSTDCS   | quota.maxPercent          | 16                      | SETTING_AGAINST_LAW | Nghị định 91/2017/NĐ-CP, Điều 9.3
            vn-2017 | DISTRICT   | CSTDCS   | quota.maxPercent          | 15                      | |
            vn-2024 | DISTRICT   | CSTDCS   | quota.maxPercent          | 40                      | |
            vn-2024 | DISTRICT   |          | quota.maxPercent          | 40                      | SETTING_NEEDS_AWARD |
            vn-2017 | DISTRICT   |          | dossier                   | TT,BCTT,BB              | |
            vn-2017 | DISTRICT   |          | dossier                   | TT,PHOTO                | SETTING_VALUE_INVALID |
            vn-2017 | DISTRICT   | GK_HUYEN | decider                   | DISTRICT                | |
            vn-2017 | PROVINCE   | GK_HUYEN | decider                   | DISTRICT                | SETTING_NOT_OWN_LEVEL |
            vn-2017 | PROVINCE   | GK_HUYEN | decider                   | PROVINCE                | AWARD_NOT_OF_LEVEL |
            vn-2017 | PROVINCE   | CTDT     | decider                   | PROVINCE                | SETTING_ALREADY_LAW | Thông tư 08/2017/TT-BNV, Điều 8
            vn-2017 | DISTRICT   |          | decider                   | DISTRICT                | SETTING_NEEDS_AWARD |
            vn-2025 | DISTRICT   | GK_HUYEN | decider                   | DISTRICT                | AWARD_ABOLISHED | Nghị định 129/2025/NĐ-CP
            vn-2017 | DISTRICT   | NOSUCH   | clock.INTAKE              | 5 WD                    | AWARD_UNKNOWN |
            vn-2017 | DISTRICT   | GK_HUYEN | prize.factor              | 0.4                     | |
            vn-2017 | PROVINCE   | CSTDT    | prize.factor              | 3.5                     | SETTING_AGAINST_LAW |
            vn-2024 | PROVINCE   | BKT      | prize.factor              | 1.5                     | |
            vn-2024 | PROVINCE   | BKT      | prize.factor              | -1                      | SETTING_VALUE_INVALID |
            """)
    void a_setting_fills_what_is_open_and_is_never_weaker_than_the_law(
            String regulation,
            AwardLevel level,
            @Nullable String award,
            String key,
            String value,
            @Nullable String code,
            @Nullable String article) {
        List<Defect> defects = SettingKey.check(LAW.byId(regulation), level, award, key, value);
        if (code == null) {
            assertThat(defects).isEmpty();
        } else {
            assertThat(defects).singleElement().satisfies(defect -> {
                assertThat(defect.code()).isEqualTo(code);
                assertThat(defect.pointer()).isNotNull();
                assertThat(defect.message().vi()).isNotBlank();
                if (article != null) {
                    assertThat(defect.legalRef()).isEqualTo(article);
                }
            });
        }
    }

    @Test
    void every_step_has_its_clock_and_every_key_its_syntax() {
        for (StepKind step : StepKind.values()) {
            assertThat(SettingKey.clock(step).key()).isEqualTo("clock." + step);
        }
        for (SettingKey key : SettingKey.values()) {
            assertThat(SettingKey.of(key.key())).contains(key);
            assertThat(key.syntax().en()).isNotBlank();
            assertThat(key.understands("")).isFalse();
        }
    }
}
