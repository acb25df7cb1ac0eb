package vn.vinhdanh.organisation.read.units;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
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
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;
import vn.vinhdanh.organisation.OwnOrganisation;
import vn.vinhdanh.organisation.UnitScreen;

/** The organisation of a day, level by level, and one unit through time. */
@PageController
class UnitsPage implements UnitScreen {

    private final UnitQueries units;
    private final UnitHistory history;
    private final OwnOrganisation organisation;
    private final Accounts accounts;
    private final Clock clock;

    UnitsPage(
            UnitQueries units,
            UnitHistory history,
            OwnOrganisation organisation,
            Accounts accounts,
            ObjectProvider<Clock> clock) {
        this.units = units;
        this.history = history;
        this.organisation = organisation;
        this.accounts = accounts;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /** A unit by id and name, on the way down to another. */
    record Step(String id, String name) {}

    @GetMapping("/units")
    String tree(
            @RequestParam @Nullable LocalDate on,
            @RequestParam @Nullable UnitId parent,
            @RequestParam @Nullable String q,
            SignedIn who,
            Paging paging,
            ReadAt at,
            Model model) {
        at.await(OrganisationView.nameIn(OwnOrganisation.SCHEMA));
        LocalDate day = on == null ? today() : on;
        String sought = q == null || q.isBlank() ? null : q.strip();
        List<UnitView> found = sought == null && parent == null
                ? units.roots(day, paging, at)
                : units.list(day, sought == null ? parent : null, null, sought, paging, at);
        Page<UnitView> page = Page.of(found, paging, unit -> List.of(unit.id()));
        model.addAttribute("on", day);
        model.addAttribute("today", day.equals(today()));
        model.addAttribute("q", sought);
        model.addAttribute(
                "parent", parent == null ? null : units.find(parent, day, at).orElse(null));
        model.addAttribute("above", parent == null ? List.of() : above(parent, day));
        model.addAttribute("units", page.items());
        model.addAttribute(
                "children",
                history.children(page.items().stream().map(UnitView::id).toList(), day, at));
        Set<String> parents = page.items().stream()
                .map(UnitView::parent)
                .filter(one -> one != null)
                .collect(Collectors.toSet());
        model.addAttribute("names", organisation.queries().names(parents, day));
        model.addAttribute("kinds", UnitKind.values());
        model.addAttribute("administers", administers(who, parent) && !at.isPast());
        model.addAttribute(
                "first",
                paging.isFirst() ? null : here().replaceQueryParam("cursor").toUriString());
        model.addAttribute(
                "next",
                page.nextCursor() == null
                        ? null
                        : here().replaceQueryParam("cursor", page.nextCursor()).toUriString());
        return "organisation/units";
    }

    @GetMapping("/units/{id}")
    String one(@PathVariable UnitId id, @RequestParam @Nullable LocalDate on, SignedIn who, ReadAt at, Model model) {
        at.await(OrganisationView.nameIn(OwnOrganisation.SCHEMA)).await(UnitVersionsView.NAME);
        LocalDate day = on == null ? today() : on;
        UnitView unit = units.find(id, day, at)
                .orElseThrow(() -> Refusal.notFound("Không có đơn vị này.", "There is no such unit."));
        List<UnitHistory.Holding> holders = history.holders(id, day, at);
        List<UnitHistory.Since> parents = history.parents(id, at);
        List<String> predecessors = history.predecessors(id, at);
        Set<String> mentioned = new HashSet<>(unit.successors());
        mentioned.addAll(predecessors);
        parents.forEach(parent -> mentioned.add(parent.value()));
        model.addAttribute("on", day);
        model.addAttribute("today", day.equals(today()));
        model.addAttribute("unit", unit);
        model.addAttribute("above", above(id, day));
        model.addAttribute("named", history.names(id, at));
        model.addAttribute("parents", parents);
        model.addAttribute("predecessors", predecessors);
        model.addAttribute("names", organisation.queries().names(mentioned, day));
        model.addAttribute("holders", holders);
        model.addAttribute(
                "people",
                accounts.namesOf(
                        holders.stream().map(UnitHistory.Holding::person).toList()));
        model.addAttribute(
                "version",
                units.present(id, day).map(UnitQueries.Versioned::version).orElse(null));
        model.addAttribute("administers", administers(who, id) && !at.isPast());
        model.addAttribute("offices", OfficeKind.values());
        model.addAttribute("kinds", UnitKind.values());
        model.addAttribute("now", today());
        return "organisation/unit";
    }

    @Override
    public String show(SignedIn who, UnitId unit, Model model) {
        return one(unit, null, who, ReadAt.now(), model);
    }

    @Override
    public String showTree(SignedIn who, Model model) {
        return tree(null, null, null, who, Paging.first(Paging.DEFAULT_LIMIT), ReadAt.now(), model);
    }

    private boolean administers(SignedIn who, @Nullable UnitId unit) {
        return unit == null
                ? organisation
                        .authority()
                        .findAnywhere(who, OfficeKind.ADMINISTRATOR, today())
                        .isPresent()
                : organisation
                        .authority()
                        .find(who, OfficeKind.ADMINISTRATOR, unit, today())
                        .isPresent();
    }

    /** From the highest down to the unit itself. */
    private List<Step> above(UnitId unit, LocalDate on) {
        List<String> ids = new ArrayList<>(organisation.queries().selfAndAncestors(unit, on).stream()
                .map(UnitId::value)
                .toList());
        Collections.reverse(ids);
        Map<String, String> names = organisation.queries().names(ids, on);
        return ids.stream().map(id -> new Step(id, names.getOrDefault(id, id))).toList();
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
