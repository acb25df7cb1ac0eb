package vn.vinhdanh.nomination.write.propose;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.access.reading.Unrecorded;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.regulations.AwardRule;
import vn.vinhdanh.regulations.Regulations;

/** What the law would say to a proposal that nobody makes: typed as one is, and addressed, so that it can be shown to others. */
@PageController
@Unrecorded
class SimulatorPage {

    private final ProposalTyping typing;
    private final ProposalForms forms;
    private final ProposalDay days;
    private final Regulations regulations;

    SimulatorPage(ProposalTyping typing, ProposalForms forms, ProposalDay days, Regulations regulations) {
        this.typing = typing;
        this.forms = forms;
        this.days = days;
        this.regulations = regulations;
    }

    @GetMapping("/regulations/simulator")
    String simulator(
            @ModelAttribute(ProposalForms.TYPED) TypedProposal typed,
            @RequestParam @Nullable LocalDate on,
            SignedIn who,
            Model model) {
        LocalDate day = on == null ? days.today() : on;
        List<Defect> misunderstood = new ArrayList<>();
        Facts facts = typing.facts(typed, misunderstood);
        check(typed.proposedBy(), day, "/proposedBy", misunderstood);
        check(typed.recipientUnit(), day, "/recipientUnit", misunderstood);
        try {
            model.addAttribute(
                    "awards",
                    regulations.inForce(day).awards().stream()
                            .filter(award -> award.existsOn(day))
                            .collect(Collectors.groupingBy(AwardRule::kind, LinkedHashMap::new, Collectors.toList())));
            if (misunderstood.isEmpty()) {
                forms.stand(who, typed, null, day, model);
            }
        } catch (Refusal none) {
            misunderstood.addAll(none.defects());
        }
        forms.choices(model);
        model.addAttribute("misunderstood", misunderstood);
        model.addAttribute("stated", !facts.equals(Facts.none()));
        model.addAttribute("on", day);
        return "nomination/simulator";
    }

    private void check(@Nullable String unit, LocalDate on, String pointer, List<Defect> misunderstood) {
        if (!TypedProposal.blank(unit)) {
            typing.unit(unit, on, pointer, misunderstood);
        }
    }
}
