package vn.vinhdanh.organisation.write;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import vn.vinhdanh.events.GrantId;
import vn.vinhdanh.events.organisation.HistoricalRecordingEnded;
import vn.vinhdanh.events.organisation.HistoricalRecordingGranted;

/** Permission to record acts of a past period. */
@Aggregate(type = "Grant", cache = "aggregateCache")
@SuppressWarnings("NullAway.Init")
class Grant {

    @AggregateIdentifier
    private GrantId id;

    private boolean ended;

    Grant() {}

    @CommandHandler
    Grant(GrantHistoricalRecording c) {
        if (c.until().isBefore(c.from())) {
            throw OrganisationRefusals.endsBeforeItBegins(c.from(), c.until());
        }
        apply(new HistoricalRecordingGranted(c.grant(), c.person(), c.from(), c.until(), c.document()));
    }

    @CommandHandler
    long decide(EndHistoricalRecording c) {
        if (!ended) {
            apply(new HistoricalRecordingEnded(id));
        }
        return getVersion();
    }

    @EventSourcingHandler
    void evolve(HistoricalRecordingGranted e) {
        id = e.grant();
    }

    @EventSourcingHandler
    void evolve(HistoricalRecordingEnded e) {
        ended = true;
    }
}
