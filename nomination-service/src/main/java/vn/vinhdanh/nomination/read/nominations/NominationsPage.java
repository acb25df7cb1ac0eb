package vn.vinhdanh.nomination.read.nominations;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
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
import vn.vinhdanh.access.organisation.HeldOffice;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.DocumentId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.Outcome;
import vn.vinhdanh.events.nomination.Verdict;
import vn.vinhdanh.nomination.NominationSheet;
import vn.vinhdanh.nomination.ProposalDesk;
import vn.vinhdanh.nomination.read.nominations.NominationsApi.Next;
import vn.vinhdanh.nomination.read.nominations.Way.RouteStep;
import vn.vinhdanh.organisation.OwnOrganisation;
import vn.vinhdanh.organisation.UnitChoices;
import vn.vinhdanh.regulations.AwardRule;
import vn.vinhdanh.regulations.Regulation;
import vn.vinhdanh.regulations.Regulations;

/** The nominations that somebody may see, and one of them: where it stands, and what its unit can do with it. */
@PageController
class NominationsPage {

    private static final String LIST = "/nominations";

    private final NominationQueries nominations;
    private final NominationCounts counts;
    private final NominationsApi api;
    private final ShownNominations shown;
    private final ProposalDesk desk;
    private final OwnOrganisation organisation;
    private final UnitChoices units;
    private final Accounts accounts;
    private final Regulations regulations;
    private final Clock clock;

    NominationsPage(
            NominationQueries nominations,
            NominationCounts counts,
            NominationsApi api,
            ShownNominations shown,
            ProposalDesk desk,
            OwnOrganisation organisation,
            UnitChoices units,
            Accounts accounts,
            Regulations regulations,
            ObjectProvider<Clock> clock) {
        this.nominations = nominations;
        this.counts = counts;
        this.api = api;
        this.shown = shown;
        this.desk = desk;
        this.organisation = organisation;
        this.units = units;
        this.accounts = accounts;
        this.regulations = regulations;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /**
     * A counter above the list.
     *
     * @param state null for all of them
     * @param count {@link NominationCounts#UNCOUNTED} where there is none to show
     */
    record Tab(@Nullable State state, int count, String link, boolean current) {}

    /** One step on the line of a route. */
    record Line(AwardLevel level, String body, List<RouteStep> steps) {}

    /** A criterion as it stood when the nomination was filed. */
    record Finding(
            Outcome outcome,
            Sentence demand,
            @Nullable String fact,
            @Nullable String legalRef) {}

    @GetMapping(LIST)
    String list(
            @RequestParam @Nullable State state,
            @RequestParam @Nullable String award,
            @RequestParam @Nullable AwardLevel level,
            @RequestParam @Nullable String unit,
            @RequestParam @Nullable String movement,
            @RequestParam @Nullable String q,
            SignedIn who,
            Paging paging,
            ReadAt at,
            Model model) {
        at.await(NominationsView.NAME);
        NominationFilter filter =
                new NominationFilter(state, blank(award), level, meant(unit, model), blank(movement), blank(q));
        Page<NominationVersion> page = Page.of(
                nominations.list(who, filter, paging, at),
                paging,
                version -> List.of(version.row().ref(), version.row().id()));
        List<NominationsApi.Item> items =
                page.items().stream().map(version -> api.item(version.row())).toList();
        Set<String> mine = clerkOf(who);
        model.addAttribute("filter", filter);
        model.addAttribute("unit", unit);
        model.addAttribute(
                "filtered",
                Stream.of(filter.award(), filter.level(), filter.unit(), filter.movement(), filter.q())
                        .anyMatch(Objects::nonNull));
        model.addAttribute("tabs", tabs(counts.of(who, filter, at), state));
        model.addAttribute("counted", NominationCounts.COUNTED);
        model.addAttribute("items", items);
        model.addAttribute("names", names(items));
        model.addAttribute("awards", awards());
        model.addAttribute("levels", AwardLevel.values());
        model.addAttribute("units", units.near(mine, today()));
        model.addAttribute("clerk", !mine.isEmpty() && !at.isPast());
        model.addAttribute(
                "first",
                paging.isFirst() ? null : here().replaceQueryParam("cursor").toUriString());
        model.addAttribute(
                "next",
                page.nextCursor() == null
                        ? null
                        : here().replaceQueryParam("cursor", page.nextCursor()).toUriString());
        return "nomination/list";
    }

    @GetMapping(LIST + "/{id}")
    String one(@PathVariable NominationId id, SignedIn who, ReadAt at, Model model) {
        at.await(NominationsView.NAME);
        NominationVersion version = nominations.dossier(who, id, at);
        NominationRow row = version.row();
        NominationSheet sheet =
                ShownNominations.sheet(row, shown.named(row.dossierRead().documents()));
        boolean theirs = !at.isPast() && desk.isTheirs(who, sheet);
        if (theirs && sheet.isOpen()) {
            return desk.show(who, sheet, model);
        }
        NominationsApi.View view = api.view(version);
        List<Line> route = route(view.route());
        model.addAttribute("sheet", sheet);
        model.addAttribute("view", view);
        model.addAttribute("route", route);
        model.addAttribute("next", view.next());
        model.addAttribute("since", since(view));
        model.addAttribute("findings", findings(row, view.verdicts()));
        model.addAttribute("names", organisation.queries().names(unitsOf(view), today()));
        model.addAttribute("people", accounts.namesOf(peopleOf(view)));
        model.addAttribute("mayWithdraw", theirs && !isOver(row.state()));
        model.addAttribute("past", at.isPast());
        return "nomination/one";
    }

    /** To be saved: a document of somebody else's making is never shown inside a page of ours. */
    @GetMapping(LIST + "/{id}/documents/{documentId}")
    ResponseEntity<Resource> document(
            @PathVariable NominationId id, @PathVariable DocumentId documentId, SignedIn who, ReadAt at) {
        return api.document(id, documentId, null, who, at);
    }

    private static boolean isOver(State state) {
        return switch (state) {
            case AWARDED, REJECTED, WITHDRAWN, LAPSED, REVOKED -> true;
            case DRAFT, SUBMITTED, IN_REVIEW, RETURNED, ON_HOLD, AWAITING_DECISION -> false;
        };
    }

    /** The step that is open was reached when the one before it was done, or when the nomination was filed. */
    private static @Nullable LocalDate since(NominationsApi.View view) {
        LocalDate since = view.submittedOn() == null ? view.draftedOn() : view.submittedOn();
        for (RouteStep step : view.route()) {
            if (step.state().isOpen()) {
                return since;
            }
            if (step.at() != null) {
                since = step.at();
            }
        }
        return since;
    }

    private static List<Line> route(List<RouteStep> steps) {
        List<Line> lines = new ArrayList<>();
        for (RouteStep step : steps) {
            Line last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
            if (last == null
                    || last.level() != step.level()
                    || !last.body().equals(step.body().value())) {
                last = new Line(step.level(), step.body().value(), new ArrayList<>());
                lines.add(last);
            }
            last.steps().add(step);
        }
        return lines;
    }

    private List<Finding> findings(NominationRow row, List<Verdict> verdicts) {
        if (row.regulation() == null) {
            return List.of();
        }
        Regulation regulation = regulations.byId(row.regulation());
        Map<String, Sentence> demands = new LinkedHashMap<>();
        Stream.concat(
                        regulation.text().clauses().stream(),
                        regulation.award(row.award()).stream().flatMap(award -> award.criteria().stream()))
                .forEach(clause -> demands.put(clause.clause(), clause.sentence()));
        return verdicts.stream()
                .map(verdict -> new Finding(
                        verdict.outcome(),
                        demands.getOrDefault(verdict.clause(), new Sentence(verdict.clause(), verdict.clause())),
                        verdict.fact(),
                        verdict.legalRef()))
                .toList();
    }

    private static Set<String> unitsOf(NominationsApi.View view) {
        Set<String> all = new HashSet<>(List.of(view.recipientUnit(), view.proposedBy()));
        view.route().forEach(step -> all.add(step.body().value()));
        Next next = view.next();
        if (next != null) {
            all.add(next.body().value());
        }
        return all;
    }

    private static Set<String> peopleOf(NominationsApi.View view) {
        return view.route().stream()
                .flatMap(step -> Stream.of(step.actor(), step.onBehalfOf()))
                .filter(Objects::nonNull)
                .map(person -> Objects.requireNonNull(person).value())
                .collect(Collectors.toSet());
    }

    private Map<String, String> names(Collection<NominationsApi.Item> items) {
        Set<String> all = new HashSet<>();
        for (NominationsApi.Item item : items) {
            all.add(item.recipientUnit());
            all.add(item.proposedBy());
            Next next = item.next();
            if (next != null) {
                all.add(next.body().value());
            }
        }
        return organisation.queries().names(all, today());
    }

    /** Every award of every regime, under its newest name: the list reaches back over all of them. */
    private Map<String, Sentence> awards() {
        Map<String, Sentence> awards = new LinkedHashMap<>();
        for (Regulation regulation : regulations.all()) {
            for (AwardRule award : regulation.awards()) {
                awards.put(award.code(), award.name());
            }
        }
        return awards;
    }

    private Set<String> clerkOf(SignedIn who) {
        return organisation.queries().heldForReading(who.person(), today()).stream()
                .filter(office -> office.kind() == OfficeKind.SUBMITTER)
                .map(HeldOffice::unit)
                .map(UnitId::value)
                .collect(Collectors.toSet());
    }

    private static List<Tab> tabs(Map<State, Integer> counts, @Nullable State current) {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(new Tab(
                null,
                counts.containsValue(NominationCounts.UNCOUNTED)
                        ? NominationCounts.UNCOUNTED
                        : counts.values().stream().mapToInt(Integer::intValue).sum(),
                here().replaceQueryParam("cursor").replaceQueryParam("state").toUriString(),
                current == null));
        counts.forEach((state, count) -> {
            if (count != 0 || state == current) {
                tabs.add(new Tab(
                        state,
                        count,
                        here().replaceQueryParam("cursor")
                                .replaceQueryParam("state", state)
                                .toUriString(),
                        state == current));
            }
        });
        return tabs;
    }

    private static ServletUriComponentsBuilder here() {
        ServletUriComponentsBuilder here = ServletUriComponentsBuilder.fromCurrentRequest();
        here.scheme(null).host(null).port(null).replaceQueryParam("after");
        return here;
    }

    private @Nullable UnitId meant(@Nullable String unit, Model model) {
        if (unit == null || unit.isBlank()) {
            return null;
        }
        try {
            return units.meant(unit, today(), "/unit");
        } catch (Refusal refused) {
            model.addAttribute("misunderstood", refused.defects().get(0).message());
            return null;
        }
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ApiWrite.ZONE);
    }
}
