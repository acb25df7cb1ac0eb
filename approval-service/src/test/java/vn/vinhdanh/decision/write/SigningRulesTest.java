package vn.vinhdanh.decision.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.vinhdanh.decision.write.LawInATown.COMMUNE;
import static vn.vinhdanh.decision.write.LawInATown.DISTRICT;
import static vn.vinhdanh.decision.write.LawInATown.PROVINCE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vinhdanh.approval.Cast;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;
import vn.vinhdanh.events.decision.DecisionItem;
import vn.vinhdanh.events.nomination.Recipient;
import vn.vinhdanh.regulations.OrganisationUnit;

/** The law of the decision date, edge by edge. */
class SigningRulesTest {

    /** What is decided, by whom, on which day; the code and the article of the refusal, or nothing where it is lawful. */
    @ParameterizedTest(name = "{0} at {1} on {3}: {4}")
    @CsvSource({
        "GK_HUYEN, DISTRICT, D.1, 2025-06-30, , ",
        "GK_HUYEN, DISTRICT, D.1, 2025-07-01, AWARD_ABOLISHED, Nghị định 129/2025/NĐ-CP",
        "CSTDCS, COMMUNE, C.1, 2025-06-30, NOT_DECIDED_AT_LEVEL, 'Luật 06/2022/QH15, Điều 80.3'",
        "CSTDCS, COMMUNE, C.1, 2025-07-01, , ",
        "CSTDCS, DISTRICT, D.1, 2025-06-30, , "
    })
    void the_decision_date_says_who_decides(
            String award, AwardLevel level, String body, LocalDate date, String code, String article) {
        SigningRules rules = rules(Map.of());
        UnitId unit = new UnitId(body);
        if (code == null) {
            Signing signing = rules.sign(level, unit, items(award, RecipientKind.INDIVIDUAL), head(unit), date);
            assertThat(signing.authority()).isNotBlank();
            assertThat(signing.signerTitle()).isEqualTo("Chủ tịch UBND " + body);
        } else {
            Refusal refusal = catchThrowableOfType(
                    Refusal.class,
                    () -> rules.sign(level, unit, items(award, RecipientKind.INDIVIDUAL), head(unit), date));
            assertThat(refusal.defects()).anySatisfy(defect -> {
                assertThat(defect.code()).isEqualTo(code);
                assertThat(defect.legalRef()).isEqualTo(article);
                assertThat(defect.pointer()).isEqualTo("/items/0");
                assertThat(defect.message().vi()).startsWith("DL-1: ");
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DISTRICT, Ủy ban nhân dân huyện Di Linh, Chủ tịch UBND huyện Di Linh",
        "PROVINCE, Tỉnh Lâm Đồng, Chủ tịch UBND tỉnh Lâm Đồng",
        "COMMUNE, UBND xã Bảo Thuận, Chủ tịch UBND xã Bảo Thuận",
        "GOVERNMENT, Chính phủ, Thủ tướng Chính phủ",
        "STATE, Chủ tịch nước, Chủ tịch nước",
        "MINISTRY, Bộ Giáo dục và Đào tạo, Bộ trưởng Bộ Giáo dục và Đào tạo",
        "MINISTRY, Đài Truyền hình Việt Nam, Thủ trưởng Đài Truyền hình Việt Nam",
        "DEPARTMENT, Sở Nội vụ tỉnh Lâm Đồng, Giám đốc Sở Nội vụ tỉnh Lâm Đồng",
        "DEPARTMENT, Phòng Nội vụ huyện Di Linh, Trưởng phòng Nội vụ huyện Di Linh",
        "PUBLIC_SERVICE_UNIT, Trường THCS Di Linh, Hiệu trưởng Trường THCS Di Linh",
        "MASS_ORGANISATION, Hội Cựu chiến binh huyện Di Linh, Chủ tịch Hội Cựu chiến binh huyện Di Linh",
        "ENTERPRISE, Công ty Chè Di Linh, Giám đốc Công ty Chè Di Linh"
    })
    void whoever_signs_bears_the_title_of_their_own_office(UnitKind kind, String name, String title) {
        OrganisationUnit body = new OrganisationUnit(DISTRICT, name, kind, null);
        assertThat(HeadTitle.of(body, false)).isEqualTo(title);
        assertThat(HeadTitle.of(body, true)).isEqualTo("TUQ. " + title);
    }

    @Test
    void a_refusal_names_the_body_by_its_name() {
        SigningRules rules = new SigningRules(
                Cast.LAW,
                town(Map.of()),
                town(Map.of()),
                (actor, body, on) -> true,
                (unit, on) -> "UBND huyện Di Linh");
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> rules.sign(
                        AwardLevel.DISTRICT,
                        DISTRICT,
                        items("GK_HUYEN", RecipientKind.COLLECTIVE),
                        head(DISTRICT),
                        LocalDate.of(2025, 7, 1)));
        assertThat(refusal.defects().get(0).message().vi())
                .isEqualTo("UBND huyện Di Linh không tồn tại vào ngày 01/07/2025.");
    }

    @Test
    void a_body_that_is_gone_decides_nothing() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> rules(Map.of())
                .sign(
                        AwardLevel.DISTRICT,
                        DISTRICT,
                        items("GK_HUYEN", RecipientKind.COLLECTIVE),
                        head(DISTRICT),
                        LocalDate.of(2025, 7, 1)));
        assertThat(refusal.defects()).extracting("code").containsExactly("BODY_GONE", "AWARD_ABOLISHED");
    }

    @Test
    void whoever_signs_heads_the_body_on_that_day() {
        SigningRules rules = new SigningRules(
                Cast.LAW,
                town(Map.of()),
                town(Map.of()),
                (actor, body, on) -> on.getYear() < 2025,
                (unit, on) -> unit.value());
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> rules.sign(
                        AwardLevel.DISTRICT,
                        DISTRICT,
                        items("GK_HUYEN", RecipientKind.COLLECTIVE),
                        head(DISTRICT),
                        LocalDate.of(2025, 6, 30)));
        assertThat(refusal.defects()).extracting("code").containsExactly("NOT_HEAD_THEN");
    }

    @Test
    void nobody_but_a_head_signs() {
        Actor appraiser = Cast.at("a", OfficeKind.APPRAISER, DISTRICT);
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> rules(Map.of())
                .sign(
                        AwardLevel.DISTRICT,
                        DISTRICT,
                        items("GK_HUYEN", RecipientKind.COLLECTIVE),
                        appraiser,
                        LocalDate.of(2025, 6, 30)));
        assertThat(refusal.defects()).extracting("code").containsExactly("NOT_HEAD_THEN");
    }

    @Test
    void a_decider_without_a_lawful_source_needs_the_authoritys_setting() {
        LocalDate then = LocalDate.of(2022, 1, 10);
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> rules(Map.of())
                .sign(AwardLevel.PROVINCE, PROVINCE, items("BKT", RecipientKind.COLLECTIVE), head(PROVINCE), then));
        assertThat(refusal.defects()).extracting("code").containsExactly("DECIDER_NOT_SET");

        Signing signing = rules(Map.of("P.1/decider", "PROVINCE"))
                .sign(AwardLevel.PROVINCE, PROVINCE, items("BKT", RecipientKind.COLLECTIVE), head(PROVINCE), then);
        assertThat(signing.authority()).contains("set-1").contains("QĐ 9");
        assertThat(signing.regulation()).isEqualTo("vn-2017");
    }

    @Test
    void the_prize_is_factor_times_base_salary_of_the_decision_date() {
        Signing signing = rules(Map.of("D.1/decider", "DISTRICT"))
                .sign(
                        AwardLevel.DISTRICT,
                        DISTRICT,
                        items("GK_HUYEN", RecipientKind.INDIVIDUAL),
                        head(DISTRICT),
                        LocalDate.of(2022, 1, 10));
        assertThat(signing.prizes()).containsEntry(new CaseId("n-1"), 447_000L); // 0.3 × 1,490,000
    }

    @Test
    void everything_that_stands_against_it_is_told_at_once() {
        List<DecisionItem> both = List.of(item("n-1", "GK_HUYEN"), item("n-2", "NO_SUCH_AWARD"));
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> rules(Map.of())
                .sign(AwardLevel.COMMUNE, COMMUNE, both, head(COMMUNE), LocalDate.of(2025, 7, 1)));
        assertThat(refusal.defects()).extracting("pointer").containsExactly("/items/0", "/items/1");
    }

    private static SigningRules rules(Map<String, String> settings) {
        return new SigningRules(
                Cast.LAW, town(settings), town(settings), (actor, body, on) -> true, (unit, on) -> unit.value());
    }

    private static LawInATown town(Map<String, String> settings) {
        return new LawInATown(settings);
    }

    private static Actor head(UnitId body) {
        return Cast.at("head", OfficeKind.HEAD, body);
    }

    private static List<DecisionItem> items(String award, RecipientKind kind) {
        return List.of(item("n-1", award, kind));
    }

    private static DecisionItem item(String nomination, String award) {
        return item(nomination, award, RecipientKind.COLLECTIVE);
    }

    private static DecisionItem item(String nomination, String award, RecipientKind kind) {
        return new DecisionItem(
                new CaseId(nomination),
                new NominationId(nomination),
                "DL-" + nomination.substring(2),
                award,
                new Recipient(kind, null, new UnitId("S.1"), Protected.open("Ai đó")));
    }
}
