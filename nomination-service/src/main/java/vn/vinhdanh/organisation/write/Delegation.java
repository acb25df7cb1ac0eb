package vn.vinhdanh.organisation.write;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import vn.vinhdanh.events.DelegationId;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.organisation.DelegationEnded;
import vn.vinhdanh.events.organisation.DelegationGranted;

/** A delegation of one office to another person, between two days. */
@Aggregate(type = "Delegation", cache = "aggregateCache")
@SuppressWarnings("NullAway.Init")
class Delegation {

    @AggregateIdentifier
    private DelegationId id;

    private OfficeId office;
    private LocalDate from;
    private LocalDate until;

    Delegation() {}

    @CommandHandler
    Delegation(GrantDelegation c) {
        if (c.until().isBefore(c.from())) {
            throw OrganisationRefusals.endsBeforeItBegins(c.from(), c.until());
        }
        apply(new DelegationGranted(c.delegation(), c.office(), c.delegate(), c.from(), c.until(), c.document()));
    }

    @CommandHandler
    long decide(EndDelegation c) {
        if (c.lastDay().isBefore(from.minusDays(1))) {
            throw OrganisationRefusals.endsBeforeItBegins(from, c.lastDay());
        }
        if (c.lastDay().isBefore(until)) {
            apply(new DelegationEnded(id, c.lastDay()));
        }
        return getVersion();
    }

    OfficeId office() {
        return office;
    }

    LocalDate from() {
        return from;
    }

    @EventSourcingHandler
    void evolve(DelegationGranted e) {
        id = e.delegation();
        office = e.office();
        from = e.from();
        until = e.until();
    }

    @EventSourcingHandler
    void evolve(DelegationEnded e) {
        until = e.lastDay();
    }
}
