package vn.vinhdanh.approval.read.sessions;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vinhdanh.access.account.Accounts;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.read.Versions;
import vn.vinhdanh.approval.read.sessions.SessionApi.ItemJson;
import vn.vinhdanh.approval.read.sessions.SessionApi.SessionJson;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.SessionId;
import vn.vinhdanh.events.UnitId;

/** The sessions of councils: what is on the agenda, who is there, how they voted, and the minutes. */
@PageController
class SessionPage {

    private static final int MOST_WAITING = 500;

    private final SessionApi sessions;
    private final Versions versions;
    private final Offices offices;
    private final Accounts accounts;

    SessionPage(SessionApi sessions, Versions versions, Offices offices, Accounts accounts) {
        this.sessions = sessions;
        this.versions = versions;
        this.offices = offices;
        this.accounts = accounts;
    }

    /** What an agenda says of a case. */
    record Subject(String nomination, String ref, String award, String recipient, String unit) {

        static Subject of(Object[] row) {
            return new Subject((String) row[0], (String) row[1], (String) row[2], (String) row[3], (String) row[4]);
        }
    }

    record Member(String id, String name, boolean present) {}

    @GetMapping("/sessions")
    String list(Paging paging, ReadAt at, SignedIn who, Model model) {
        Page<SessionJson> page = sessions.list(paging, at, who);
        LocalDate today = offices.today();
        model.addAttribute("sessions", page.items());
        model.addAttribute(
                "units",
                offices.organisation()
                        .names(page.items().stream().map(SessionJson::council).collect(Collectors.toSet()), today));
        model.addAttribute("convenes", !councils(who, today).isEmpty());
        model.addAttribute("first", paging.isFirst() ? null : "/sessions");
        model.addAttribute("next", page.nextCursor() == null ? null : "/sessions?cursor=" + page.nextCursor());
        return "approval/sessions";
    }

    /**
     * @param council whose session; the first for which the viewer is secretary by default
     * @param chosen cases that are on the agenda from the start
     */
    @GetMapping("/sessions/new")
    String convene(
            @RequestParam(required = false) @Nullable UnitId council,
            @RequestParam(name = "case", required = false) @Nullable List<String> chosen,
            SignedIn who,
            Model model) {
        LocalDate today = offices.today();
        List<String> councils = councils(who, today);
        String body = council != null
                ? council.value()
                : councils.stream().findFirst().orElse("");
        List<Subject> waiting = versions.rows(
                "select c.nomination, c.ref, c.award, c.recipient, c.recipient_unit from approval.inbox i"
                        + " join approval.cases c on c.nomination = i.nomination and c.valid_to = 9223372036854775807"
                        + " where i.body = :body and i.step = 'COUNCIL' and i.state = 'IN_REVIEW'"
                        + " and i.valid_to = 9223372036854775807 order by i.due_order, i.nomination limit "
                        + MOST_WAITING,
                Map.of("body", councils.contains(body) ? body : ""),
                Subject::of);
        model.addAttribute("council", body);
        model.addAttribute("councils", councils);
        model.addAttribute("waiting", waiting);
        model.addAttribute("chosen", chosen == null ? Set.of() : Set.copyOf(chosen));
        model.addAttribute("today", today);
        model.addAttribute("units", offices.organisation().names(unitsOf(waiting, councils), today));
        return "approval/session-new";
    }

    @GetMapping("/sessions/{session}")
    String show(@PathVariable SessionId session, ReadAt at, SignedIn who, Model model) {
        SessionJson found =
                Objects.requireNonNull(sessions.get(session, at, who).getBody());
        List<ItemJson> items = Objects.requireNonNull(found.items());
        Map<String, Subject> subjects = subjects(items);
        List<String> members = strings(found.members());
        Set<String> present = Set.copyOf(strings(found.present()));
        Map<String, String> names = accounts.namesOf(members);
        LocalDate today = offices.today();
        model.addAttribute("meeting", found);
        model.addAttribute("subjects", subjects);
        model.addAttribute(
                "members",
                members.stream()
                        .map(id -> new Member(id, names.getOrDefault(id, id), present.contains(id)))
                        .toList());
        model.addAttribute("attending", present.size());
        model.addAttribute(
                "open", items.stream().filter(item -> item.tally() == null).count());
        model.addAttribute(
                "units", offices.organisation().names(unitsOf(subjects.values(), List.of(found.council())), today));
        model.addAttribute(
                "secretary",
                !at.isPast()
                        && found.state() == SessionRow.State.OPEN
                        && councils(who, today).contains(found.council()));
        return "approval/session";
    }

    private Map<String, Subject> subjects(List<ItemJson> items) {
        if (items.isEmpty()) {
            return Map.of();
        }
        return versions
                .rows(
                        "select c.nomination, c.ref, c.award, c.recipient, c.recipient_unit from approval.cases c"
                                + " where c.nomination in (:cases) and c.valid_to = 9223372036854775807",
                        Map.of(
                                "cases",
                                items.stream().map(ItemJson::nominationId).toList()),
                        Subject::of)
                .stream()
                .collect(Collectors.toMap(Subject::nomination, subject -> subject));
    }

    /** The bodies for whose councils the person acts as secretary, or as head where there is none. */
    private List<String> councils(SignedIn who, LocalDate on) {
        return offices.seats(who, on).stream()
                .filter(seat -> seat.office() == OfficeKind.COUNCIL_SECRETARY
                        || seat.office() == OfficeKind.HEAD
                                && offices.isVacant(OfficeKind.COUNCIL_SECRETARY, seat.body(), on))
                .map(seat -> seat.body().value())
                .filter(body -> !offices.council(new UnitId(body), on).isEmpty())
                .distinct()
                .toList();
    }

    private static Set<String> unitsOf(Collection<Subject> subjects, Collection<String> more) {
        Set<String> units = subjects.stream().map(Subject::unit).collect(Collectors.toSet());
        units.addAll(more);
        return units;
    }

    private static List<String> strings(Object json) {
        return json instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }
}
