package vn.vinhdanh.organisation.read.delegations;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.vinhdanh.access.account.Accounts;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.organisation.OrganisationView;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.organisation.DelegationScreen;
import vn.vinhdanh.organisation.OwnOrganisation;

/** One's own delegations: what others may do for oneself, and what one may do for others. */
@PageController
class DelegationsPage implements DelegationScreen {

    private final DelegationQueries queries;
    private final OwnOrganisation organisation;
    private final Accounts accounts;
    private final Clock clock;

    DelegationsPage(
            DelegationQueries queries, OwnOrganisation organisation, Accounts accounts, ObjectProvider<Clock> clock) {
        this.queries = queries;
        this.organisation = organisation;
        this.accounts = accounts;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    @GetMapping("/delegations")
    String own(SignedIn who, ReadAt at, Model model) {
        at.await(OrganisationView.nameIn(OwnOrganisation.SCHEMA));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ApiWrite.ZONE);
        List<DelegationQueries.Holding> held = queries.held(who.person(), today, at);
        List<DelegationQueries.Line> given = queries.given(who.person(), at);
        List<DelegationQueries.Line> received = queries.received(who.person(), at);
        model.addAttribute("held", held);
        model.addAttribute("given", given);
        model.addAttribute("received", received);
        model.addAttribute(
                "units",
                organisation
                        .queries()
                        .names(
                                Stream.concat(
                                                held.stream().map(DelegationQueries.Holding::unit),
                                                Stream.concat(given.stream(), received.stream())
                                                        .map(DelegationQueries.Line::unit))
                                        .collect(Collectors.toSet()),
                                today));
        model.addAttribute(
                "people",
                accounts.namesOf(Stream.concat(
                                given.stream().map(DelegationQueries.Line::delegate),
                                received.stream().map(DelegationQueries.Line::holder))
                        .collect(Collectors.toSet())));
        model.addAttribute("now", today);
        model.addAttribute("past", at.isPast());
        model.addAttribute("colleagues", held.isEmpty() ? List.of() : queries.colleagues(who.person(), today));
        return "organisation/delegations";
    }

    @Override
    public String show(SignedIn who, Model model) {
        return own(who, ReadAt.now(), model);
    }
}
