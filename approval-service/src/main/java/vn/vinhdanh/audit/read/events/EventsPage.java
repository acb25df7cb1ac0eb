package vn.vinhdanh.audit.read.events;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.vinhdanh.access.account.Accounts;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.audit.read.events.EventsApi.EventJson;
import vn.vinhdanh.events.EventFamilies;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;

/** The search through the log on a page. */
@PageController
class EventsPage {

    private static final String PATH = "/audit/events";

    private final EventsApi api;
    private final Accounts accounts;
    private final Offices offices;
    private final MessageSource words;

    EventsPage(EventsApi api, Accounts accounts, Offices offices, MessageSource words) {
        this.api = api;
        this.accounts = accounts;
        this.offices = offices;
        this.words = words;
    }

    @GetMapping(PATH)
    String search(
            @RequestParam @Nullable String type,
            @RequestParam(name = "case") @Nullable NominationId nomination,
            @RequestParam @Nullable UnitId unit,
            @RequestParam @Nullable PersonId person,
            @RequestParam @Nullable PersonId actor,
            @RequestParam @Nullable String account,
            @RequestParam @Nullable String article,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate until,
            Paging paging,
            ReadAt at,
            SignedIn who,
            Model model) {
        EventQuestion question =
                new EventQuestion(type, nomination, unit, person, actor, account, article, q, from, until);
        Page<EventJson> found = api.find(question, paging, at, who);
        model.addAttribute("question", question);
        model.addAttribute("events", found.items());
        model.addAttribute("types", types());
        model.addAttribute(
                "people",
                accounts.namesOf(found.items().stream()
                        .map(EventJson::actor)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()));
        model.addAttribute(
                "units",
                offices.organisation()
                        .names(
                                found.items().stream()
                                        .map(EventJson::unit)
                                        .filter(Objects::nonNull)
                                        .distinct()
                                        .toList(),
                                offices.today()));
        model.addAttribute("first", paging.isFirst() ? null : link(PATH, question, null));
        model.addAttribute("next", found.nextCursor() == null ? null : link(PATH, question, found.nextCursor()));
        model.addAttribute("export", link("/api/v1" + PATH + ":export", question, null));
        return "audit/events";
    }

    /** Every event there is, by its word. */
    private Map<String, String> types() {
        Locale locale = LocaleContextHolder.getLocale();
        Map<String, String> types = new TreeMap<>(Comparator.comparing(
                        (String type) -> words.getMessage("event." + type, null, type, locale),
                        String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Comparator.naturalOrder()));
        EventFamilies.events().stream()
                .map(Class::getSimpleName)
                .forEach(type ->
                        types.put(type, Objects.requireNonNull(words.getMessage("event." + type, null, type, locale))));
        return types;
    }

    private static String link(String path, EventQuestion question, @Nullable String cursor) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
        Map<String, Object> asked = new TreeMap<>();
        put(asked, "type", question.type());
        put(
                asked,
                "case",
                question.nomination() == null ? null : question.nomination().value());
        put(asked, "unit", question.unit() == null ? null : question.unit().value());
        put(
                asked,
                "person",
                question.person() == null ? null : question.person().value());
        put(asked, "actor", question.actor() == null ? null : question.actor().value());
        put(asked, "account", question.account());
        put(asked, "article", question.article());
        put(asked, "q", question.q());
        put(asked, "from", question.from());
        put(asked, "until", question.until());
        put(asked, "cursor", cursor);
        asked.keySet().forEach(name -> link.queryParam(name, "{" + name + "}"));
        return link.encode().buildAndExpand(asked).toUriString();
    }

    private static void put(Map<String, Object> asked, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            asked.put(name, value);
        }
    }
}
