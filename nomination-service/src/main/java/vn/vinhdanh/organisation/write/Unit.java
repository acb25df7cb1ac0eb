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
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.organisation.UnitDissolved;
import vn.vinhdanh.events.organisation.UnitMoved;
import vn.vinhdanh.events.organisation.UnitRegistered;
import vn.vinhdanh.events.organisation.UnitRenamed;

/** A unit of the organisation: names, parents and days are dated, nothing is overwritten. */
@Aggregate(type = "Unit", cache = "aggregateCache")
@SuppressWarnings("NullAway.Init")
class Unit {

    @AggregateIdentifier
    private UnitId id;

    /** As it came in, so that an import may be repeated. */
    private @Nullable UnitRegistered registered;

    private @Nullable UnitDissolved dissolved;
    private @Nullable LocalDate from;
    private @Nullable LocalDate until;

    Unit() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(RegisterUnit c) {
        if (c.from() != null && c.until() != null && c.until().isBefore(c.from())) {
            throw OrganisationRefusals.endsBeforeItBegins(c.from(), c.until());
        }
        if (c.unit().equals(c.parent())) {
            throw OrganisationRefusals.ownParent();
        }
        UnitRegistered event = new UnitRegistered(c.unit(), c.name(), c.kind(), c.parent(), c.from(), c.until());
        if (registered == null) {
            apply(event);
        } else if (!registered.equals(event)) {
            throw OrganisationRefusals.registeredDifferently(c.unit());
        }
        return getVersion();
    }

    @CommandHandler
    long decide(RenameUnit c) {
        within(c.from());
        apply(new UnitRenamed(id, c.name(), c.from()));
        return getVersion();
    }

    @CommandHandler
    long decide(MoveUnit c) {
        within(c.from());
        if (c.parent().equals(id)) {
            throw OrganisationRefusals.ownParent();
        }
        apply(new UnitMoved(id, c.parent(), c.from()));
        return getVersion();
    }

    @CommandHandler
    long decide(DissolveUnit c) {
        UnitDissolved event = new UnitDissolved(id, c.lastDay(), c.successors());
        if (event.equals(dissolved)) {
            return getVersion();
        }
        if (from != null && c.lastDay().isBefore(from)) {
            throw OrganisationRefusals.endsBeforeItBegins(from, c.lastDay());
        }
        if (dissolved != null) {
            throw OrganisationRefusals.alreadyDissolved();
        }
        if (c.successors().contains(id)) {
            throw OrganisationRefusals.ownSuccessor();
        }
        apply(event);
        return getVersion();
    }

    private void within(LocalDate day) {
        if ((from != null && day.isBefore(from)) || (until != null && day.isAfter(until))) {
            throw OrganisationRefusals.unitDoesNotExistOn(day);
        }
    }

    @EventSourcingHandler
    void evolve(UnitRegistered e) {
        id = e.unit();
        registered = e;
        from = e.from();
        until = e.until();
    }

    @EventSourcingHandler
    void evolve(UnitDissolved e) {
        until = e.lastDay();
        dissolved = e;
    }
}
