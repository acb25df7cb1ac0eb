package vn.vinhdanh.regulations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static vn.vinhdanh.regulations.Law.LAW;
import static vn.vinhdanh.regulations.Law.day;
import static vn.vinhdanh.regulations.Law.facts;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.SettingId;
import vn.vinhdanh.events.nomination.Facts;

/** What the files hold, and how it is shown. */
class RegulationTest {

    private static final List<String> IN_FULL = List.of(
            "LDTT",
            "CSTDCS",
            "CSTDT",
            "CSTDTQ",
            "TTLDTT",
            "TTLDXS",
            "CTDT",
            "CTDCP",
            "GK_XA",
            "GK_HUYEN",
            "BKT",
            "BKTTG",
            "HCLD2");

    private static final List<String> EVERY = List.of(
            "LDTT",
            "CSTT",
            "CSTDCS",
            "CSTDT",
            "CSTDB",
            "CSTDTQ",
            "TTLDTT",
            "DVTT",
            "TTLDXS",
            "DVQT",
            "CTDT",
            "CTDB",
            "CTDCP",
            "XPTB",
            "TDPVH",
            "GDVH",
            "GK_XA",
            "GK_HUYEN",
            "GK_SO",
            "GK_DN",
            "BKT",
            "BKB",
            "KNC",
            "BKTTG",
            "HCLD1",
            "HCLD2",
            "HCLD3",
            "HCDL1",
            "HCDL2",
            "HCDL3",
            "HCQC1",
            "HCQC2",
            "HCQC3",
            "HCBVTQ1",
            "HCBVTQ2",
            "HCBVTQ3",
            "HCCC1",
            "HCCC2",
            "HCCC3",
            "HCSV",
            "HCHCM",
            "HCDDK",
            "HCDC",
            "HCHN",
            "HMQKQT",
            "HMVANTQ",
            "HMCSVV1",
            "HMCSVV2",
            "HMCSVV3",
            "HMHN",
            "AHLD",
            "AHLLVT",
            "BMVNAH",
            "NGND",
            "NGUT",
            "TTND",
            "TTUT",
            "NSND",
            "NSUT",
            "NNND",
            "NNUT",
            "GTHCM",
            "GTNN");

    @ParameterizedTest(name = "{0} is ruled by {1}")
    @CsvSource({
        "2017-10-01, vn-2017",
        "2023-12-31, vn-2017",
        "2024-01-01, vn-2024",
        "2025-06-30, vn-2024",
        "2025-07-01, vn-2025",
        "2030-01-01, vn-2025"
    })
    void each_day_has_its_regulation(String on, String id) {
        assertThat(LAW.inForce(day(on)).id()).isEqualTo(id);
    }

    @Test
    void a_correction_is_a_new_edition_beside_the_one_that_cases_are_pinned_to() {
        Regulations corrected = Regulations.load(asked -> {
            if (asked.equals("regulations/index.yaml")) {
                return Regulations.resource(asked)
                        .replace(
                                "- regulations/vn-2017.yaml",
                                "- regulations/vn-2017.yaml\n  - regulations/vn-2017-e2.yaml");
            }
            return asked.equals("regulations/vn-2017-e2.yaml")
                    ? Regulations.resource("regulations/vn-2017.yaml")
                            .replace("edition: 1", "edition: 2")
                            .replace("maxPercent: 15", "maxPercent: 14")
                    : Regulations.resource(asked);
        });
        assertThat(corrected.inForce(day("2021-12-01")).edition()).isEqualTo(2);
        assertThat(corrected.byId("vn-2017").edition()).isEqualTo(2);
        assertThat(quota(corrected.byId("vn-2017", 1))).isEqualTo(15);
        assertThat(quota(corrected.byId("vn-2017", 2))).isEqualTo(14);
    }

    private static Integer quota(Regulation regulation) {
        return regulation.award("CSTDCS").orElseThrow().quota().value().maxPercent();
    }

    @Test
    void every_award_is_there_in_the_regimes_that_have_it() {
        assertThat(codes("vn-2024")).containsExactlyInAnyOrderElementsOf(EVERY);
        assertThat(codes("vn-2017"))
                .containsExactlyInAnyOrderElementsOf(
                        EVERY.stream().filter(code -> !code.equals("XPTB")).toList());
        assertThat(codes("vn-2025"))
                .containsExactlyInAnyOrderElementsOf(
                        EVERY.stream().filter(code -> !code.equals("GK_HUYEN")).toList());
        for (Regulation regulation : LAW.all()) {
            assertThat(regulation.awards().stream().filter(AwardRule::nominable).map(AwardRule::code))
                    .containsExactlyInAnyOrderElementsOf(IN_FULL.stream()
                            .filter(code -> regulation.award(code).isPresent())
                            .toList());
            assertThat(regulation.awards()).allSatisfy(award -> {
                assertThat(award.levels()).isNotEmpty();
                assertThat(award.from()).isEqualTo(regulation.from());
                assertThat(award.until()).isEqualTo(regulation.until());
                assertThat(award.name().vi()).isNotBlank();
                assertThat(award.name().en()).isNotBlank();
            });
        }
        assertThat(LAW.byId("vn-2025").abolished("GK_HUYEN")).isPresent();
    }

    private static List<String> codes(String regulation) {
        return LAW.byId(regulation).awards().stream().map(AwardRule::code).toList();
    }

    @Test
    void what_was_not_verified_is_stated_and_not_in_force() {
        Cited<Integer> clock = LAW.byId("vn-2017")
                .text()
                .stages()
                .get(AwardLevel.PROVINCE)
                .get(1)
                .days();
        assertThat(clock).isNotNull();
        assertThat(clock.mark()).isEqualTo(Mark.VERIFIED_L);
        assertThat(clock.stated()).isEqualTo(25);
        assertThat(clock.value()).isNull();
        assertThat(clock.sources()).containsExactly("S105");
    }

    @Test
    void a_regulation_is_shown_with_value_mark_and_sources() {
        JsonNode json =
                JsonMapper.builder().build().valueToTree(LAW.byId("vn-2017").text());
        JsonNode quota = json.at("/awards/2/quota");
        assertThat(json.at("/awards/2/code").asString()).isEqualTo("CSTDCS");
        assertThat(quota.at("/value/maxPercent").asInt()).isEqualTo(15);
        assertThat(quota.at("/mark").asString()).isEqualTo("VERIFIED-A");
        assertThat(quota.at("/sources/0").asString()).isEqualTo("S72");
        assertThat(json.at("/stages/PROVINCE/1/days/value").isNull()).isTrue();
        assertThat(json.at("/stages/PROVINCE/1/days/stated").asInt()).isEqualTo(25);
        assertThat(json.at("/from/value").asString()).isEqualTo("2017-10-01");
    }

    private static List<String> missing(String regulation, String award, Candidate candidate, Set<String> there) {
        Regulation law = LAW.byId(regulation);
        return law.missing(law.award(award).orElseThrow(), candidate, there, null, List.of()).stream()
                .map(Defect::code)
                .toList();
    }

    private static Candidate candidate(CommendationType occasion, Facts facts) {
        return new Candidate(RecipientKind.INDIVIDUAL, occasion, facts, day("2024-12-20"));
    }

    @Test
    void a_compulsory_document_is_missed_with_its_article() {
        Regulation law = LAW.byId("vn-2024");
        assertThat(law.missing(
                        law.award("BKT").orElseThrow(),
                        candidate(CommendationType.CONG_TRANG, Facts.none()),
                        Set.of("TT"),
                        null,
                        List.of()))
                .extracting(Defect::code, Defect::legalRef, Defect::pointer)
                .containsExactly(
                        tuple("DOCUMENT_MISSING_BCTT", "Luật 06/2022/QH15, Điều 84.2", "/documents"),
                        tuple("DOCUMENT_MISSING_BB", "Luật 06/2022/QH15, Điều 84.2", "/documents"));
    }

    @Test
    void the_simplified_procedure_needs_a_summary_and_takes_a_full_report() {
        Candidate sudden = candidate(CommendationType.DOT_XUAT, Facts.none());
        assertThat(missing("vn-2017", "GK_HUYEN", sudden, Set.of("TT"))).containsExactly("DOCUMENT_MISSING_BCTT_TT");
        assertThat(missing("vn-2017", "GK_HUYEN", sudden, Set.of("TT", "BCTT_TT")))
                .isEmpty();
        assertThat(missing("vn-2017", "GK_HUYEN", sudden, Set.of("TT", "BCTT"))).isEmpty();
        assertThat(missing("vn-2017", "GK_HUYEN", candidate(CommendationType.PHONG_TRAO, Facts.none()), Set.of("TT")))
                .containsExactly("DOCUMENT_MISSING_BCTT", "DOCUMENT_MISSING_BB");
        assertThat(missing("vn-2025", "GK_XA", sudden, Set.of()))
                .as("the dossier of Decree 152 was not read")
                .isEmpty();
    }

    @Test
    void a_certificate_is_needed_where_an_initiative_is_relied_on() {
        Set<String> there = Set.of("TT", "BCTT", "BB");
        assertThat(missing("vn-2024", "CSTDCS", candidate(CommendationType.CONG_TRANG, Facts.none()), there))
                .isEmpty();
        Facts initiative = facts("initiatives: [{year: 2024, scope: GRASSROOTS}]");
        assertThat(missing("vn-2024", "CSTDCS", candidate(CommendationType.CONG_TRANG, initiative), there))
                .containsExactly("DOCUMENT_MISSING_SK");
        assertThat(missing("vn-2024", "CSTDTQ", candidate(CommendationType.CONG_TRANG, Facts.none()), there))
                .containsExactly("DOCUMENT_MISSING_SK");
    }

    @Test
    void some_documents_are_needed_only_before_a_higher_level() {
        Regulation law = LAW.byId("vn-2017");
        AwardRule award = law.award("CSTDTQ").orElseThrow();
        Candidate candidate = candidate(CommendationType.CONG_TRANG, Facts.none());
        Set<String> there = Set.of("TT", "BCTT", "BB", "SK");
        assertThat(law.missing(award, candidate, there, null, List.of())).isEmpty();
        assertThat(law.missing(award, candidate, there, AwardLevel.PROVINCE, List.of()))
                .isEmpty();
        assertThat(law.missing(award, candidate, there, AwardLevel.GOVERNMENT, List.of()))
                .extracting(Defect::code)
                .containsExactly("DOCUMENT_MISSING_KQBP");
    }

    @Test
    void a_body_asks_for_more_documents_by_a_setting() {
        Regulation law = LAW.byId("vn-2017");
        Setting setting = new Setting(new SettingId("s1"), "BCTT,XN", "Quyết định 1/QĐ-UBND", day("2021-01-01"));
        assertThat(law.missing(
                        law.award("BKT").orElseThrow(),
                        candidate(CommendationType.CONG_TRANG, Facts.none()),
                        Set.of("TT", "BB"),
                        null,
                        List.of(setting)))
                .extracting(Defect::code)
                .containsExactly("DOCUMENT_MISSING_BCTT", "DOCUMENT_MISSING_XN");
    }

    @Test
    void the_difference_of_two_regimes_is_told_award_by_award_and_field_by_field() {
        RegulationDiff diff = LAW.diff("vn-2024", "vn-2025");
        assertThat(change(diff, "GK_HUYEN").kind()).isEqualTo(RegulationDiff.Kind.REMOVED);
        RegulationDiff.AwardChange cstdcs = change(diff, "CSTDCS");
        assertThat(cstdcs.kind()).isEqualTo(RegulationDiff.Kind.CHANGED);
        assertThat(cstdcs.changes())
                .extracting(RegulationDiff.Change::field)
                .contains("deciders/COMMUNE/level", "deciders/DISTRICT/level", "notDecidedBy/COMMUNE/level");
        assertThat(diff.rules()).extracting(RegulationDiff.Change::field).contains("levels/stated");
        assertThat(diff.awards())
                .extracting(RegulationDiff.AwardChange::code)
                .as("what stays the same is left out")
                .doesNotContain("HCSV", "CSTT");

        assertThat(change(LAW.diff("vn-2017", "vn-2024"), "XPTB").kind()).isEqualTo(RegulationDiff.Kind.ADDED);
        assertThat(change(LAW.diff("vn-2017", "vn-2024"), "CSTDCS").changes())
                .filteredOn(field -> field.field().equals("quota/value/maxPercent"))
                .singleElement()
                .satisfies(field -> {
                    assertThat(field.from()).isEqualTo(15);
                    assertThat(field.to()).isNull();
                });
        assertThat(LAW.diff("vn-2024", "vn-2024").awards()).isEmpty();
        assertThat(LAW.diff("vn-2024", "vn-2024").rules()).isEmpty();
    }

    private static RegulationDiff.AwardChange change(RegulationDiff diff, String code) {
        return diff.awards().stream()
                .filter(award -> award.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
