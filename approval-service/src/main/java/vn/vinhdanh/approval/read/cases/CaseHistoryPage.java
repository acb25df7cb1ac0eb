package vn.vinhdanh.approval.read.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vinhdanh.access.account.Accounts;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.page.Labels;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.audit.read.timeline.Timeline;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.Refusal;

/** What happened to a case, and what changed between any two moments of it. */
@PageController
class CaseHistoryPage {

    /** Fields whose words stand under another name. */
    private static final Map<String, String> WORDED =
            Map.of("recipientKind", "recipient", "commendationType", "commendation");

    private final CasePage page;
    private final CaseApi cases;
    private final Timeline timeline;
    private final Accounts accounts;
    private final Offices offices;
    private final MessageSource words;
    private final Labels labels;

    CaseHistoryPage(
            CasePage page,
            CaseApi cases,
            Timeline timeline,
            Accounts accounts,
            Offices offices,
            MessageSource words,
            Labels labels) {
        this.page = page;
        this.cases = cases;
        this.timeline = timeline;
        this.accounts = accounts;
        this.offices = offices;
        this.words = words;
        this.labels = labels;
    }

    /** What happened on one day. */
    record Day(LocalDate on, List<Timeline.Entry> entries) {}

    /** A value that changed, in words. */
    record Told(
            String field, @Nullable String before, @Nullable String after) {}

    /**
     * @param context only what the nomination, the case, a session or a decision says
     * @param from the position at which the comparison begins, with {@code to}
     */
    @GetMapping("/cases/{nomination}/history")
    String history(
            @PathVariable NominationId nomination,
            @RequestParam(required = false) @Nullable String context,
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam(required = false) @Nullable Long to,
            @RequestParam(required = false) @Nullable String run,
            @RequestParam(defaultValue = "") String q,
            ReadAt at,
            SignedIn who,
            Model model) {
        String shown = page.show(nomination, CasePage.Tab.HISTORY, run, q, at, who, model);
        List<Timeline.Entry> moments = timeline.of(nomination);
        Long past = at.position();
        model.addAttribute("moments", moments);
        model.addAttribute(
                "contexts",
                moments.stream().map(Timeline.Entry::context).distinct().toList());
        model.addAttribute("context", context);
        model.addAttribute(
                "history",
                days(moments.stream()
                        .filter(entry -> past == null || entry.position() <= past)
                        .filter(entry -> context == null
                                || context.isBlank()
                                || entry.context().equals(context))
                        .toList()));
        if (from != null && to != null) {
            model.addAttribute("from", from);
            model.addAttribute("to", to);
            model.addAttribute("changes", changes(nomination, from, to, who));
        }
        return shown;
    }

    private static List<Day> days(List<Timeline.Entry> entries) {
        Map<LocalDate, List<Timeline.Entry>> days = new LinkedHashMap<>();
        entries.forEach(entry ->
                days.computeIfAbsent(entry.on(), day -> new ArrayList<>()).add(entry));
        return days.entrySet().stream()
                .map(day -> new Day(day.getKey(), day.getValue()))
                .toList();
    }

    private List<Told> changes(NominationId nomination, long from, long to, SignedIn who) {
        List<CaseDifference.Change> changes =
                CaseDifference.between(at(nomination, from, who), at(nomination, to, who));
        Map<String, String> names = offices.organisation()
                .names(values(changes, List.of("body", "recipientUnit", "proposedBy")), offices.today());
        names.putAll(accounts.namesOf(values(changes, List.of("actor", "onBehalfOf", "takenBy"))));
        return changes.stream()
                .map(change -> new Told(
                        change.path().stream().map(this::word).collect(Collectors.joining(" · ")),
                        said(change.field(), change.before(), names),
                        said(change.field(), change.after(), names)))
                .toList();
    }

    private static List<String> values(List<CaseDifference.Change> changes, List<String> fields) {
        List<String> values = new ArrayList<>();
        for (CaseDifference.Change change : changes) {
            if (fields.contains(change.field())) {
                if (change.before() != null) {
                    values.add(change.before());
                }
                if (change.after() != null) {
                    values.add(change.after());
                }
            }
        }
        return values;
    }

    /** Null before the case was opened. */
    private @Nullable CaseJson at(NominationId nomination, long position, SignedIn who) {
        try {
            return cases.get(nomination, ReadAt.position(position), who).getBody();
        } catch (Refusal notYet) {
            return null;
        }
    }

    private String word(String part) {
        Locale locale = LocaleContextHolder.getLocale();
        StringBuilder said = new StringBuilder();
        for (String one : part.split(" ")) {
            String level = words.getMessage("level." + one, null, "", locale);
            String step = words.getMessage("step." + one, null, level, locale);
            String word = words.getMessage("case." + one, null, step, locale);
            said.append(said.isEmpty() ? "" : " · ").append(word == null || word.isEmpty() ? one : word);
        }
        return said.toString();
    }

    private @Nullable String said(String field, @Nullable String value, Map<String, String> names) {
        if (value == null) {
            return null;
        }
        String name = names.get(value);
        if (name != null) {
            return name;
        }
        if (field.equals("award")) {
            return labels.award(value);
        }
        if (value.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return labels.day(value);
        }
        if (field.equals("source") && value.startsWith("setting:")) {
            return value.substring(value.indexOf(' ') + 1);
        }
        Locale locale = LocaleContextHolder.getLocale();
        boolean yesOrNo = value.equals("true") || value.equals("false");
        String kind = yesOrNo ? "law" : WORDED.getOrDefault(field, field);
        return Stream.of(kind, "stepState", "rating")
                .map(one -> words.getMessage(one + "." + value, null, "", locale))
                .filter(word -> word != null && !word.isEmpty())
                .findFirst()
                .orElse(value);
    }
}
