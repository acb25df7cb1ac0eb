package vn.vinhdanh.people.write;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.people.AccountEnded;
import vn.vinhdanh.events.people.LegalHoldLifted;
import vn.vinhdanh.events.people.LegalHoldPlaced;
import vn.vinhdanh.events.people.PersonErased;
import vn.vinhdanh.events.people.PersonRegistered;
import vn.vinhdanh.people.FoldedName;

/** A person; all that is known of them is enciphered under their own key. */
@Aggregate(type = "Person", cache = "aggregateCache")
@SuppressWarnings("NullAway.Init")
class Person {

    @AggregateIdentifier
    private PersonId id;

    private final Set<String> endedAccounts = new HashSet<>();

    private @Nullable LegalHoldPlaced hold;
    private @Nullable LocalDate erasedOn;
    private @Nullable Protected<String> name;

    Person() {}

    /** In clear; null where it is not known or erased. */
    @Nullable
    String name() {
        return name == null ? null : name.value();
    }

    @Nullable
    LegalHoldPlaced hold() {
        return hold;
    }

    /** Who is registered already stays as they are: what names a person may register them each time. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(RegisterPerson c) {
        requireKept();
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

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(PlaceLegalHold c) {
        requireKept();
        if (hold != null) {
            throw PersonRefusals.heldAlready();
        }
        apply(new LegalHoldPlaced(c.person(), Protected.of(c.person(), c.reason()), c.legalRef(), c.by(), c.on()));
        return getVersion();
    }

    @CommandHandler
    long decide(LiftLegalHold c) {
        requireKept();
        if (hold == null) {
            throw PersonRefusals.notHeld();
        }
        apply(new LegalHoldLifted(id, Protected.of(id, c.reason()), c.by(), c.on()));
        return getVersion();
    }

    /** Who is erased stays erased; asked again, it is left as it is. Somebody may be known by an account or a case alone. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(ErasePerson c) {
        if (erasedOn != null) {
            return getVersion();
        }
        if (hold != null) {
            throw PersonRefusals.held(hold);
        }
        String called = name == null ? "" : FoldedName.of(name.orElse(""));
        if (!called.isEmpty() && FoldedName.of(c.ground() + ' ' + c.legalRef()).contains(called)) {
            throw PersonRefusals.namesThePerson();
        }
        apply(new PersonErased(c.person(), c.ground(), c.legalRef(), c.by(), c.on()));
        return getVersion();
    }

    private void requireKept() {
        if (erasedOn != null) {
            throw PersonRefusals.erased(erasedOn);
        }
    }

    @EventSourcingHandler
    void evolve(PersonRegistered e) {
        id = e.person();
        name = e.fullName();
    }

    @EventSourcingHandler
    void evolve(LegalHoldPlaced e) {
        id = e.person();
        hold = e;
    }

    @EventSourcingHandler
    void evolve(LegalHoldLifted e) {
        hold = null;
    }

    @EventSourcingHandler
    void evolve(PersonErased e) {
        id = e.person();
        erasedOn = e.on();
        name = null;
    }

    @EventSourcingHandler
    void evolve(AccountEnded e) {
        endedAccounts.add(e.account());
    }
}
