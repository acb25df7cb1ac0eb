package vn.vinhdanh.people.write;

import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.people.AccountEnded;
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
}
