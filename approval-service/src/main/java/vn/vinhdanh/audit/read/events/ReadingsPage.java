package vn.vinhdanh.audit.read.events;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import vn.vinhdanh.audit.read.events.ReadingsApi.ReadingJson;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.PersonId;

/** Who audits the auditors: another one, here. */
@PageController
class ReadingsPage {

    private static final String PATH = "/audit/readings";

    private final ReadingsApi api;
    private final Accounts accounts;

    ReadingsPage(ReadingsApi api, Accounts accounts) {
        this.api = api;
        this.accounts = accounts;
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(name = "case") @Nullable NominationId nomination,
            @RequestParam @Nullable PersonId auditor,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate until,
            Paging paging,
            ReadAt at,
            SignedIn who,
            Model model) {
        Page<ReadingJson> found = api.readings(nomination, auditor, from, until, paging, at, who);
        UriComponentsBuilder list = UriComponentsBuilder.fromPath(PATH);
        ask(list, "case", nomination == null ? null : nomination.value());
        ask(list, "auditor", auditor == null ? null : auditor.value());
        ask(list, "from", from);
        ask(list, "until", until);
        model.addAttribute("readings", found.items());
        model.addAttribute(
                "names",
                accounts.namesOf(
                        found.items().stream().map(ReadingJson::auditor).collect(Collectors.toSet())));
        model.addAttribute("nomination", nomination);
        model.addAttribute("auditor", auditor);
        model.addAttribute("from", from);
        model.addAttribute("until", until);
        model.addAttribute("first", paging.isFirst() ? null : list.toUriString());
        String cursor = found.nextCursor();
        model.addAttribute(
                "next",
                cursor == null
                        ? null
                        : list.cloneBuilder().queryParam("cursor", cursor).toUriString());
        return "audit/readings";
    }

    private static void ask(UriComponentsBuilder list, String name, @Nullable Object value) {
        if (value != null) {
            list.queryParam(name, value);
        }
    }
}
