package vn.vinhdanh.access.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;
import vn.vinhdanh.regulations.OrganisationUnit;
import vn.vinhdanh.regulations.Setting;

class OrganisationQueriesTest {

    private static final LocalDate LAST_OF_DISTRICTS = LocalDate.of(2025, 6, 30);
    private static final LocalDate REFORM = LocalDate.of(2025, 7, 1);
    private static final LocalDate IN_2021 = LocalDate.of(2021, 12, 15);

    private static OrganisationRows rows;
    private static OrganisationQueries organisation;

    @BeforeAll
    static void fill() {
        rows = new OrganisationRows();
        rows.unit("STATE", "STATE", null)
                .unit("GOV", "GOVERNMENT", null)
                .unit("P", "PROVINCE", "GOV")
                .unit("P.SNV", "DEPARTMENT", "P")
                .unit("D", "DISTRICT", "P", null, LAST_OF_DISTRICTS)
                .unit("D.PNV", "DEPARTMENT", "D", null, LAST_OF_DISTRICTS)
                .unit("C1", "COMMUNE", "D", null, LAST_OF_DISTRICTS)
                .unit("C2", "COMMUNE", "D", null, LAST_OF_DISTRICTS)
                .unit("N", "COMMUNE", "P", REFORM, null)
                .unit("N2", "COMMUNE", "P", REFORM, null)
                .unit("SCHOOL", "PUBLIC_SERVICE_UNIT", "D")
                .parent("SCHOOL", REFORM, "N")
                .name("SCHOOL", LocalDate.of(2022, 9, 1), "Trường Tiểu học Trần Quốc Toản")
                .successor("C1", "N", REFORM)
                .successor("C1", "N2", REFORM)
                .successor("C2", "N", REFORM);
        organisation = rows.queries();
    }

    @Test
    void a_unit_exists_from_its_first_day_to_its_last_one() {
        assertThat(organisation.unit(unit("N"), LAST_OF_DISTRICTS)).isEmpty();
        assertThat(organisation.unit(unit("N"), REFORM))
                .contains(new OrganisationUnit(unit("N"), "Name of N", UnitKind.COMMUNE, unit("P")));
        assertThat(organisation.unit(unit("D"), LAST_OF_DISTRICTS)).isPresent();
        assertThat(organisation.unit(unit("D"), REFORM)).isEmpty();
        assertThat(organisation.unit(unit("unknown"), REFORM)).isEmpty();
    }

    @Test
    void a_unit_bears_the_name_and_has_the_parent_of_the_day() {
        assertThat(organisation.unit(unit("SCHOOL"), LocalDate.of(2022, 8, 31)).map(OrganisationUnit::name))
                .contains("Name of SCHOOL");
        assertThat(organisation.unit(unit("SCHOOL"), LocalDate.of(2022, 9, 1)).map(OrganisationUnit::name))
                .contains("Trường Tiểu học Trần Quốc Toản");
        assertThat(organisation.unit(unit("SCHOOL"), LAST_OF_DISTRICTS).map(OrganisationUnit::parent))
                .contains(unit("D"));
        assertThat(organisation.unit(unit("SCHOOL"), REFORM).map(OrganisationUnit::parent))
                .contains(unit("N"));
    }

    @Test
    void the_body_of_a_level_is_the_nearest_one_above_or_the_unit_itself() {
        assertThat(organisation.bodyAt(AwardLevel.COMMUNE, unit("C1"), IN_2021)).contains(unit("C1"));
        assertThat(organisation.bodyAt(AwardLevel.DISTRICT, unit("C1"), IN_2021))
                .contains(unit("D"));
        assertThat(organisation.bodyAt(AwardLevel.PROVINCE, unit("C1"), IN_2021))
                .contains(unit("P"));
        assertThat(organisation.bodyAt(AwardLevel.COMMUNE, unit("SCHOOL"), IN_2021))
                .isEmpty();
        assertThat(organisation.bodyAt(AwardLevel.GRASSROOTS, unit("SCHOOL"), IN_2021))
                .contains(unit("SCHOOL"));
    }

    @Test
    void there_is_no_district_any_more_after_30_june_2025() {
        assertThat(organisation.bodyAt(AwardLevel.DISTRICT, unit("SCHOOL"), LAST_OF_DISTRICTS))
                .contains(unit("D"));
        assertThat(organisation.bodyAt(AwardLevel.DISTRICT, unit("SCHOOL"), REFORM))
                .isEmpty();
        assertThat(organisation.bodyAt(AwardLevel.COMMUNE, unit("SCHOOL"), REFORM))
                .contains(unit("N"));
        assertThat(organisation.bodyAt(AwardLevel.PROVINCE, unit("SCHOOL"), REFORM))
                .contains(unit("P"));
    }

    @Test
    void what_stood_under_a_body_that_is_gone_is_decided_by_the_one_above_it() {
        assertThat(organisation.bodyAt(AwardLevel.PROVINCE, unit("C1"), REFORM)).contains(unit("P"));
    }

    @Test
    void government_and_state_are_the_only_ones_there_are_wherever_the_unit_stands() {
        assertThat(organisation.bodyAt(AwardLevel.GOVERNMENT, unit("STATE"), IN_2021))
                .contains(unit("GOV"));
        assertThat(organisation.bodyAt(AwardLevel.STATE, unit("C1"), IN_2021)).contains(unit("STATE"));
    }

    @Test
    void where_two_governments_are_recorded_none_is_the_only_one() {
        OrganisationRows two = new OrganisationRows();
        two.unit("G1", "GOVERNMENT", null).unit("G2", "GOVERNMENT", null, REFORM, null);
        assertThat(two.queries().bodyAt(AwardLevel.GOVERNMENT, unit("G1"), LAST_OF_DISTRICTS))
                .contains(unit("G1"));
        assertThat(two.queries().bodyAt(AwardLevel.GOVERNMENT, unit("G1"), REFORM))
                .isEmpty();
    }

    @Test
    void parents_in_a_circle_end_the_search() {
        OrganisationRows circle = new OrganisationRows();
        circle.unit("A", "DEPARTMENT", "B").unit("B", "DEPARTMENT", "A");
        assertThat(circle.queries().bodyAt(AwardLevel.PROVINCE, unit("A"), IN_2021))
                .isEmpty();
        assertThat(circle.queries().selfAndAncestors(unit("A"), IN_2021)).containsExactly(unit("A"), unit("B"));
    }

    @Test
    void successors_take_over_on_the_day_after_the_last_one() {
        assertThat(organisation.successorsOf(unit("C1"), LAST_OF_DISTRICTS)).isEmpty();
        assertThat(organisation.successorsOf(unit("C1"), REFORM)).containsExactly(unit("N"), unit("N2"));
        assertThat(organisation.successorsOf(unit("D"), REFORM)).isEmpty();
    }

    @Test
    void successors_of_successors_are_followed_to_those_that_exist() {
        OrganisationRows chain = new OrganisationRows();
        chain.unit("A", "COMMUNE", null, null, LocalDate.of(2010, 12, 31))
                .unit("B", "COMMUNE", null, LocalDate.of(2011, 1, 1), LocalDate.of(2019, 12, 31))
                .unit("C", "COMMUNE", null, LocalDate.of(2020, 1, 1), null)
                .successor("A", "B", LocalDate.of(2011, 1, 1))
                .successor("B", "C", LocalDate.of(2020, 1, 1));
        assertThat(chain.queries().successorsOf(unit("A"), LocalDate.of(2015, 5, 5)))
                .containsExactly(unit("B"));
        assertThat(chain.queries().successorsOf(unit("A"), IN_2021)).containsExactly(unit("C"));
    }

    @Test
    void the_setting_for_an_award_goes_before_the_one_for_all_and_the_later_before_the_earlier() {
        OrganisationRows set = new OrganisationRows();
        set.setting("s1", "D", null, "council.threshold", "0.6", LocalDate.of(2020, 1, 1))
                .setting("s2", "D", null, "council.threshold", "0.7", LocalDate.of(2022, 1, 1))
                .setting("s3", "D", "BKTTG", "council.threshold", "0.9", LocalDate.of(2021, 1, 1))
                .at(2)
                .setting("s4", "D", null, "council.threshold", "0.75", LocalDate.of(2022, 1, 1));
        OrganisationQueries settings = set.queries();
        assertThat(value(settings, "GK_HUYEN", LocalDate.of(2019, 12, 31))).isEmpty();
        assertThat(value(settings, "GK_HUYEN", LocalDate.of(2021, 12, 31))).contains("0.6");
        assertThat(value(settings, "GK_HUYEN", LocalDate.of(2022, 1, 1))).contains("0.75");
        assertThat(value(settings.asOf(1), "GK_HUYEN", LocalDate.of(2022, 1, 1)))
                .contains("0.7");
        assertThat(value(settings, "BKTTG", LocalDate.of(2020, 12, 31))).contains("0.6");
        assertThat(value(settings, "BKTTG", LocalDate.of(2023, 1, 1))).contains("0.9");
        assertThat(value(settings, null, LocalDate.of(2023, 1, 1))).contains("0.75");
        assertThat(settings.of(unit("P"), "BKTTG", "council.threshold", IN_2021))
                .isEmpty();
    }

    @Test
    void the_past_is_answered_as_it_was_known_then() {
        OrganisationRows known = new OrganisationRows();
        known.at(10)
                .unit("D", "DISTRICT", null)
                .office("o", "anna", "D", "HEAD", LocalDate.of(2020, 1, 1), null)
                .at(20)
                .close("office", "o")
                .office("o", "anna", "D", "HEAD", LocalDate.of(2020, 1, 1), LocalDate.of(2021, 6, 30));
        OrganisationQueries now = known.queries();
        PersonId anna = new PersonId("anna");
        assertThat(now.held(anna, IN_2021)).isEmpty();
        assertThat(now.asOf(19).held(anna, IN_2021))
                .extracting(HeldOffice::kind)
                .containsExactly(OfficeKind.HEAD);
        assertThat(now.asOf(20).held(anna, IN_2021)).isEmpty();
        assertThat(now.asOf(9).unit(unit("D"), IN_2021)).isEmpty();
        assertThat(now.asOf(10).unit(unit("D"), IN_2021)).isPresent();
    }

    @Test
    void a_permission_to_record_the_past_covers_its_days_and_nobody_else() {
        OrganisationRows granted = new OrganisationRows();
        granted.grant("g", "anna", LocalDate.of(2021, 11, 1), LocalDate.of(2022, 5, 31));
        OrganisationQueries queries = granted.queries();
        PersonId anna = new PersonId("anna");
        assertThat(queries.mayRecordPast(anna, LocalDate.of(2021, 10, 31))).isFalse();
        assertThat(queries.mayRecordPast(anna, LocalDate.of(2021, 11, 1))).isTrue();
        assertThat(queries.mayRecordPast(anna, LocalDate.of(2022, 5, 31))).isTrue();
        assertThat(queries.mayRecordPast(anna, LocalDate.of(2022, 6, 1))).isFalse();
        assertThat(queries.mayRecordPast(new PersonId("bob"), LocalDate.of(2021, 11, 1)))
                .isFalse();
    }

    private static Optional<String> value(OrganisationQueries settings, String award, LocalDate on) {
        return settings.of(unit("D"), award, "council.threshold", on).map(Setting::value);
    }

    private static UnitId unit(String id) {
        return new UnitId(id);
    }
}
