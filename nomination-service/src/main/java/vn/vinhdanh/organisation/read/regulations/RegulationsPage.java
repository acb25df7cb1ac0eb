package vn.vinhdanh.organisation.read.regulations;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.access.reading.Unrecorded;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.regulations.AwardRule;
import vn.vinhdanh.regulations.Regulation;
import vn.vinhdanh.regulations.RegulationDiff;
import vn.vinhdanh.regulations.Regulations;

/** The law as it was on any day, each value with where it was read; and what changed. */
@PageController
@Unrecorded
class RegulationsPage {

    private final Regulations regulations;
    private final Clock clock;

    RegulationsPage(Regulations regulations, ObjectProvider<Clock> clock) {
        this.regulations = regulations;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    @GetMapping("/regulations")
    String byDay(@RequestParam @Nullable LocalDate on, SignedIn who, Model model) {
        LocalDate day = on == null ? today() : on;
        model.addAttribute("on", day);
        try {
            return shown(regulations.inForce(day), model);
        } catch (Refusal none) {
            model.addAttribute("none", none.defects().get(0).message());
            model.addAttribute("all", regulations.all());
            return "organisation/regulations";
        }
    }

    @GetMapping("/regulations/{id}")
    String one(@PathVariable String id, SignedIn who, Model model) {
        return shown(regulations.byId(id), model);
    }

    @GetMapping("/regulations/{id}/{award}")
    String award(@PathVariable String id, @PathVariable String award, SignedIn who, Model model) {
        Regulation regulation = regulations.byId(id);
        AwardRule rule = regulation
                .award(award)
                .orElseThrow(() -> Refusal.notFound(
                        "Quy định này không có danh hiệu, hình thức đó.", "This regulation has no such award."));
        model.addAttribute("regulation", regulation);
        model.addAttribute("award", rule);
        model.addAttribute("sections", AwardSections.of(regulation, rule));
        model.addAttribute("sources", regulations.sources());
        model.addAttribute(
                "others",
                regulations.all().stream()
                        .filter(other ->
                                !other.id().equals(id) && other.award(award).isPresent())
                        .toList());
        return "organisation/award";
    }

    /**
     * A difference as people read it.
     *
     * @param field its path in words
     */
    record Change(
            List<String> field,
            @Nullable Object from,
            @Nullable Object to) {}

    record Changed(RegulationDiff.AwardChange award, List<Change> changes) {}

    @GetMapping("/regulations/diff")
    String diff(@RequestParam @Nullable String from, @RequestParam @Nullable String to, SignedIn who, Model model) {
        List<Regulation> all = regulations.all();
        String later = to == null || to.isBlank() ? all.get(all.size() - 1).id() : to;
        String earlier = from == null || from.isBlank()
                ? all.get(Math.max(0, all.size() - 2)).id()
                : from;
        RegulationDiff diff = regulations.diff(earlier, later);
        model.addAttribute("all", all);
        model.addAttribute("from", regulations.byId(earlier));
        model.addAttribute("to", regulations.byId(later));
        model.addAttribute("rules", changes(diff.rules()));
        model.addAttribute(
                "awards",
                diff.awards().stream()
                        .map(award -> new Changed(
                                award,
                                award.kind() == RegulationDiff.Kind.CHANGED ? changes(award.changes()) : List.of()))
                        .toList());
        return "organisation/diff";
    }

    private String shown(Regulation regulation, Model model) {
        model.addAttribute("regulation", regulation);
        model.addAttribute("all", regulations.all());
        model.addAttribute(
                "awards",
                regulation.awards().stream()
                        .collect(Collectors.groupingBy(AwardRule::kind, LinkedHashMap::new, Collectors.toList())));
        model.addAttribute("sections", AwardSections.of(regulation));
        model.addAttribute("sources", regulations.sources());
        return "organisation/regulations";
    }

    /** A sentence changes in both languages; the page shows the reader's own. */
    private static List<Change> changes(List<RegulationDiff.Change> changes) {
        String other = "en".equals(LocaleContextHolder.getLocale().getLanguage()) ? "/vi" : "/en";
        return changes.stream()
                .filter(change -> !change.field().endsWith(other))
                .map(change -> new Change(List.of(change.field().split("/")), change.from(), change.to()))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ApiWrite.ZONE);
    }
}
