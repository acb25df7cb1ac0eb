package vn.vinhdanh.approval.write;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.ConflictId;
import vn.vinhdanh.events.ConflictsId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.approval.ConflictDeclared;
import vn.vinhdanh.events.approval.ConflictLifted;
import vn.vinhdanh.events.nomination.Reason;

/** What one person has declared to be partial in. It holds for every case, also for those that are still to come. */
@Aggregate(type = "Conflicts", cache = "aggregateCache")
@SuppressWarnings("NullAway.Init")
class Conflicts {

    @AggregateIdentifier
    private ConflictsId id;

    private LocalDate lastAct;
    private int declared;
    private final Map<ConflictId, Declared> open = new LinkedHashMap<>();

    /** One that holds, and why. */
    record Declared(@Nullable PersonId person, @Nullable UnitId unit, Reason reason) {

        boolean isAbout(@Nullable PersonId otherPerson, @Nullable UnitId otherUnit) {
            return Objects.equals(person, otherPerson) && Objects.equals(unit, otherUnit);
        }

        boolean concerns(Concerned concerned) {
            return person != null
                    ? person.equals(concerned.nominee())
                    : concerned.units().contains(Objects.requireNonNull(unit));
        }
    }

    /** What came of a declaration. */
    record Told(ConflictId conflict, long version) {}

    Conflicts() {}

    /** Declared again, it is what it was. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Told decide(DeclareConflict c) {
        for (Map.Entry<ConflictId, Declared> known : open.entrySet()) {
            if (known.getValue().isAbout(c.aboutPerson(), c.aboutUnit())) {
                return new Told(known.getKey(), getVersion());
            }
        }
        notBefore(c.on());
        PersonId person = c.by().person();
        ConflictId conflict = ConflictId.of(person, declared + 1);
        apply(new ConflictDeclared(
                c.conflicts(),
                conflict,
                person,
                c.aboutPerson(),
                c.aboutUnit(),
                c.reason().about(person),
                c.by(),
                c.on()));
        return new Told(conflict, getVersion());
    }

    @CommandHandler
    long decide(LiftConflict c) {
        PersonId person = c.conflict().person();
        if (!open.containsKey(c.conflict())) {
            throw ConflictRefusals.unknown();
        }
        if (person.equals(c.by().person()) || person.equals(c.by().onBehalfOf())) {
            throw ConflictRefusals.ownConflict();
        }
        notBefore(c.on());
        apply(new ConflictLifted(id, c.conflict(), person, c.reason().about(person), c.by(), c.on()));
        return getVersion();
    }

    List<Declared> open() {
        return List.copyOf(open.values());
    }

    /** Null where it has been lifted, or never was. */
    @Nullable
    Declared open(ConflictId conflict) {
        return open.get(conflict);
    }

    private void notBefore(LocalDate on) {
        if (id != null && on.isBefore(lastAct)) {
            throw ConflictRefusals.beforeLastAct(on, lastAct);
        }
    }

    @EventSourcingHandler
    void evolve(ConflictDeclared e) {
        id = e.conflicts();
        lastAct = e.on();
        declared++;
        open.put(e.conflict(), new Declared(e.aboutPerson(), e.aboutUnit(), e.reason()));
    }

    @EventSourcingHandler
    void evolve(ConflictLifted e) {
        lastAct = e.on();
        open.remove(e.conflict());
    }
}
