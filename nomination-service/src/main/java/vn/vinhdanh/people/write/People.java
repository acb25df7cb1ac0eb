package vn.vinhdanh.people.write;

import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;

/** Whether somebody is known, as the log itself says it; to be asked inside a write. */
@Component
public class People {

    private final Repository<Person> persons;

    People(Repository<Person> persons) {
        this.persons = persons;
    }

    /** @throws Refusal RULE */
    public void require(PersonId person, String pointer) {
        try {
            persons.load(person.toString());
        } catch (AggregateNotFoundException e) {
            throw Refusal.rule(Defect.of("PERSON_UNKNOWN", "Không có người này.", "There is no such person.")
                    .at(pointer));
        }
    }
}
