package vn.vinhdanh.people.write;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.account.Account;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.people.LegalHoldPlaced;

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

    /** Whether anything was ever recorded of a person as such. */
    public boolean areKnown(PersonId person) {
        try {
            persons.load(person.toString());
            return true;
        } catch (AggregateNotFoundException e) {
            return false;
        }
    }

    /** The legal hold under which a person's data are, if any. */
    public Optional<LegalHoldPlaced> holdOf(PersonId person) {
        try {
            return Optional.ofNullable(persons.load(person.toString()).invoke(Person::hold));
        } catch (AggregateNotFoundException e) {
            return Optional.empty();
        }
    }

    /** What a person is called, by their registration and by their accounts; nothing once they are erased. */
    public Set<String> namesOf(PersonId person, List<Account> accounts) {
        Set<String> names = accounts.stream().map(Account::displayName).collect(Collectors.toCollection(HashSet::new));
        try {
            String registered = persons.load(person.toString()).invoke(Person::name);
            if (registered != null) {
                names.add(registered);
            }
        } catch (AggregateNotFoundException e) {
            return names;
        }
        return names;
    }
}
