package vn.vinhdanh.audit.read.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.account.Accounts;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.audit.Mentions;
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
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private final EventLog log;
    private final Accounts accounts;
    private final Offices offices;
    private final MessageSource words;

    Timeline(EventLog log, Accounts accounts, Offices offices, MessageSource words) {
        this.log = log;
        this.accounts = accounts;
        this.offices = offices;
        this.words = words;
    }

    /**
     * One thing that happened.
     *
     * @param on the day on which it did
     * @param recorded when the log was told
     * @param context nomination or approval: whose event it is
     * @param actor who did it, by name; null where it followed by itself
     * @param onBehalfOf for whom, where by delegation
     * @param because the position of what it followed from by itself, in this list; null for what somebody did
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
            @Nullable Long because) {}

    /**
     * What happened to a nomination, its case, and in the sessions and decisions that dealt with it; the first things
     * first.
     */
    public List<Entry> of(NominationId nomination) {
        List<LoggedEvent> events = events(nomination);
        Map<Object, Long> causes = new HashMap<>();
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
        return told.stream()
                .map(one -> entry(one, people, names, because(one.event(), causes)))
                .toList();
    }

    /** What has the same origin followed from the first of its kind. */
    private static @Nullable Long because(LoggedEvent event, Map<Object, Long> causes) {
        Object origin = event.metadata().get("traceId");
        Long first = origin == null ? null : causes.putIfAbsent(origin, event.position());
        return first;
    }

    private List<LoggedEvent> events(NominationId nomination) {
        List<LoggedEvent> events =
                all(Set.of(nomination.toString(), CaseId.of(nomination).toString()));
        Set<String> around = new LinkedHashSet<>();
        for (LoggedEvent event : events) {
            Mentions mentions = Mentions.of(event.payload().get());
            mentions.sessions().forEach(session -> around.add(session.toString()));
            mentions.decisions().forEach(decision -> around.add(decision.toString()));
        }
        if (!around.isEmpty()) {
            all(around).stream().filter(event -> concerns(event, nomination)).forEach(events::add);
            events.sort(Comparator.comparingLong(LoggedEvent::position));
        }
        return events;
    }

    /** What names no nomination concerns all of its session or decision. */
    private static boolean concerns(LoggedEvent event, NominationId nomination) {
        Set<NominationId> named = Mentions.of(event.payload().get()).nominations();
        return named.isEmpty() || named.contains(nomination);
    }

    private List<LoggedEvent> all(Set<String> aggregates) {
        List<LoggedEvent> all = new ArrayList<>();
        List<LoggedEvent> page;
        do {
            long after = all.isEmpty() ? 0 : all.get(all.size() - 1).position();
            page = log.of(aggregates, after, Long.MAX_VALUE, PAGE);
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    private Entry entry(Told told, Map<String, String> people, Map<String, String> units, @Nullable Long because) {
        LoggedEvent event = told.event();
        Actor by = told.by();
        PersonId holder = by == null ? null : by.onBehalfOf();
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
                told.sentence(units, this::item),
                because);
    }

    private Sentence item(String code) {
        return new Sentence(word(code, VIETNAMESE), word(code, Locale.ENGLISH));
    }

    private String word(String code, Locale locale) {
        return Objects.requireNonNullElse(words.getMessage("dossier." + code, null, code, locale), code);
    }

    private static String nameOf(PersonId person, Map<String, String> people) {
        return Objects.requireNonNullElse(people.get(person.value()), person.value());
    }
}
