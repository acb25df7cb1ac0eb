package vn.vinhdanh.organisation.write;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.organisation.OfficeAssigned;
import vn.vinhdanh.events.organisation.OfficeEnded;

/** One holding of an office. */
@Aggregate(type = "Office", cache = "aggregateCache")
@SuppressWarnings("NullAway.Init")
class Office {

    @AggregateIdentifier
    private OfficeId id;

    /** As it came in, so that an import may be repeated. */
    private @Nullable OfficeAssigned assigned;

    private PersonId person;
    private UnitId unit;
    private LocalDate from;
    private @Nullable LocalDate until;

    Office() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(AssignOffice c) {
        if (c.until() != null && c.until().isBefore(c.from())) {
            throw OrganisationRefusals.endsBeforeItBegins(c.from(), c.until());
        }
        OfficeAssigned event =
                new OfficeAssigned(c.office(), c.person(), c.unit(), c.kind(), c.from(), c.until(), c.document());
        if (assigned == null) {
            apply(event);
        } else if (!assigned.equals(event)) {
            throw OrganisationRefusals.assignedDifferently();
        }
        return getVersion();
    }

    @CommandHandler
    long decide(EndOffice c) {
        if (c.lastDay().isBefore(from.minusDays(1))) {
            throw OrganisationRefusals.endsBeforeItBegins(from, c.lastDay());
        }
        if (!c.lastDay().equals(until)) {
            apply(new OfficeEnded(id, c.lastDay(), c.document()));
        }
        return getVersion();
    }

    /** What an entrance has to know before it sends a command. */
    Offices.Holding holding() {
        return new Offices.Holding(person, unit, from, until);
    }

    @EventSourcingHandler
    void evolve(OfficeAssigned e) {
        id = e.office();
        assigned = e;
        person = e.person();
        unit = e.unit();
        from = e.from();
        until = e.until();
    }

    @EventSourcingHandler
    void evolve(OfficeEnded e) {
        until = e.lastDay();
    }
}
