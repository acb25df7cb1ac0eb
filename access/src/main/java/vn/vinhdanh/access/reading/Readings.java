package vn.vinhdanh.access.reading;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.organisation.HeldOffice;
import vn.vinhdanh.access.organisation.OrganisationQueries;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.ReadingId;
import vn.vinhdanh.events.audit.AuditorRead;
import vn.vinhdanh.events.audit.ReadingWay;
import vn.vinhdanh.eventstore.WriteTransaction;

/** What auditors read, written into the log: each reading is a stream of one event, so that no two wait for each other. */
public final class Readings {

    /** A page that keeps itself current asks for the same address again and again: that is one look. */
    static final long SAME_LOOK_MILLIS = 10 * 60_000;

    private static final int LOOKS_REMEMBERED = 10_000;

    private final WriteTransaction writes;
    private final EventBus events;
    private final Supplier<Optional<OrganisationQueries>> organisation;
    private final Clock clock;

    @SuppressWarnings("serial")
    private final Map<String, Long> looks = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > LOOKS_REMEMBERED;
        }
    };

    Readings(
            WriteTransaction writes,
            EventBus events,
            Supplier<Optional<OrganisationQueries>> organisation,
            Clock clock) {
        this.writes = writes;
        this.events = events;
        this.organisation = organisation;
        this.clock = clock;
    }

    /**
     * Notes that an auditor is about to be shown something; of anybody else nothing. When it returns the event is stored.
     *
     * @param what the pattern of the address
     */
    void looked(SignedIn who, ReadingWay way, String what, String address, @Nullable NominationId nomination) {
        Optional<Actor> auditor = auditor(who);
        if (auditor.isEmpty()) {
            return;
        }
        String look = who.account() + ' ' + address;
        if (way == ReadingWay.LOOKED && isSameLook(look)) {
            return;
        }
        writes.execute(() -> {
            publish(auditor.get(), way, what, address, nomination);
            return look;
        });
        remember(look);
    }

    /** The same for an act that only an auditor does: it is a write already, and this is part of its transaction. */
    public void record(ApiWrite write, ReadingWay way, String what, String address, @Nullable NominationId nomination) {
        publish(auditor(write.who()).orElseThrow(), way, what, address, nomination);
    }

    /** Whoever is shown everything: also an auditor whose unit has been dissolved goes on reading. */
    private Optional<Actor> auditor(SignedIn who) {
        return organisation.get().flatMap(queries -> queries.heldForReading(who.person(), today()).stream()
                .filter(office -> office.kind() == OfficeKind.AUDITOR)
                .map(HeldOffice::actor)
                .findFirst());
    }

    private void publish(Actor by, ReadingWay way, String what, String address, @Nullable NominationId nomination) {
        ReadingId reading = ReadingId.next();
        events.publish(new GenericDomainEventMessage<>(
                "Reading",
                reading.toString(),
                0,
                new AuditorRead(reading, way, what, Protected.of(by.person(), address), nomination, by, today())));
    }

    private boolean isSameLook(String look) {
        synchronized (looks) {
            Long at = looks.get(look);
            return at != null && clock.millis() - at < SAME_LOOK_MILLIS;
        }
    }

    private void remember(String look) {
        synchronized (looks) {
            looks.remove(look);
            looks.put(look, clock.millis());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ApiWrite.ZONE);
    }
}
