package vn.vinhdanh.approval.read.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vinhdanh.access.account.Accounts;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.approval.read.cases.CaseJson.StepJson;
import vn.vinhdanh.approval.read.inbox.RunThrough;
import vn.vinhdanh.audit.read.timeline.Timeline;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.regulations.Regulation;
import vn.vinhdanh.regulations.Regulations;

/** One case: the dossier on the left, what is to be done with it on the right. */
@PageController
class CasePage {

    private final CaseApi cases;
    private final Offices offices;
    private final Accounts accounts;
    private final Regulations regulations;
    private final Timeline timeline;
    private final RunThrough runThrough;
    private final TransferPage transfers;

    CasePage(
            CaseApi cases,
            Offices offices,
            Accounts accounts,
            Regulations regulations,
            Timeline timeline,
            RunThrough runThrough,
            TransferPage transfers) {
        this.cases = cases;
        this.offices = offices;
        this.accounts = accounts;
        this.regulations = regulations;
        this.timeline = timeline;
        this.runThrough = runThrough;
        this.transfers = transfers;
    }

    enum Tab {
        DOSSIER,
        REVIEW,
        VOTES,
        CONSULTATION,
        DOCUMENTS,
        HISTORY
    }

    /** One stage of the route, as a line of steps. */
    record StageLine(AwardLevel level, String body, List<StepJson> steps) {}

    /** What follows once the present step is done. */
    record Following(StepKind step, String body, @Nullable LocalDate due) {}

    /**
     * Whose turn it is, and what the viewer can do about it.
     *
     * @param step whether the step is theirs to do, and nobody else works on it
     * @param head whether they head the body
     * @param releases whether they may leave it to the others, where somebody works on it
     * @param chooses whether they are to say who goes on with the case
     */
    record Turn(boolean step, boolean head, boolean decides, boolean releases, boolean chooses, List<String> holders) {

        static final Turn NOBODYS = new Turn(false, false, false, false, false, List.of());
    }

    /** The case as it stood on a business date: after the last act that is dated on it or before. */
    @GetMapping(path = "/cases/{nomination}", params = "on")
    String on(
            @PathVariable NominationId nomination,
            @RequestParam LocalDate on,
            @RequestParam(defaultValue = "DOSSIER") Tab tab,
            SignedIn who) {
        cases.get(nomination, ReadAt.now(), who); // or it is not there for them
        long position = timeline.of(nomination).stream()
                .filter(entry -> !entry.on().isAfter(on))
                .mapToLong(Timeline.Entry::position)
                .max()
                .orElseThrow(() -> Refusal.notFound(
                        "Đến ngày đó chưa có gì được ghi về hồ sơ này.",
                        "By that day nothing had happened to this case."));
        String path = "/cases/" + nomination.value();
        return "redirect:"
                + (tab == Tab.HISTORY
                        ? path + "/history?position=" + position
                        : path + "?tab=" + tab + "&position=" + position);
    }

    @GetMapping(path = "/cases/{nomination}", params = "!on")
    String show(
            @PathVariable NominationId nomination,
            @RequestParam(defaultValue = "DOSSIER") Tab tab,
            @RequestParam(required = false) @Nullable String run,
            @RequestParam(defaultValue = "") String q,
            ReadAt at,
            SignedIn who,
            Model model) {
        CaseJson found;
        try {
            found = Objects.requireNonNull(cases.get(nomination, at, who).getBody());
        } catch (Refusal hidden) {
            if (transfers.awaits(nomination, who)) {
                return "redirect:/cases/" + nomination.value() + "/transfer";
            }
            throw hidden;
        }
        LocalDate today = offices.today();
        Map<String, String> units = units(found, today);
        model.addAttribute("case", found);
        model.addAttribute("run", runThrough.at(nomination, run, q, at, who));
        model.addAttribute("tab", tab);
        model.addAttribute("moments", at.isPast() ? timeline.of(nomination) : null);
        model.addAttribute("units", units);
        model.addAttribute("people", accounts.namesOf(actors(found)));
        model.addAttribute("route", route(found, units));
        Regulation regulation = regulations.byId(found.regulation(), found.edition());
        model.addAttribute("clauses", clauses(regulation, found.award()));
        model.addAttribute("dossier", dossier(regulation, found.award()));
        model.addAttribute("turn", at.isPast() ? null : turn(found, who, today));
        model.addAttribute("following", following(found, units, today));
        return "approval/case";
    }

    private Map<String, String> units(CaseJson found, LocalDate today) {
        return offices.organisation()
                .names(
                        Stream.concat(
                                        Stream.of(found.recipientUnit(), found.proposedBy()),
                                        found.route().stream().map(StepJson::body))
                                .collect(Collectors.toSet()),
                        today);
    }

    private static Collection<String> actors(CaseJson found) {
        Set<String> actors = new HashSet<>();
        found.route()
                .forEach(step -> Stream.of(Optional.ofNullable(step.actor()), Optional.ofNullable(step.onBehalfOf()))
                        .flatMap(Optional::stream)
                        .forEach(actors::add));
        if (found.next() != null && found.next().takenBy() != null) {
            actors.add(found.next().takenBy());
        }
        return actors;
    }

    private static List<StageLine> route(CaseJson found, Map<String, String> units) {
        Map<AwardLevel, List<StepJson>> stages = new LinkedHashMap<>();
        found.route().forEach(step -> stages.computeIfAbsent(step.level(), level -> new ArrayList<>())
                .add(step));
        return stages.values().stream()
                .map(steps -> new StageLine(
                        steps.get(0).level(),
                        Objects.requireNonNull(units.get(steps.get(0).body())),
                        steps))
                .toList();
    }

    private Turn turn(CaseJson found, SignedIn who, LocalDate today) {
        CaseJson.NextJson next = found.next();
        if (next == null || found.state() == CaseState.RETURNED) {
            return Turn.NOBODYS;
        }
        UnitId body = new UnitId(next.body());
        if (next.office() == OfficeKind.ADMINISTRATOR) {
            boolean chooses =
                    offices.find(who, OfficeKind.ADMINISTRATOR, body, today).isPresent();
            return new Turn(
                    false, false, false, false, chooses, names(offices.holders(OfficeKind.ADMINISTRATOR, body, today)));
        }
        OfficeKind office = next.step().office();
        String worker = next.takenBy();
        boolean own = who.person().value().equals(worker);
        boolean head = offices.find(who, OfficeKind.HEAD, body, today).isPresent();
        boolean mine =
                offices.find(who, office, body, today).isPresent() || head && offices.isVacant(office, body, today);
        boolean decides = found.route().stream()
                .anyMatch(step -> step.body().equals(next.body()) && step.step() == StepKind.HEAD && step.decides());
        return new Turn(
                mine && (worker == null || own),
                head,
                decides,
                worker != null && (own || head),
                false,
                names(offices.holders(office, body, today)));
    }

    private List<String> names(List<PersonId> persons) {
        return List.copyOf(
                accounts.namesOf(persons.stream().map(PersonId::value).toList()).values());
    }

    private @Nullable Following following(CaseJson found, Map<String, String> units, LocalDate today) {
        return found.route().stream()
                .dropWhile(step -> step.state() != StepRow.StepState.CURRENT)
                .skip(1)
                .findFirst()
                .map(step -> new Following(
                        step.step(), Objects.requireNonNull(units.get(step.body())), due(step.workingDays(), today)))
                .orElse(null);
    }

    /** None where no clock is set, or where the holidays of that year are not known yet. */
    private @Nullable LocalDate due(@Nullable Integer workingDays, LocalDate today) {
        try {
            return workingDays == null ? null : regulations.workingDays().plus(today, workingDays);
        } catch (Refusal unknownYear) {
            return null;
        }
    }

    /** The sentences of the clauses by their names, as the pinned regulation has them; alternatives by theirs. */
    private static Map<String, Sentence> clauses(Regulation regulation, String award) {
        Map<String, Sentence> sentences = new LinkedHashMap<>();
        Stream.concat(
                        regulation.text().clauses().stream(),
                        regulation.award(award).stream().flatMap(rule -> rule.criteria().stream()))
                .flatMap(clause -> Stream.concat(Stream.of(clause), clause.oneOf().stream()))
                .forEach(clause -> sentences.putIfAbsent(clause.clause(), clause.sentence()));
        return sentences;
    }

    private static Map<String, Sentence> dossier(Regulation regulation, String award) {
        Map<String, Sentence> names = new LinkedHashMap<>();
        Stream.concat(
                        regulation.award(award).stream().flatMap(rule -> rule.dossier().stream()),
                        regulation.text().dossiers().values().stream().flatMap(List::stream))
                .forEach(item -> names.putIfAbsent(item.item(), item.name()));
        return names;
    }
}
