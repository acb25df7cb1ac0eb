package vn.vinhdanh.organisation.write;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.events.DelegationId;
import vn.vinhdanh.events.GrantId;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.SettingId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;
import vn.vinhdanh.events.organisation.AuthoritySettingMade;
import vn.vinhdanh.events.organisation.DelegationEnded;
import vn.vinhdanh.events.organisation.DelegationGranted;
import vn.vinhdanh.events.organisation.HistoricalRecordingEnded;
import vn.vinhdanh.events.organisation.HistoricalRecordingGranted;
import vn.vinhdanh.events.organisation.OfficeAssigned;
import vn.vinhdanh.events.organisation.OfficeEnded;
import vn.vinhdanh.events.organisation.UnitDissolved;
import vn.vinhdanh.events.organisation.UnitMoved;
import vn.vinhdanh.events.organisation.UnitRegistered;
import vn.vinhdanh.events.organisation.UnitRenamed;

class OrganisationTest {

    private static final UnitId COMMUNE = new UnitId("D.DILINH.25033");
    private static final UnitId DISTRICT = new UnitId("D.DILINH");
    private static final UnitId SUCCESSOR = new UnitId("P.LAMDONG.2025.25018");
    private static final LocalDate LAST_DAY = LocalDate.of(2025, 6, 30);
    private static final LocalDate EARLIER = LocalDate.of(2020, 1, 1);
    private static final OfficeId OFFICE = new OfficeId("office-1");
    private static final PersonId PERSON = new PersonId("person-1");
    private static final DelegationId DELEGATION = new DelegationId("delegation-1");
    private static final GrantId GRANT = new GrantId("grant-1");
    private static final SettingId SETTING = new SettingId("setting-1");

    private static final UnitRegistered REGISTERED =
            new UnitRegistered(COMMUNE, "UBND xã Bảo Thuận", UnitKind.COMMUNE, DISTRICT, EARLIER, LAST_DAY);
    private static final OfficeAssigned ASSIGNED =
            new OfficeAssigned(OFFICE, PERSON, COMMUNE, OfficeKind.SUBMITTER, EARLIER, null, null);

    private final FixtureConfiguration<Unit> unit = new AggregateTestFixture<>(Unit.class);
    private final FixtureConfiguration<Office> office = new AggregateTestFixture<>(Office.class);
    private final FixtureConfiguration<Delegation> delegation = new AggregateTestFixture<>(Delegation.class);
    private final FixtureConfiguration<Grant> grant = new AggregateTestFixture<>(Grant.class);
    private final FixtureConfiguration<AuthoritySetting> setting = new AggregateTestFixture<>(AuthoritySetting.class);

    @Test
    void a_unit_is_registered() {
        unit.givenNoPriorActivity().when(registering("UBND xã Bảo Thuận")).expectEvents(REGISTERED);
    }

    @Test
    void a_unit_that_is_registered_the_same_way_again_stays_as_it_is() {
        unit.given(REGISTERED)
                .when(registering("UBND xã Bảo Thuận"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_unit_is_not_registered_differently() {
        refused(
                unit.given(REGISTERED).when(registering("UBND xã khác")),
                "The unit D.DILINH.25033 has been registered already, and differently.");
    }

    @Test
    void a_unit_does_not_end_before_it_begins() {
        refused(
                unit.givenNoPriorActivity()
                        .when(new RegisterUnit(
                                COMMUNE, "X", UnitKind.COMMUNE, DISTRICT, LAST_DAY, LAST_DAY.minusDays(1))),
                "The last day 2025-06-29 is before the first day 2025-06-30.");
    }

    @Test
    void a_unit_does_not_belong_to_itself() {
        refused(
                unit.givenNoPriorActivity().when(new RegisterUnit(COMMUNE, "X", UnitKind.COMMUNE, COMMUNE, null, null)),
                "A unit cannot belong to itself.");
        refused(
                unit.given(REGISTERED).when(new MoveUnit(COMMUNE, COMMUNE, LAST_DAY)),
                "A unit cannot belong to itself.");
    }

    @Test
    void a_unit_bears_another_name_and_moves_within_its_days() {
        unit.given(REGISTERED)
                .when(new RenameUnit(COMMUNE, "Bảo Thuận", LAST_DAY))
                .expectEvents(new UnitRenamed(COMMUNE, "Bảo Thuận", LAST_DAY));
        unit.given(REGISTERED)
                .when(new MoveUnit(COMMUNE, SUCCESSOR, EARLIER))
                .expectEvents(new UnitMoved(COMMUNE, SUCCESSOR, EARLIER));
        refused(
                unit.given(REGISTERED).when(new RenameUnit(COMMUNE, "Bảo Thuận", LAST_DAY.plusDays(1))),
                "The unit does not exist on 2025-07-01.");
    }

    @Test
    void a_unit_is_dissolved_once_and_names_its_successors() {
        UnitDissolved dissolved = new UnitDissolved(COMMUNE, LAST_DAY, List.of(SUCCESSOR));
        unit.given(REGISTERED)
                .when(new DissolveUnit(COMMUNE, LAST_DAY, List.of(SUCCESSOR)))
                .expectEvents(dissolved);
        unit.given(REGISTERED, dissolved)
                .when(new DissolveUnit(COMMUNE, LAST_DAY, List.of(SUCCESSOR)))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        refused(
                unit.given(REGISTERED, dissolved).when(new DissolveUnit(COMMUNE, LAST_DAY, List.of())),
                "The unit has been dissolved already.");
    }

    @Test
    void a_unit_does_not_succeed_itself() {
        refused(
                unit.given(REGISTERED).when(new DissolveUnit(COMMUNE, LAST_DAY, List.of(COMMUNE))),
                "A unit cannot succeed itself.");
    }

    @Test
    void an_office_is_given_once_and_ends() {
        AssignOffice assign = new AssignOffice(OFFICE, PERSON, COMMUNE, OfficeKind.SUBMITTER, EARLIER, null, null);
        office.givenNoPriorActivity().when(assign).expectEvents(ASSIGNED);
        office.given(ASSIGNED).when(assign).expectNoEvents().expectSuccessfulHandlerExecution();
        office.given(ASSIGNED)
                .when(new EndOffice(OFFICE, LAST_DAY, "QĐ 5"))
                .expectEvents(new OfficeEnded(OFFICE, LAST_DAY, "QĐ 5"));
        office.given(ASSIGNED, new OfficeEnded(OFFICE, LAST_DAY, "QĐ 5"))
                .when(new EndOffice(OFFICE, LAST_DAY, "QĐ 5"))
                .expectNoEvents();
        refused(
                office.given(ASSIGNED).when(new EndOffice(OFFICE, EARLIER.minusDays(2), null)),
                "The last day 2019-12-30 is before the first day 2020-01-01.");
    }

    @Test
    void a_delegation_is_granted_and_ends_early_but_never_late() {
        DelegationGranted granted = new DelegationGranted(DELEGATION, OFFICE, PERSON, EARLIER, LAST_DAY, "QĐ 6");
        delegation
                .givenNoPriorActivity()
                .when(new GrantDelegation(DELEGATION, OFFICE, PERSON, EARLIER, LAST_DAY, "QĐ 6"))
                .expectEvents(granted);
        delegation
                .given(granted)
                .when(new EndDelegation(DELEGATION, LAST_DAY.minusDays(10)))
                .expectEvents(new DelegationEnded(DELEGATION, LAST_DAY.minusDays(10)));
        delegation
                .given(granted)
                .when(new EndDelegation(DELEGATION, LAST_DAY.plusDays(10)))
                .expectNoEvents();
    }

    @Test
    void the_permission_to_record_the_past_is_given_and_given_back_once() {
        HistoricalRecordingGranted granted = new HistoricalRecordingGranted(GRANT, PERSON, EARLIER, LAST_DAY, "QĐ 7");
        grant.givenNoPriorActivity()
                .when(new GrantHistoricalRecording(GRANT, PERSON, EARLIER, LAST_DAY, "QĐ 7"))
                .expectEvents(granted);
        grant.given(granted).when(new EndHistoricalRecording(GRANT)).expectEvents(new HistoricalRecordingEnded(GRANT));
        grant.given(granted, new HistoricalRecordingEnded(GRANT))
                .when(new EndHistoricalRecording(GRANT))
                .expectNoEvents();
    }

    @Test
    void a_setting_is_made_once() {
        AuthoritySettingMade made =
                new AuthoritySettingMade(SETTING, DISTRICT, "BKT", "steps", "INTAKE,HEAD", EARLIER, "BC 8");
        MakeSetting make = new MakeSetting(SETTING, DISTRICT, "BKT", "steps", "INTAKE,HEAD", EARLIER, "BC 8");
        setting.givenNoPriorActivity().when(make).expectEvents(made);
        setting.given(made).when(make).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    private static RegisterUnit registering(String name) {
        return new RegisterUnit(COMMUNE, name, UnitKind.COMMUNE, DISTRICT, EARLIER, LAST_DAY);
    }

    private static void refused(ResultValidator<?> result, String sentence) {
        result.expectException(Refusal.class).expectExceptionMessage(sentence).expectNoEvents();
    }
}
