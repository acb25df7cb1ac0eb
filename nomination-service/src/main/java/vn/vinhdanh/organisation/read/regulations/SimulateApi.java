package vn.vinhdanh.organisation.read.regulations;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.approval.Stage;
import vn.vinhdanh.events.approval.Step;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.organisation.OwnOrganisation;
import vn.vinhdanh.regulations.AwardRule;
import vn.vinhdanh.regulations.Candidate;
import vn.vinhdanh.regulations.ClauseVerdict;
import vn.vinhdanh.regulations.DossierItem;
import vn.vinhdanh.regulations.Eligibility;
import vn.vinhdanh.regulations.Regulation;
import vn.vinhdanh.regulations.Regulations;
import vn.vinhdanh.regulations.Route;

/** What would become of a nomination on a day: nothing is written. */
@RestController
class SimulateApi {

    private final Regulations regulations;
    private final OwnOrganisation organisation;

    SimulateApi(Regulations regulations, OwnOrganisation organisation) {
        this.regulations = regulations;
        this.organisation = organisation;
    }

    record Question(
            @NotBlank String award,
            @NotNull RecipientKind recipientKind,
            @NotNull UnitId recipientUnit,
            @NotNull UnitId proposedBy,
            @Nullable CommendationType commendationType,
            @NotNull LocalDate on,
            @Nullable Facts facts) {}

    /**
     * @param required whether it must be there at submission, as far as the facts say
     * @param document the item with name, article and mark
     */
    record Required(boolean required, DossierItem document) {}

    /** @param dueOn the last day of the route where every step has a clock; null otherwise */
    record Answer(
            String regulation,
            boolean eligible,
            @Nullable AwardLevel level,
            List<ClauseVerdict> clauses,
            List<Stage> route,
            List<Required> dossier,
            @Nullable LocalDate dueOn) {}

    @PostMapping("/api/v1/regulations:simulate")
    Answer simulate(@RequestBody @Valid Question question, SignedIn who) {
        LocalDate on = question.on();
        Regulation regulation = regulations.inForce(on);
        known(question);
        AwardRule award = regulation.nominable(question.award(), question.recipientKind());
        Route route =
                Route.of(regulation, award, question.proposedBy(), on, organisation.queries(), organisation.queries());
        Candidate candidate = new Candidate(
                question.recipientKind(),
                question.commendationType() == null ? CommendationType.CONG_TRANG : question.commendationType(),
                question.facts() == null ? Facts.none() : question.facts(),
                on);
        Eligibility eligibility = regulation.evaluate(award, candidate);
        List<String> missing = regulation.missing(award, candidate, Set.of(), null, List.of()).stream()
                .map(Defect::code)
                .toList();
        return new Answer(
                regulation.id(),
                eligibility.eligible(),
                route.level(),
                eligibility.clauses(),
                route.stages(),
                regulation.dossier(award, candidate).stream()
                        .map(item -> new Required(missing.contains("DOCUMENT_MISSING_" + item.item()), item))
                        .toList(),
                dueOn(route, on));
    }

    private void known(Question question) {
        List<Defect> defects = new ArrayList<>();
        exists(question.recipientUnit(), "/recipientUnit", question.on(), defects);
        exists(question.proposedBy(), "/proposedBy", question.on(), defects);
        if (!defects.isEmpty()) {
            throw new Refusal(Refusal.Kind.RULE, defects);
        }
    }

    private void exists(UnitId unit, String pointer, LocalDate on, List<Defect> defects) {
        if (organisation.queries().unit(unit, on).isEmpty()) {
            defects.add(Defect.of(
                            "UNIT_UNKNOWN",
                            "Không có đơn vị %s vào ngày %s.".formatted(unit.value(), on),
                            "There is no unit %s on %s.".formatted(unit.value(), on))
                    .at(pointer));
        }
    }

    private @Nullable LocalDate dueOn(Route route, LocalDate on) {
        int days = 0;
        for (Stage stage : route.stages()) {
            for (Step step : stage.steps()) {
                if (step.workingDays() == null) {
                    return null;
                }
                days += step.workingDays();
            }
        }
        return regulations.workingDays().plus(on, days);
    }
}
