package vn.vinhdanh.people.read.persons;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.people.AccountEnded;
import vn.vinhdanh.events.people.LegalHoldLifted;
import vn.vinhdanh.events.people.LegalHoldPlaced;
import vn.vinhdanh.events.people.PersonErased;
import vn.vinhdanh.eventstore.EventLog;
import vn.vinhdanh.eventstore.LoggedEvent;

/** What happened to what is known of one person, as the log has it; the newest first. */
@Component
class PersonHistory {

    /** Nobody's data are held and let go that often. */
    private static final int MOST = 1_000;

    private final EventLog log;

    PersonHistory(EventLog log) {
        this.log = log;
    }

    /**
     * @param type the name of the event
     * @param on the business date; null where the event has none
     * @param by who did it, where somebody did
     */
    record Happened(
            long position,
            Instant recordedAt,
            String type,
            @Nullable LocalDate on,
            @Nullable String why,
            @Nullable String legalRef,
            @Nullable String by) {}

    /** @param held whether a legal hold is in force */
    record Known(List<Happened> history, boolean held, boolean erased) {

        public boolean isEmpty() {
            return history.isEmpty();
        }
    }

    Known of(PersonId person) {
        List<Happened> history = new ArrayList<>();
        boolean held = false;
        boolean erased = false;
        for (LoggedEvent event : log.of(List.of(person.toString()), 0, Long.MAX_VALUE, MOST)) {
            Object what = event.payload().get();
            held = what instanceof LegalHoldPlaced || held && !(what instanceof LegalHoldLifted);
            erased = erased || what instanceof PersonErased;
            history.add(happened(event, what));
        }
        Collections.reverse(history);
        return new Known(history, held, erased);
    }

    private static Happened happened(LoggedEvent event, Object what) {
        if (what instanceof LegalHoldPlaced e) {
            return told(event, e.on(), e.reason().orElse(Protected.ERASED), e.legalRef(), e.by());
        }
        if (what instanceof LegalHoldLifted e) {
            return told(event, e.on(), e.reason().orElse(Protected.ERASED), null, e.by());
        }
        if (what instanceof PersonErased e) {
            return told(event, e.on(), e.ground(), e.legalRef(), e.by());
        }
        return told(event, what instanceof AccountEnded e ? e.on() : null, null, null, null);
    }

    private static Happened told(
            LoggedEvent event,
            @Nullable LocalDate on,
            @Nullable String why,
            @Nullable String legalRef,
            @Nullable Actor by) {
        return new Happened(
                event.position(),
                event.recordedAt(),
                event.type().getSimpleName(),
                on,
                why,
                legalRef,
                by == null ? null : by.person().value());
    }
}
