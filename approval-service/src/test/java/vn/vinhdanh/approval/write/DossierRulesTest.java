package vn.vinhdanh.approval.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.vinhdanh.approval.Cast.LAW;
import static vn.vinhdanh.approval.Cast.proposal;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.SettingId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.regulations.Setting;
import vn.vinhdanh.regulations.Settings;

class DossierRulesTest {

    private static final UnitId GOVERNMENT = new UnitId("GOV");
    private static final LocalDate DAY = LocalDate.of(2021, 12, 27);

    /** What the Government asks for beside the law. */
    private static final Settings ASKING =
            (authority, award, key, on) -> authority.equals(GOVERNMENT) && key.equals("dossier")
                    ? Optional.of(new Setting(new SettingId("s"), "HY,XN", "CV 12", LocalDate.of(2020, 1, 1)))
                    : Optional.empty();

    @Test
    void what_the_law_asks_for_before_a_level_is_due_when_the_case_enters_it_and_not_before() {
        DossierRules rules = new DossierRules(LAW, Settings.none());
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> rules.mayEnter(dossier(AwardLevel.GOVERNMENT, Set.of()), DAY));
        assertThat(refusal.defects()).extracting("code").containsExactly("DOCUMENT_MISSING_KQBP");
        assertThat(refusal.defects().get(0).legalRef()).isNotBlank();
        assertThatCode(() -> rules.mayEnter(dossier(AwardLevel.PROVINCE, Set.of()), DAY))
                .doesNotThrowAnyException();
        assertThatCode(() -> rules.mayEnter(dossier(AwardLevel.GOVERNMENT, Set.of("KQBP")), DAY))
                .doesNotThrowAnyException();
    }

    @Test
    void everything_that_is_missing_is_told_at_once_with_what_asks_for_it() {
        DossierRules rules = new DossierRules(LAW, ASKING);
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> rules.mayEnter(dossier(AwardLevel.GOVERNMENT, Set.of()), DAY));
        assertThat(refusal.defects())
                .extracting("code")
                .containsExactly("DOCUMENT_MISSING_KQBP", "DOCUMENT_MISSING_HY", "DOCUMENT_MISSING_XN");
        assertThat(refusal.defects().get(1).legalRef()).contains("CV 12");
    }

    private static Dossier dossier(AwardLevel entering, Set<String> there) {
        return new Dossier(proposal("CSTDTQ", "n-hoa"), DAY, "vn-2017", 1, there, entering, GOVERNMENT);
    }
}
