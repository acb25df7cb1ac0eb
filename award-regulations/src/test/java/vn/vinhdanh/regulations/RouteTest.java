package vn.vinhdanh.regulations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.vinhdanh.events.StepKind.APPRAISAL;
import static vn.vinhdanh.events.StepKind.COUNCIL;
import static vn.vinhdanh.events.StepKind.HEAD;
import static vn.vinhdanh.events.StepKind.INTAKE;
import static vn.vinhdanh.events.StepKind.PUBLIC_CONSULTATION;
import static vn.vinhdanh.regulations.Law.LAW;
import static vn.vinhdanh.regulations.Law.day;
import static vn.vinhdanh.regulations.Law.unit;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.approval.Stage;
import vn.vinhdanh.events.approval.Step;
import vn.vinhdanh.events.approval.VoteRule;

/** Which bodies have a nomination, one after the other. */
class RouteTest {

    private static Route route(String award, String proposedBy, String on, Settings settings) {
        Regulation regulation = LAW.inForce(day(on));
        return Route.of(
                regulation, regulation.award(award).orElseThrow(), unit(proposedBy), day(on), Law.diLinh(), settings);
    }

    @ParameterizedTest(name = "{0} proposed by {1} on {2}: {3} through {4}")
    @CsvSource({
        "GK_HUYEN, D.DILINH.25036,  2021-12-01, DISTRICT,   DISTRICT=D.DILINH",
        "GK_HUYEN, D.DILINH,        2021-12-01, DISTRICT,   DISTRICT=D.DILINH",
        "GK_HUYEN, D.DILINH.PGDDT,  2021-12-01, DISTRICT,   DISTRICT=D.DILINH",
        "BKT,      D.DILINH,        2021-12-01, PROVINCE,   PROVINCE=P.LAMDONG",
        "BKT,      D.DILINH.PGDDT,  2021-12-01, PROVINCE,   DISTRICT=D.DILINH PROVINCE=P.LAMDONG",
        "TTLDXS,   D.DILINH.PGDDT,  2021-12-01, PROVINCE,   DISTRICT=D.DILINH PROVINCE=P.LAMDONG",
        "CTDT,     D.DILINH,        2021-12-01, PROVINCE,   PROVINCE=P.LAMDONG",
        "CTDCP,    D.DILINH,        2021-12-01, GOVERNMENT, PROVINCE=P.LAMDONG GOVERNMENT=GOV",
        "BKTTG,    D.DILINH.PGDDT,  2021-12-01, GOVERNMENT, DISTRICT=D.DILINH PROVINCE=P.LAMDONG GOVERNMENT=GOV",
        "HCLD2,    D.DILINH,        2021-12-01, STATE,      PROVINCE=P.LAMDONG GOVERNMENT=GOV STATE=STATE",
        "HCLD2,    D.DILINH.25036,  2021-12-01, STATE,      DISTRICT=D.DILINH PROVINCE=P.LAMDONG GOVERNMENT=GOV STATE=STATE",
        "LDTT,     D.DILINH.25036,  2021-12-01, COMMUNE,    COMMUNE=D.DILINH.25036",
        "LDTT,     D.DILINH.TH00,   2021-12-01, GRASSROOTS, GRASSROOTS=D.DILINH.TH00",
        "CSTDCS,   D.DILINH.25036,  2021-12-01, DISTRICT,   DISTRICT=D.DILINH",
        "CSTDCS,   D.DILINH.25036,  2024-12-01, DISTRICT,   DISTRICT=D.DILINH",
        "CSTDCS,   P.LAMDONG.2025.25036, 2025-07-01, COMMUNE, COMMUNE=P.LAMDONG.2025.25036",
        "TTLDTT,   D.DILINH.25036,  2021-12-01, DISTRICT,   DISTRICT=D.DILINH",
        "GK_XA,    P.LAMDONG.2025.25036, 2025-07-01, COMMUNE, COMMUNE=P.LAMDONG.2025.25036",
        "BKT,      P.LAMDONG.2025.25036, 2025-07-01, PROVINCE, PROVINCE=P.LAMDONG.2025",
    })
    void an_award_goes_up_one_stage_for_each_level(
            String award, String proposedBy, String on, AwardLevel level, String bodies) {
        Route route = route(award, proposedBy, on, Settings.none());
        assertThat(route.level()).isEqualTo(level);
        assertThat(route.stages().stream()
                        .map(stage -> stage.level() + "=" + stage.body().value())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(bodies);
        assertThat(route.stages()).allSatisfy(stage -> {
            assertThat(stage.decides()).isEqualTo(stage.level() == level);
            assertThat(kinds(stage)).endsWith(HEAD);
        });
    }

    private static List<StepKind> kinds(Stage stage) {
        return stage.steps().stream().map(Step::kind).toList();
    }

    private static Stage stage(Route route, AwardLevel level) {
        return route.stages().stream()
                .filter(stage -> stage.level() == level)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void without_verified_steps_or_settings_only_the_head_acts() {
        Stage stage = stage(route("GK_HUYEN", "D.DILINH.25036", "2021-12-01", Settings.none()), AwardLevel.DISTRICT);
        assertThat(stage.steps()).containsExactly(new Step(HEAD, null, null));
        assertThat(stage.vote()).isNull();
        assertThat(stage.answerDays()).isNull();
    }

    @Test
    void practice_of_an_authority_enters_by_its_settings_and_names_them() {
        Settings settings = new Law.Made()
                .set("D.DILINH", null, "steps", "INTAKE,APPRAISAL,COUNCIL,HEAD", "2021-11-01")
                .set("D.DILINH", "GK_HUYEN", "clock.APPRAISAL", "10 WD", "2021-11-01")
                .set("D.DILINH", null, "clock.ANSWER", "5 WD", "2021-11-01")
                .set("D.DILINH", null, "vote.minPercent", "80", "2021-11-01");
        Stage stage = stage(route("GK_HUYEN", "D.DILINH.25036", "2021-12-01", settings), AwardLevel.DISTRICT);
        assertThat(kinds(stage)).containsExactly(INTAKE, APPRAISAL, COUNCIL, HEAD);
        assertThat(stage.steps().get(1).workingDays()).isEqualTo(10);
        assertThat(stage.steps().get(1).source())
                .isEqualTo("setting:s1 (Báo cáo ngày 20/5/2022); setting:s2 (Báo cáo ngày 20/5/2022)");
        assertThat(stage.steps().get(0).workingDays()).isNull();
        assertThat(stage.vote()).isEqualTo(new VoteRule(80, false, "setting:s4 (Báo cáo ngày 20/5/2022)"));
        assertThat(stage.answerDays()).isEqualTo(5);
    }

    @Test
    void a_setting_counts_from_its_first_day_only() {
        Settings settings = new Law.Made().set("D.DILINH", null, "steps", "INTAKE,HEAD", "2021-12-02");
        assertThat(kinds(stage(route("GK_HUYEN", "D.DILINH", "2021-12-01", settings), AwardLevel.DISTRICT)))
                .containsExactly(HEAD);
        assertThat(kinds(stage(route("GK_HUYEN", "D.DILINH", "2021-12-02", settings), AwardLevel.DISTRICT)))
                .containsExactly(INTAKE, HEAD);
    }

    @Test
    void steps_of_the_law_stay_whatever_a_body_sets() {
        Settings settings = new Law.Made()
                .set("P.LAMDONG", null, "steps", "INTAKE,HEAD", "2021-11-01")
                .set("P.LAMDONG", null, "vote.minPercent", "70", "2021-11-01");
        Stage stage = stage(route("CSTDT", "D.DILINH", "2021-12-01", settings), AwardLevel.PROVINCE);
        assertThat(kinds(stage)).containsExactly(INTAKE, COUNCIL, HEAD);
        assertThat(stage.vote()).isEqualTo(new VoteRule(90, true, "Nghị định 91/2017/NĐ-CP, Điều 45.8"));
    }

    @Test
    void the_public_is_consulted_before_an_order_and_its_term_is_the_least() {
        Stage r1 = stage(route("HCLD2", "D.DILINH", "2021-12-01", Settings.none()), AwardLevel.PROVINCE);
        assertThat(r1.steps())
                .containsExactly(
                        new Step(
                                PUBLIC_CONSULTATION,
                                null,
                                "Nghị định 91/2017/NĐ-CP, Điều 45.10; Thông tư 12/2019/TT-BNV, Điều 2"),
                        new Step(HEAD, null, null));

        Settings shorter = new Law.Made().set("P.LAMDONG", null, "clock.PUBLIC_CONSULTATION", "5 WD", "2021-11-01");
        assertThat(consultation("2021-12-01", shorter).workingDays())
                .as("the decree of 2017 gives no number: the body's own counts")
                .isEqualTo(5);
        assertThat(consultation("2024-12-01", shorter))
                .as("from 2024 on ten days are the least")
                .isEqualTo(new Step(PUBLIC_CONSULTATION, 10, "Nghị định 98/2023/NĐ-CP, Điều 46.2"));

        Settings longer = new Law.Made().set("P.LAMDONG", null, "clock.PUBLIC_CONSULTATION", "15 WD", "2021-11-01");
        assertThat(consultation("2024-12-01", longer).workingDays()).isEqualTo(15);
    }

    private static Step consultation(String on, Settings settings) {
        return stage(route("HCLD2", "D.DILINH", on, settings), AwardLevel.PROVINCE).steps().stream()
                .filter(step -> step.kind() == PUBLIC_CONSULTATION)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_central_council_sees_national_emulation_fighters() {
        Route route = route("CSTDTQ", "D.DILINH", "2021-12-01", Settings.none());
        assertThat(kinds(stage(route, AwardLevel.PROVINCE))).containsExactly(PUBLIC_CONSULTATION, COUNCIL, HEAD);
        assertThat(kinds(stage(route, AwardLevel.GOVERNMENT))).containsExactly(APPRAISAL, COUNCIL, HEAD);
        assertThat(route.decider()).isNotNull().satisfies(decider -> {
            assertThat(decider.source()).isEqualTo("Nghị định 91/2017/NĐ-CP, Điều 49");
            assertThat(decider.bySetting()).isFalse();
        });
    }

    @Test
    void a_decider_by_setting_is_on_the_route() {
        Settings settings = new Law.Made().set("D.DILINH", "GK_HUYEN", "decider", "DISTRICT", "2021-11-01");
        assertThat(route("GK_HUYEN", "D.DILINH", "2021-12-01", settings).decider())
                .isNotNull()
                .satisfies(decider -> {
                    assertThat(decider.bySetting()).isTrue();
                    assertThat(decider.office().en()).isEqualTo("Chair of the district People's Committee");
                });
        assertThat(route("GK_HUYEN", "D.DILINH", "2021-12-01", Settings.none()).decider())
                .isNull();
    }

    @ParameterizedTest(name = "{0} by {1} on {2}: {3}")
    @CsvSource({
        "GK_XA,  D.DILINH,       2024-12-01, AWARD_BELOW_PROPOSER",
        "GK_XA,  D.DILINH.PGDDT, 2024-12-01, NO_DECIDING_BODY",
        "BKT,    D.DILINH,       2025-07-01, UNIT_UNKNOWN",
    })
    void a_nomination_that_leads_nowhere_is_refused(String award, String proposedBy, String on, String code) {
        assertThatThrownBy(() -> route(award, proposedBy, on, Settings.none()))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.defects())
                        .extracting(defect -> defect.code())
                        .containsExactly(code));
    }
}
