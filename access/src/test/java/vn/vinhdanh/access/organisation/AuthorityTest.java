package vn.vinhdanh.access.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;

class AuthorityTest {

    private static final LocalDate DAY = LocalDate.of(2021, 12, 15);
    private static final LocalDate START = LocalDate.of(2021, 1, 1);
    private static final UnitId PROVINCE = new UnitId("P");
    private static final UnitId DISTRICT = new UnitId("D");

    private static Authority authority;

    @BeforeAll
    static void fill() {
        OrganisationRows rows = new OrganisationRows();
        rows.unit("GOV", "GOVERNMENT", null)
                .unit("P", "PROVINCE", "GOV")
                .unit("P.SNV", "DEPARTMENT", "P")
                .unit("P.SNV.X", "DEPARTMENT", "P.SNV")
                .unit("D", "DISTRICT", "P", null, LocalDate.of(2025, 6, 30))
                .unit("SCHOOL", "PUBLIC_SERVICE_UNIT", "D")
                .office("o-head", "head", "P", "HEAD", START, null)
                .office("o-dep-head", "dephead", "P.SNV", "HEAD", START, null)
                .office("o-appraiser", "appraiser", "P.SNV", "APPRAISER", START, LocalDate.of(2021, 12, 31))
                .office("o-below", "below", "P.SNV.X", "APPRAISER", START, null)
                .office("o-school", "school", "SCHOOL", "APPRAISER", START, null)
                .office("o-clerk", "clerk", "P.SNV", "SUBMITTER", START, null)
                .office("o-dhead", "dhead", "D", "HEAD", START, null)
                .office("o-admin", "admin", "P", "ADMINISTRATOR", START, null)
                .office("o-auditor", "auditor", "GOV", "AUDITOR", START, null)
                .delegation("d1", "o-head", "deputy", LocalDate.of(2021, 12, 1), LocalDate.of(2021, 12, 20))
                .delegation("d2", "o-appraiser", "deputy", START, LocalDate.of(2022, 12, 31))
                .delegation("d3", "o-dhead", "head", START, LocalDate.of(2030, 1, 1));
        authority = new Authority(rows.queries());
    }

    @Test
    void the_holder_of_an_office_acts_in_their_body() {
        assertThat(authority.require(who("head"), OfficeKind.HEAD, PROVINCE, DAY))
                .isEqualTo(new Actor(new PersonId("head"), new OfficeId("o-head"), OfficeKind.HEAD, PROVINCE, null));
    }

    @Test
    void nobody_acts_in_an_office_that_is_not_theirs_and_is_told_which_one_it_takes() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> authority.require(who("head"), OfficeKind.APPRAISER, PROVINCE, DAY));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
        assertThat(refusal.defects().get(0).code()).isEqualTo("NOT_YOUR_OFFICE");
        assertThat(refusal.defects().get(0).message().en())
                .isEqualTo("This needs the office of appraiser at Name of P; you do not hold it on 2021-12-15.");
        assertThat(refusal.defects().get(0).message().vi())
                .isEqualTo("Việc này cần chức vụ cán bộ thẩm định tại Name of P; bạn không giữ chức vụ đó vào ngày"
                        + " 15/12/2021.");
        assertThat(authority.find(who("head"), OfficeKind.HEAD, new UnitId("P.SNV"), DAY))
                .isEmpty();
    }

    @Test
    void an_office_lasts_from_its_first_day_to_its_last_one() {
        assertThat(authority.find(who("appraiser"), OfficeKind.APPRAISER, PROVINCE, START.minusDays(1)))
                .isEmpty();
        assertThat(authority.find(who("appraiser"), OfficeKind.APPRAISER, PROVINCE, START))
                .isPresent();
        assertThat(authority.find(who("appraiser"), OfficeKind.APPRAISER, PROVINCE, LocalDate.of(2021, 12, 31)))
                .isPresent();
        assertThat(authority.find(who("appraiser"), OfficeKind.APPRAISER, PROVINCE, LocalDate.of(2022, 1, 1)))
                .isEmpty();
    }

    @Test
    void an_appraiser_of_a_department_directly_under_a_body_is_the_bodys() {
        assertThat(authority
                        .require(who("appraiser"), OfficeKind.APPRAISER, PROVINCE, DAY)
                        .unit())
                .isEqualTo(new UnitId("P.SNV"));
        assertThat(authority.find(who("below"), OfficeKind.APPRAISER, PROVINCE, DAY))
                .isEmpty();
        assertThat(authority.find(who("school"), OfficeKind.APPRAISER, DISTRICT, DAY))
                .isEmpty();
    }

    @Test
    void the_head_and_the_clerk_of_a_department_are_not_the_bodys() {
        assertThat(authority.find(who("dephead"), OfficeKind.HEAD, PROVINCE, DAY))
                .isEmpty();
        assertThat(authority.find(who("clerk"), OfficeKind.SUBMITTER, PROVINCE, DAY))
                .isEmpty();
        assertThat(authority.find(who("clerk"), OfficeKind.SUBMITTER, new UnitId("P.SNV"), DAY))
                .isPresent();
    }

    @Test
    void a_delegate_acts_on_behalf_of_the_holder_while_the_delegation_lasts() {
        Actor deputy = authority.require(who("deputy"), OfficeKind.HEAD, PROVINCE, DAY);
        assertThat(deputy.person()).isEqualTo(new PersonId("deputy"));
        assertThat(deputy.onBehalfOf()).isEqualTo(new PersonId("head"));
        assertThat(deputy.office()).isEqualTo(new OfficeId("o-head"));
        assertThat(authority.find(who("deputy"), OfficeKind.HEAD, PROVINCE, LocalDate.of(2021, 12, 20)))
                .isPresent();
        assertThat(authority.find(who("deputy"), OfficeKind.HEAD, PROVINCE, LocalDate.of(2021, 12, 21)))
                .isEmpty();
    }

    @Test
    void a_delegation_ends_with_the_office_that_it_is_of() {
        assertThat(authority.find(who("deputy"), OfficeKind.APPRAISER, PROVINCE, LocalDate.of(2021, 12, 31)))
                .isPresent();
        assertThat(authority.find(who("deputy"), OfficeKind.APPRAISER, PROVINCE, LocalDate.of(2022, 1, 1)))
                .isEmpty();
    }

    @Test
    void an_office_ends_with_its_unit() {
        assertThat(authority.find(who("dhead"), OfficeKind.HEAD, DISTRICT, LocalDate.of(2025, 6, 30)))
                .isPresent();
        assertThat(authority.find(who("dhead"), OfficeKind.HEAD, DISTRICT, LocalDate.of(2025, 7, 1)))
                .isEmpty();
    }

    @Test
    void administrators_and_auditors_reach_down_and_not_up() {
        assertThat(authority.find(who("admin"), OfficeKind.ADMINISTRATOR, DISTRICT, DAY))
                .isPresent();
        assertThat(authority.find(who("admin"), OfficeKind.ADMINISTRATOR, new UnitId("SCHOOL"), DAY))
                .isPresent();
        assertThat(authority.find(who("admin"), OfficeKind.ADMINISTRATOR, new UnitId("GOV"), DAY))
                .isEmpty();
        assertThat(authority.find(who("auditor"), OfficeKind.AUDITOR, DISTRICT, DAY))
                .isPresent();
        assertThat(authority.find(who("head"), OfficeKind.HEAD, new UnitId("SCHOOL"), DAY))
                .isEmpty();
    }

    @Test
    void the_first_account_counts_as_an_administrator_everywhere_and_as_nothing_else() {
        SignedIn first = new SignedIn("admin", new PersonId("first"), true);
        assertThat(authority.find(first, OfficeKind.ADMINISTRATOR, new UnitId("unheard-of"), DAY))
                .isPresent();
        assertThat(authority.findAnywhere(first, OfficeKind.ADMINISTRATOR, DAY)).isPresent();
        for (OfficeKind kind : OfficeKind.values()) {
            if (kind != OfficeKind.ADMINISTRATOR) {
                assertThat(authority.find(first, kind, PROVINCE, DAY)).isEmpty();
                assertThat(authority.findAnywhere(first, kind, DAY)).isEmpty();
            }
        }
        assertThat(authority.find(who("first"), OfficeKind.ADMINISTRATOR, PROVINCE, DAY))
                .isEmpty();
    }

    @Test
    void what_belongs_to_no_body_needs_the_office_somewhere() {
        assertThat(authority
                        .requireAnywhere(who("admin"), OfficeKind.ADMINISTRATOR, DAY)
                        .office())
                .isEqualTo(new OfficeId("o-admin"));
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> authority.requireAnywhere(who("head"), OfficeKind.ADMINISTRATOR, DAY));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
    }

    @Test
    void a_vacant_office_has_no_holders_and_a_delegate_is_none() {
        assertThat(authority.holders(OfficeKind.APPRAISER, PROVINCE, DAY))
                .extracting(HeldOffice::person)
                .containsExactly(new PersonId("appraiser"));
        assertThat(authority.holders(OfficeKind.HEAD, PROVINCE, DAY))
                .extracting(HeldOffice::person)
                .containsExactly(new PersonId("head"));
        assertThat(authority.holders(OfficeKind.INTAKE_OFFICER, PROVINCE, DAY)).isEmpty();
        assertThat(authority.holders(OfficeKind.APPRAISER, PROVINCE, LocalDate.of(2022, 1, 1)))
                .isEmpty();
    }

    @Test
    void everything_somebody_may_act_in_is_listed_their_own_first() {
        assertThat(authority.held(new PersonId("head"), DAY))
                .extracting(office -> office.office().value(), HeldOffice::onBehalfOf)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("o-head", null),
                        org.assertj.core.groups.Tuple.tuple("o-dhead", new PersonId("dhead")));
    }

    private static SignedIn who(String person) {
        return new SignedIn(person, new PersonId(person));
    }
}
