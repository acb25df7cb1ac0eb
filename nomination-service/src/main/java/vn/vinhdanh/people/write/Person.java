package vn.vinhdanh.people.write;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.people.AccountEnded;
import vn.vinhdanh.events.people.PersonRegistered;

/** A person; all that is known of them is enciphered under their own key. */
@Aggregate(type = "Person", cache = "aggregateCache")
@SuppressWarnings("NullAway.Init")
class Person {

    @AggregateIdentifier
    private PersonId id;

    private final Set<String> endedAccounts = new HashSet<>();

    Person() {}

    /** Who is registered already stays as they are: what names a person may register them each time. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(RegisterPerson c) {
        if (id == null) {
            apply(new PersonRegistered(
                    c.person(), c.fullName(), c.birthDate(), c.nationalId(), c.address(), c.contact()));
        }
        return getVersion();
    }

    /** What has ended stays ended; asked again, it is left as it is. */
    @CommandHandler
    long decide(EndAccount c) {
        if (!endedAccounts.contains(c.account())) {
            apply(new AccountEnded(id, c.account(), c.on()));
        }
        return getVersion();
    }

    @EventSourcingHandler
    void evolve(PersonRegistered e) {
        id = e.person();
    }

    @EventSourcingHandler
    void evolve(AccountEnded e) {
        endedAccounts.add(e.account());
    }
}
