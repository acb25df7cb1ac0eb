package vn.vinhdanh.nomination.write.propose;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.access.reading.Unrecorded;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.organisation.Simulation;
import vn.vinhdanh.organisation.Simulation.Standing;
import vn.vinhdanh.organisation.UnitChoices;
import vn.vinhdanh.organisation.UnitChoices.Choice;
import vn.vinhdanh.regulations.AwardRule;
import vn.vinhdanh.regulations.Regulations;

/** What the law would say to a proposal that nobody makes: typed as one is, and addressed, so that it can be shown to others. */
@PageController
@Unrecorded
class SimulatorPage {

    private final ProposalTyping typing;
    private final ProposalForms forms;
    private final ProposalDay days;
    private final Simulation simulation;
    private final Regulations regulations;
    private final UnitChoices units;

    SimulatorPage(
            ProposalTyping typing,
            ProposalForms forms,
            ProposalDay days,
            Simulation simulation,
            Regulations regulations,
            UnitChoices units) {
        this.typing = typing;
        this.forms = forms;
        this.days = days;
        this.simulation = simulation;
        this.regulations = regulations;
        this.units = units;
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
        UnitId proposing = unit(typed.proposedBy(), day, "/proposedBy", misunderstood);
        UnitId recipients = unit(typed.recipientUnit(), day, "/recipientUnit", misunderstood);
        RecipientKind kind = ProposalForms.oneOf(RecipientKind.class, typed.recipientKind());
        CommendationType occasion = ProposalForms.oneOf(CommendationType.class, typed.commendationType());
        try {
            model.addAttribute(
                    "awards",
                    regulations.inForce(day).awards().stream()
                            .filter(award -> award.existsOn(day))
                            .collect(Collectors.groupingBy(AwardRule::kind, LinkedHashMap::new, Collectors.toList())));
            if (!TypedProposal.blank(typed.award()) && kind != null && misunderstood.isEmpty()) {
                Standing standing = simulation.of(new Simulation.Question(
                        Objects.requireNonNull(typed.award()),
                        kind,
                        recipients,
                        proposing,
                        occasion == null ? CommendationType.CONG_TRANG : occasion,
                        day,
                        facts,
                        null,
                        null));
                Set<String> bodies = standing.route().stream()
                        .map(stage -> stage.body().value())
                        .collect(Collectors.toSet());
                model.addAttribute("standing", standing);
                model.addAttribute(
                        "names", units.named(bodies, day).stream().collect(Collectors.toMap(Choice::id, Choice::name)));
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

    private @Nullable UnitId unit(@Nullable String typed, LocalDate on, String pointer, List<Defect> misunderstood) {
        return TypedProposal.blank(typed) ? null : typing.unit(typed, on, pointer, misunderstood);
    }
}
