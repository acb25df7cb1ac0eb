package vn.vinhdanh.approval.read.conflicts;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vinhdanh.access.account.Accounts;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.organisation.HeldOffice;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.read.Folding;
import vn.vinhdanh.approval.read.cases.VisibleCases;
import vn.vinhdanh.approval.read.search.SearchRepository;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.UnitId;

/** One's own conflicts of interest, a form to declare one, and for a head those that are theirs to lift. */
@PageController
class ConflictsPage {

    /** Reasons that have a word of their own; the API takes others too. */
    private static final Set<String> WORDS =
            Set.of("RELATIVE", "INTEREST", "DISPUTE", "NO_RELATION", "RELATION_ENDED", "OTHER");

    private static final int FOUND = 10;

    private final ConflictQueries conflicts;
    private final VisibleCases cases;
    private final SearchRepository search;
    private final Offices offices;
    private final Accounts accounts;

    ConflictsPage(
            ConflictQueries conflicts,
            VisibleCases cases,
            SearchRepository search,
            Offices offices,
            Accounts accounts) {
        this.conflicts = conflicts;
        this.cases = cases;
        this.search = search;
        this.offices = offices;
        this.accounts = accounts;
    }

    /** One conflict as it is shown. */
    record Line(
            String id,
            String declarer,
            String about,
            String code,
            @Nullable String text,
            @Nullable String legalRef,
            LocalDate declaredOn,
            @Nullable LocalDate liftedOn,
            @Nullable String lifter,
            @Nullable String liftText) {}

    /** @param nomination of the case that gives rise to the declaration */
    @GetMapping("/conflicts")
    String show(
            @RequestParam(name = "case", required = false) @Nullable NominationId nomination,
            @RequestParam(defaultValue = "") String q,
            ReadAt at,
            SignedIn who,
            Model model) {
        at.await(ConflictsView.NAME);
        LocalDate today = offices.today();
        List<ConflictEntity> own = conflicts.of(who.person(), at);
        List<ConflictEntity> others =
                at.isPast() ? List.of() : conflicts.inBodies(headed(who, today), who.person(), today, at);
        Map<String, String> names =
                names(Stream.concat(own.stream(), others.stream()).toList(), today);
        model.addAttribute("own", own.stream().map(row -> line(row, names)).toList());
        model.addAttribute(
                "others", others.stream().map(row -> line(row, names)).toList());
        model.addAttribute("heads", !headed(who, today).isEmpty());
        model.addAttribute("words", WORDS);
        model.addAttribute("declares", !at.isPast() && offices.own(who, today).isPresent());
        model.addAttribute("past", at.isPast());
        VisibleCases.About about =
                nomination == null ? null : cases.about(nomination, who, at).orElseThrow(Offices::unknownCase);
        model.addAttribute("case", about);
        model.addAttribute("q", q);
        String question = Folding.question(q);
        model.addAttribute(
                "found", question.isEmpty() ? null : search.cases(question, offices.sight(who, today), FOUND));
        model.addAttribute(
                "units",
                about == null
                        ? Map.of()
                        : offices.organisation().names(List.of(about.recipientUnit(), about.proposedBy()), today));
        return "approval/conflicts";
    }

    private Set<UnitId> headed(SignedIn who, LocalDate today) {
        return offices.organisation().held(who.person(), today).stream()
                .filter(held -> held.kind() == OfficeKind.HEAD)
                .map(HeldOffice::unit)
                .collect(Collectors.toSet());
    }

    /** Of persons and units alike, by their ids. */
    private Map<String, String> names(List<ConflictEntity> rows, LocalDate today) {
        Set<String> about = rows.stream()
                .map(row -> row.aboutPerson)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, String> names = new HashMap<>(offices.organisation()
                .names(
                        rows.stream()
                                .map(row -> row.aboutUnit)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()),
                        today));
        names.putAll(conflicts.nominees(about));
        names.putAll(accounts.namesOf(Stream.concat(
                        about.stream().filter(person -> !names.containsKey(person)),
                        rows.stream().flatMap(row -> Stream.of(row.person, row.liftedBy)))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet())));
        return names;
    }

    private static Line line(ConflictEntity row, Map<String, String> names) {
        String about = row.aboutPerson == null ? Objects.requireNonNull(row.aboutUnit) : row.aboutPerson;
        return new Line(
                row.conflict,
                names.getOrDefault(row.person, "–"),
                names.getOrDefault(about, "–"),
                row.code,
                row.text,
                row.legalRef,
                row.declaredOn,
                row.liftedOn,
                row.liftedBy == null ? null : names.getOrDefault(row.liftedBy, "–"),
                row.liftText);
    }
}
