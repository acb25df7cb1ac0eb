package vn.vinhdanh.audit.read.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.account.Accounts;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.eventstore.EventLog;
import vn.vinhdanh.eventstore.LoggedEvent;

/** Reads what happened to a nomination from the log itself: no view stands between. */
@Component
public class Timeline {

    private static final int PAGE = 200;

    private final EventLog log;
    private final Accounts accounts;
    private final Offices offices;

    Timeline(EventLog log, Accounts accounts, Offices offices) {
        this.log = log;
        this.accounts = accounts;
        this.offices = offices;
    }

    /**
     * One thing that happened.
     *
     * @param on the day on which it did
     * @param recorded when the log was told
     * @param context nomination or approval: whose event it is
     * @param actor who did it, by name; null where it followed by itself
     * @param onBehalfOf for whom, where by delegation
     * @param causedBy the message that it followed from, as the log names it
     */
    public record Entry(
            long position,
            LocalDate on,
            Instant recorded,
            String type,
            String context,
            @Nullable String actor,
            @Nullable String onBehalfOf,
            @Nullable OfficeKind office,
            Sentence sentence,
            @Nullable String causedBy) {}

    /** What happened up to a position, the first things first; at most two hundred after another one. */
    public List<Entry> of(NominationId nomination, long after, long upTo) {
        List<LoggedEvent> events =
                log.of(List.of(nomination.toString(), CaseId.of(nomination).toString()), after, upTo, PAGE);
        List<Told> told = new ArrayList<>(events.size());
        Set<String> persons = new HashSet<>();
        Set<String> units = new HashSet<>();
        for (LoggedEvent event : events) {
            Told one = Told.of(event);
            told.add(one);
            Actor by = one.by();
            if (by != null) {
                persons.add(by.person().value());
                PersonId holder = by.onBehalfOf();
                if (holder != null) {
                    persons.add(holder.value());
                }
            }
            one.units().stream().map(UnitId::value).forEach(units::add);
        }
        Map<String, String> people = accounts.namesOf(persons);
        Map<String, String> names = offices.organisation().names(units, offices.today());
        return told.stream().map(one -> entry(one, people, names)).toList();
    }

    private static Entry entry(Told told, Map<String, String> people, Map<String, String> units) {
        LoggedEvent event = told.event();
        Actor by = told.by();
        PersonId holder = by == null ? null : by.onBehalfOf();
        Object cause = event.metadata().get("correlationId");
        String type = event.type().getSimpleName();
        return new Entry(
                event.position(),
                told.on(event.recordedAt()),
                event.recordedAt(),
                type,
                event.type()
                        .getPackageName()
                        .substring(event.type().getPackageName().lastIndexOf('.') + 1),
                by == null ? null : nameOf(by.person(), people),
                holder == null ? null : nameOf(holder, people),
                by == null ? null : by.kind(),
                told.sentence(units),
                cause == null ? null : cause.toString());
    }

    private static String nameOf(PersonId person, Map<String, String> people) {
        return Objects.requireNonNullElse(people.get(person.value()), person.value());
    }
}
