package vn.vinhdanh.people.read.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.vinhdanh.access.account.Account;
import vn.vinhdanh.access.account.Accounts;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.organisation.OrganisationView;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.organisation.OwnOrganisation;
import vn.vinhdanh.people.AccountScreen;
import vn.vinhdanh.people.read.Registrars;

/** Accounts to look at: all of them for administrators and auditors, each for whose it is. */
@PageController
class AccountsPage implements AccountScreen {

    private final AccountQueries queries;
    private final Accounts accounts;
    private final Registrars registrars;
    private final OwnOrganisation organisation;
    private final Clock clock;

    AccountsPage(
            AccountQueries queries,
            Accounts accounts,
            Registrars registrars,
            OwnOrganisation organisation,
            ObjectProvider<Clock> clock) {
        this.queries = queries;
        this.accounts = accounts;
        this.registrars = registrars;
        this.organisation = organisation;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /** Whether an account still lets somebody in. */
    enum Standing {
        OPEN,
        ENDED
    }

    @GetMapping("/accounts")
    String list(
            @RequestParam @Nullable String q,
            @RequestParam @Nullable OfficeKind office,
            @RequestParam @Nullable Standing standing,
            SignedIn who,
            Paging paging,
            ReadAt at,
            Model model) {
        registrars.require(who);
        at.await(OrganisationView.nameIn(OwnOrganisation.SCHEMA));
        String sought = q == null || q.isBlank() ? null : q.strip();
        Boolean ended = standing == null ? null : standing == Standing.ENDED;
        Page<AccountQueries.Line> page =
                Page.of(queries.list(sought, office, ended, today(), paging), paging, line -> List.of(line.username()));
        Map<String, List<AccountQueries.Holding>> held = queries.inForce(
                page.items().stream().map(AccountQueries.Line::person).toList(), today());
        model.addAttribute("q", sought);
        model.addAttribute("office", office);
        model.addAttribute("standing", standing);
        model.addAttribute("accounts", page.items());
        model.addAttribute("held", held);
        model.addAttribute(
                "units", names(held.values().stream().flatMap(List::stream).toList()));
        model.addAttribute("kinds", OfficeKind.values());
        model.addAttribute("administers", registrars.isAdministrator(who));
        model.addAttribute("now", today());
        model.addAttribute(
                "first",
                paging.isFirst() ? null : here().replaceQueryParam("cursor").toUriString());
        model.addAttribute(
                "next",
                page.nextCursor() == null
                        ? null
                        : here().replaceQueryParam("cursor", page.nextCursor()).toUriString());
        return "people/accounts";
    }

    @GetMapping("/accounts/{username}")
    String one(@PathVariable String username, SignedIn who, ReadAt at, Model model) {
        at.await(OrganisationView.nameIn(OwnOrganisation.SCHEMA));
        boolean own = username.equals(who.account());
        boolean registrar = registrars.isOne(who);
        if (!own && !registrar) {
            throw unknown();
        }
        Account account = accounts.find(username).orElseThrow(AccountsPage::unknown);
        List<AccountQueries.Holding> held = queries.everHeld(account.person().value());
        model.addAttribute("account", account);
        model.addAttribute("held", held);
        model.addAttribute("units", names(held));
        model.addAttribute("now", today());
        model.addAttribute("registrar", registrar);
        model.addAttribute("ends", !own && !account.disabled() && registrars.isAdministrator(who));
        return "people/account";
    }

    @Override
    public String show(SignedIn who, String username, Model model) {
        return one(username, who, ReadAt.now(), model);
    }

    @Override
    public String showList(SignedIn who, Model model) {
        return list(null, null, null, who, Paging.first(Paging.DEFAULT_LIMIT), ReadAt.now(), model);
    }

    private Map<String, String> names(Collection<AccountQueries.Holding> held) {
        return organisation
                .queries()
                .names(held.stream().map(AccountQueries.Holding::unit).toList(), today());
    }

    private static Refusal unknown() {
        return Refusal.notFound("Không có tài khoản này.", "There is no such account.");
    }

    private static ServletUriComponentsBuilder here() {
        ServletUriComponentsBuilder here = ServletUriComponentsBuilder.fromCurrentRequest();
        here.scheme(null).host(null).port(null).replaceQueryParam("after");
        return here;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ApiWrite.ZONE);
    }
}
