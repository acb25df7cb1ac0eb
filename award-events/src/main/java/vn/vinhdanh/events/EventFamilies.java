package vn.vinhdanh.events;

import java.util.List;
import java.util.stream.Stream;
import vn.vinhdanh.events.approval.CaseEvent;
import vn.vinhdanh.events.approval.ConflictEvent;
import vn.vinhdanh.events.approval.SessionEvent;
import vn.vinhdanh.events.audit.AuditEvent;
import vn.vinhdanh.events.decision.DecisionEvent;
import vn.vinhdanh.events.nomination.LetterEvent;
import vn.vinhdanh.events.nomination.NominationEvent;
import vn.vinhdanh.events.organisation.OrganisationEvent;
import vn.vinhdanh.events.people.PersonEvent;

/** Every family of events, so that contracts can be checked over all of them and none is forgotten. */
public final class EventFamilies {

    public static final List<Class<?>> ALL = List.of(
            OrganisationEvent.class,
            PersonEvent.class,
            LetterEvent.class,
            NominationEvent.class,
            CaseEvent.class,
            SessionEvent.class,
            ConflictEvent.class,
            DecisionEvent.class,
            AuditEvent.class);

    private EventFamilies() {}

    /** Every event type of every family, in the order in which the families list them. */
    public static List<Class<?>> events() {
        return ALL.stream()
                .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                .<Class<?>>map(type -> type)
                .toList();
    }
}
