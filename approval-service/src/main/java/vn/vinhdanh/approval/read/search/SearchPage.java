package vn.vinhdanh.approval.read.search;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.office.Sight;
import vn.vinhdanh.approval.read.Folding;
import vn.vinhdanh.approval.read.search.SearchRepository.FoundAward;
import vn.vinhdanh.approval.read.search.SearchRepository.FoundCase;
import vn.vinhdanh.approval.read.search.SearchRepository.FoundDecision;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;

/** The search field above every page. Of each kind the first twenty are shown; more words find fewer. */
@PageController
class SearchPage {

    private static final int SHOWN = 20;
    private static final int LONGEST_QUESTION = 200;

    private final SearchRepository search;
    private final Offices offices;

    SearchPage(SearchRepository search, Offices offices) {
        this.search = search;
        this.offices = offices;
    }

    /** @param more whether there are others */
    record Group<T>(List<T> items, boolean more) {

        static <T> Group<T> of(List<T> found) {
            return new Group<>(found.stream().limit(SHOWN).toList(), found.size() > SHOWN);
        }
    }

    @GetMapping("/search")
    String search(@RequestParam(defaultValue = "") String q, SignedIn who, Model model) {
        if (q.length() > LONGEST_QUESTION) {
            throw Refusal.malformed(Defect.of(
                            "TOO_LONG",
                            "Câu hỏi dài quá %d ký tự.".formatted(LONGEST_QUESTION),
                            "The question is longer than %d characters.".formatted(LONGEST_QUESTION))
                    .at("?q"));
        }
        LocalDate today = offices.today();
        Sight sight = offices.sight(who, today);
        String question = Folding.question(q);
        boolean asked = !question.isEmpty();
        Group<FoundCase> cases = Group.of(asked ? search.cases(question, sight, SHOWN + 1) : List.of());
        Group<FoundDecision> decisions = Group.of(asked ? search.decisions(q, sight, SHOWN + 1) : List.of());
        Group<FoundAward> awards = Group.of(asked ? search.awards(question, SHOWN + 1) : List.of());
        model.addAttribute("query", q.strip());
        model.addAttribute("asked", asked);
        model.addAttribute("cases", cases);
        model.addAttribute("decisions", decisions);
        model.addAttribute("awards", awards);
        model.addAttribute(
                "units",
                offices.organisation()
                        .names(
                                Stream.concat(
                                                cases.items().stream().map(FoundCase::unit),
                                                decisions.items().stream().map(FoundDecision::body))
                                        .distinct()
                                        .toList(),
                                today));
        return "approval/search";
    }
}
