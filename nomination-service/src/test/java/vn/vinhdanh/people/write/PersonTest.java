package vn.vinhdanh.people.write;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
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
    void who_is_known_stays_as_they_are() {
        person.given(new PersonRegistered(PERSON, NAME, null, null, null, null))
                .when(new RegisterPerson(PERSON, Protected.of(PERSON, "Lê Thảo"), null, null, null, null))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }
}
