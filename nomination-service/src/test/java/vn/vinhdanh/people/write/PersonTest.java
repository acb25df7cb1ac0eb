package vn.vinhdanh.people.write;

import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.people.AccountEnded;
import vn.vinhdanh.events.people.LegalHoldLifted;
import vn.vinhdanh.events.people.LegalHoldPlaced;
import vn.vinhdanh.events.people.PersonErased;
import vn.vinhdanh.events.people.PersonRegistered;

class PersonTest {

    private static final PersonId PERSON = new PersonId("person-1");
    private static final Protected<String> NAME = Protected.of(PERSON, "Lê Thanh Thảo");

    private final FixtureConfiguration<Person> person = new AggregateTestFixture<>(Person.class);

    @Test
    void a_person_becomes_known() {
        person.givenNoPriorActivity()
                .when(new RegisterPerson(PERSON, NAME, null, null, null, null))
                .expectEvents(new PersonRegistered(PERSON, NAME, null, null, null, null));
    }

    @Test
    void an_account_of_a_person_ends_once() {
        LocalDate on = LocalDate.of(2026, 1, 31);
        person.given(new PersonRegistered(PERSON, NAME, null, null, null, null))
                .when(new EndAccount(PERSON, "thao", on))
                .expectEvents(new AccountEnded(PERSON, "thao", on));
        person.given(new PersonRegistered(PERSON, NAME, null, null, null, null), new AccountEnded(PERSON, "thao", on))
                .when(new EndAccount(PERSON, "thao", on.plusDays(1)))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        person.given(new PersonRegistered(PERSON, NAME, null, null, null, null), new AccountEnded(PERSON, "thao", on))
                .when(new EndAccount(PERSON, "thao.le", on))
                .expectEvents(new AccountEnded(PERSON, "thao.le", on));
    }

    @Test
    void who_is_known_stays_as_they_are() {
        person.given(new PersonRegistered(PERSON, NAME, null, null, null, null))
                .when(new RegisterPerson(PERSON, Protected.of(PERSON, "Lê Thảo"), null, null, null, null))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    private static final Actor ADMINISTRATOR = new Actor(
            new PersonId("person-2"), new OfficeId("office-1"), OfficeKind.ADMINISTRATOR, new UnitId("GOV"), null);
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 31);

    private static ErasePerson erase(String ground) {
        return new ErasePerson(PERSON, ground, "Điều 16", ADMINISTRATOR, TODAY);
    }

    @Test
    void a_person_is_erased_once_and_nothing_is_recorded_of_them_afterwards() {
        PersonErased receipt = new PersonErased(PERSON, "Theo yêu cầu", "Điều 16", ADMINISTRATOR, TODAY);
        PersonRegistered registered = new PersonRegistered(PERSON, NAME, null, null, null, null);
        person.given(registered).when(erase("Theo yêu cầu")).expectEvents(receipt);
        person.givenNoPriorActivity().when(erase("Theo yêu cầu")).expectEvents(receipt);
        person.given(registered, receipt).when(erase("Lại")).expectNoEvents().expectSuccessfulHandlerExecution();
        person.given(registered, receipt)
                .when(new RegisterPerson(PERSON, NAME, null, null, null, null))
                .expectException(Refusal.class);
        person.given(registered, receipt)
                .when(new PlaceLegalHold(PERSON, "Khiếu nại", null, ADMINISTRATOR, TODAY))
                .expectException(Refusal.class);
    }

    @Test
    void a_ground_that_stays_for_ever_does_not_name_the_person() {
        person.given(new PersonRegistered(PERSON, NAME, null, null, null, null))
                .when(erase("Theo đơn của bà LE THANH THAO"))
                .expectException(Refusal.class)
                .expectNoEvents();
    }

    @Test
    void nobody_is_erased_under_a_legal_hold() {
        PersonRegistered registered = new PersonRegistered(PERSON, NAME, null, null, null, null);
        Protected<String> reason = Protected.of(PERSON, "Đang có khiếu nại");
        LegalHoldPlaced placed = new LegalHoldPlaced(PERSON, reason, "Điều 5", ADMINISTRATOR, TODAY);
        person.given(registered)
                .when(new PlaceLegalHold(PERSON, "Đang có khiếu nại", "Điều 5", ADMINISTRATOR, TODAY))
                .expectEvents(placed);
        person.given(registered, placed)
                .when(erase("Theo yêu cầu"))
                .expectExceptionMessage(
                        "This person's data are under a legal hold since 2026-01-31, placed by person-2: Đang có khiếu nại");
        LegalHoldLifted lifted = new LegalHoldLifted(PERSON, reason, ADMINISTRATOR, TODAY);
        person.given(registered, placed)
                .when(new LiftLegalHold(PERSON, "Đang có khiếu nại", ADMINISTRATOR, TODAY))
                .expectEvents(lifted);
        person.given(registered, placed, lifted)
                .when(erase("Theo yêu cầu"))
                .expectEvents(new PersonErased(PERSON, "Theo yêu cầu", "Điều 16", ADMINISTRATOR, TODAY));
    }
}
