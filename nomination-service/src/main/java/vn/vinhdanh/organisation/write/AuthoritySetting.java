package vn.vinhdanh.organisation.write;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import vn.vinhdanh.events.SettingId;
import vn.vinhdanh.events.organisation.AuthoritySettingMade;

/** An authority's own value; a later one for the same key takes its place from its day on. */
@Aggregate(type = "AuthoritySetting", cache = "aggregateCache")
@SuppressWarnings("NullAway.Init")
class AuthoritySetting {

    @AggregateIdentifier
    private SettingId id;

    AuthoritySetting() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(MakeSetting c) {
        if (id == null) {
            apply(new AuthoritySettingMade(
                    c.setting(), c.authority(), c.award(), c.key(), c.value(), c.from(), c.document()));
        }
        return getVersion();
    }

    @EventSourcingHandler
    void evolve(AuthoritySettingMade e) {
        id = e.setting();
    }
}
