package vn.vinhdanh.people.read.persons;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.vinhdanh.access.account.Account;
import vn.vinhdanh.access.account.Accounts;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.people.FilesOfPerson;
import vn.vinhdanh.people.read.Registrars;
import vn.vinhdanh.people.read.persons.PersonHistory.Known;
import vn.vinhdanh.people.read.persons.PersonsApi.View;

/** Personal data to look at: everybody's for administrators and auditors, and each person's own. */
@PageController
class PersonsPage {

    private static final String PATH = "/persons";

    private final PersonsApi api;
    private final PersonVersions persons;
    private final PersonHistory histories;
    private final Registrars registrars;
    private final Accounts accounts;
    private final FilesOfPerson files;

    PersonsPage(
            PersonsApi api,
            PersonVersions persons,
            PersonHistory histories,
            Registrars registrars,
            Accounts accounts,
            FilesOfPerson files) {
        this.api = api;
        this.persons = persons;
        this.histories = histories;
        this.registrars = registrars;
        this.accounts = accounts;
        this.files = files;
    }

    @GetMapping(PATH)
    String list(@RequestParam @Nullable String q, SignedIn who, Paging paging, ReadAt at, Model model) {
        Page<View> found = api.list(q, who, paging, at);
        String sought = q == null || q.isBlank() ? null : q.strip();
        UriComponentsBuilder here = UriComponentsBuilder.fromPath(PATH);
        if (sought != null) {
            here.queryParam("q", "{q}");
        }
        String cursor = found.nextCursor();
        model.addAttribute("q", sought);
        model.addAttribute("persons", found.items());
        model.addAttribute("first", paging.isFirst() ? null : filled(here, sought));
        model.addAttribute(
                "next", cursor == null ? null : filled(here.cloneBuilder().queryParam("cursor", cursor), sought));
        return "people/persons";
    }

    @GetMapping(PATH + "/{id}")
    String one(@PathVariable PersonId id, SignedIn who, ReadAt at, Model model) {
        at.await(PersonsView.NAME);
        if (!id.equals(who.person()) && !registrars.isOne(who)) {
            throw unknown();
        }
        Known known = histories.of(id);
        List<Account> theirs = accounts.of(id);
        List<String> nominations = files.nominations(id);
        if (known.isEmpty() && theirs.isEmpty() && nominations.isEmpty()) {
            throw unknown();
        }
        model.addAttribute("id", id.value());
        model.addAttribute(
                "person",
                persons.find(id.value(), Long.MAX_VALUE - 1)
                        .map(PersonVersion::row)
                        .orElse(null));
        model.addAttribute("known", known);
        model.addAttribute("accounts", theirs);
        model.addAttribute("nominations", nominations.size());
        model.addAttribute("documents", files.documents(id).size());
        model.addAttribute(
                "names",
                accounts.namesOf(known.history().stream()
                        .map(PersonHistory.Happened::by)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()));
        model.addAttribute("registrar", registrars.isOne(who));
        model.addAttribute("administers", registrars.isAdministrator(who));
        return "people/person";
    }

    private static String filled(UriComponentsBuilder link, @Nullable String q) {
        return q == null ? link.toUriString() : link.encode().buildAndExpand(q).toUriString();
    }

    private static Refusal unknown() {
        return Refusal.notFound("Không có người này.", "There is no such person.");
    }
}
