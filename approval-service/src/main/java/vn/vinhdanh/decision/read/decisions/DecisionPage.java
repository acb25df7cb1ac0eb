package vn.vinhdanh.decision.read.decisions;

import java.time.LocalDate;
import java.util.HashSet;
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
import org.springframework.web.util.UriComponentsBuilder;
import vn.vinhdanh.access.account.Accounts;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.read.Versions;
import vn.vinhdanh.decision.read.decisions.DecisionApi.DecisionJson;
import vn.vinhdanh.decision.read.decisions.DecisionApi.ItemJson;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.UnitId;

/** Decisions: what is decided over which cases, by whom, and what the signed document says. */
@PageController
class DecisionPage {

    private static final int MOST_WAITING = 500;

    private final DecisionApi decisions;
    private final Versions versions;
    private final Offices offices;
    private final Accounts accounts;

    DecisionPage(DecisionApi decisions, Versions versions, Offices offices, Accounts accounts) {
        this.decisions = decisions;
        this.versions = versions;
        this.offices = offices;
        this.accounts = accounts;
    }

    /** A case that its body's head can decide. */
    record Candidate(
            String nomination, String ref, String award, String kind, String recipient, String unit, String level) {

        static Candidate of(Object[] row) {
            return new Candidate(
                    (String) row[0],
                    (String) row[1],
                    (String) row[2],
                    (String) row[3],
                    (String) row[4],
                    (String) row[5],
                    (String) row[6]);
        }
    }

    @GetMapping("/decisions")
    String list(
            @RequestParam(required = false) @Nullable AwardLevel level,
            Paging paging,
            ReadAt at,
            SignedIn who,
            Model model) {
        Page<DecisionJson> page = decisions.list(level, paging, at, who);
        LocalDate today = offices.today();
        model.addAttribute("decisions", page.items());
        model.addAttribute("level", level);
        model.addAttribute("levels", AwardLevel.values());
        model.addAttribute(
                "units",
                offices.organisation()
                        .names(page.items().stream().map(DecisionJson::body).collect(Collectors.toSet()), today));
        model.addAttribute("decides", !headed(who, today).isEmpty());
        model.addAttribute("first", paging.isFirst() ? null : link(level, null));
        model.addAttribute("next", page.nextCursor() == null ? null : link(level, page.nextCursor()));
        return "decision/decisions";
    }

    /**
     * @param body whose head decides; the first one that the viewer heads by default
     * @param chosen cases that are in it from the start; all that wait where none is named
     */
    @GetMapping("/decisions/new")
    String draft(
            @RequestParam(required = false) @Nullable UnitId body,
            @RequestParam(name = "case", required = false) @Nullable List<String> chosen,
            SignedIn who,
            Model model) {
        LocalDate today = offices.today();
        List<String> bodies = headed(who, today);
        String of = body != null ? body.value() : bodies.stream().findFirst().orElse("");
        List<Candidate> waiting = versions.rows(
                "select c.nomination, c.ref, c.award, c.recipient_kind, c.recipient, c.recipient_unit, c.level"
                        + " from approval.inbox i join approval.cases c on c.nomination = i.nomination"
                        + " and c.valid_to = 9223372036854775807 join approval.case_progress p"
                        + " on p.nomination = i.nomination and p.valid_to = 9223372036854775807"
                        + " where i.body = :body and i.office = 'HEAD' and i.step = 'HEAD' and i.stage_level = c.level"
                        + " and i.state = 'AWAITING_DECISION' and p.decision is null"
                        + " and i.valid_to = 9223372036854775807 order by c.award, i.nomination limit " + MOST_WAITING,
                Map.of("body", bodies.contains(of) ? of : ""),
                Candidate::of);
        Set<String> units = waiting.stream().map(Candidate::unit).collect(Collectors.toSet());
        units.addAll(bodies);
        model.addAttribute("body", of);
        model.addAttribute("bodies", bodies);
        model.addAttribute("waiting", waiting);
        model.addAttribute("chosen", chosen == null ? Set.of() : Set.copyOf(chosen));
        model.addAttribute("today", today);
        model.addAttribute("units", offices.organisation().names(units, today));
        return "decision/decision-new";
    }

    @GetMapping("/decisions/{decision}")
    String show(@PathVariable DecisionId decision, ReadAt at, SignedIn who, Model model) {
        fill(decision, at, who, model);
        return "decision/decision";
    }

    /** The decision as a document to print. */
    @GetMapping("/decisions/{decision}/document")
    String document(@PathVariable DecisionId decision, ReadAt at, SignedIn who, Model model) {
        fill(decision, at, who, model);
        return "decision/document";
    }

    private void fill(DecisionId decision, ReadAt at, SignedIn who, Model model) {
        DecisionJson found =
                Objects.requireNonNull(decisions.get(decision, at, who).getBody());
        LocalDate date = found.date() == null ? offices.today() : found.date();
        Set<String> units = new HashSet<>();
        units.add(found.body());
        Objects.requireNonNull(found.items()).stream()
                .map(ItemJson::recipientUnit)
                .forEach(units::add);
        String signer = found.signer();
        model.addAttribute("decision", found);
        model.addAttribute("units", offices.organisation().names(units, date));
        model.addAttribute(
                "signer",
                signer == null ? null : accounts.namesOf(Set.of(signer)).getOrDefault(signer, signer));
        model.addAttribute(
                "head",
                !at.isPast()
                        && offices.find(who, OfficeKind.HEAD, new UnitId(found.body()), offices.today())
                                .isPresent());
        model.addAttribute("today", offices.today());
    }

    private List<String> headed(SignedIn who, LocalDate on) {
        return offices.seats(who, on).stream()
                .filter(seat -> seat.office() == OfficeKind.HEAD)
                .map(seat -> seat.body().value())
                .filter(body -> offices.isHead(who.person(), new UnitId(body), on))
                .distinct()
                .toList();
    }

    private static String link(@Nullable AwardLevel level, @Nullable String cursor) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/decisions");
        if (level != null) {
            link.queryParam("level", level);
        }
        if (cursor != null) {
            link.queryParam("cursor", cursor);
        }
        return link.toUriString();
    }
}
