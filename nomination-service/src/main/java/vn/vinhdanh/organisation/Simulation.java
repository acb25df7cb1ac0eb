package vn.vinhdanh.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.approval.Stage;
import vn.vinhdanh.events.approval.Step;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.regulations.AwardRule;
import vn.vinhdanh.regulations.Candidate;
import vn.vinhdanh.regulations.ClauseVerdict;
import vn.vinhdanh.regulations.DossierItem;
import vn.vinhdanh.regulations.Eligibility;
import vn.vinhdanh.regulations.Regulation;
import vn.vinhdanh.regulations.Regulations;
import vn.vinhdanh.regulations.Route;

/** What would become of a nomination on a day: nothing is written. */
@Component
public class Simulation {

    private final Regulations regulations;
    private final OwnOrganisation organisation;

    Simulation(Regulations regulations, OwnOrganisation organisation) {
        this.regulations = regulations;
        this.organisation = organisation;
    }

    /**
     * What is asked, as far as it is known: a form that is being filled in asks too.
     *
     * @param recipientUnit null where nothing is to be said of it
     * @param proposedBy null where no route is wanted
     * @param sameAchievement how many others honour the same achievement; null where nobody looked
     * @param regulation that the nomination is pinned to; null for the one of the day
     */
    public record Question(
            String award,
            RecipientKind recipientKind,
            @Nullable UnitId recipientUnit,
            @Nullable UnitId proposedBy,
            CommendationType commendationType,
            LocalDate on,
            Facts facts,
            @Nullable Integer sameAchievement,
            @Nullable String regulation) {}

    /**
     * @param required whether it must be there at submission, as far as the facts say
     * @param document the item with name, article and mark
     */
    public record Required(boolean required, DossierItem document) {}

    /**
     * @param level null where there is no route
     * @param dueOn the last day of the route where every step has a clock; null otherwise
     * @param defects why it could not be filed, but for criteria and documents
     */
    public record Standing(
            Regulation regulation,
            boolean eligible,
            @Nullable AwardLevel level,
            List<ClauseVerdict> clauses,
            List<Stage> route,
            List<Required> dossier,
            @Nullable LocalDate dueOn,
            List<Defect> defects) {}

    /** @throws Refusal RULE where no regulation is known for the day */
    public Standing of(Question question) {
        LocalDate on = question.on();
        Regulation regulation =
                question.regulation() == null ? regulations.inForce(on) : regulations.byId(question.regulation());
        List<Defect> defects = new ArrayList<>();
        boolean known = exists(question.recipientUnit(), "/recipientUnit", on, defects)
                & exists(question.proposedBy(), "/proposedBy", on, defects);
        Optional<AwardRule> award =
                found(() -> regulation.nominable(question.award(), question.recipientKind()), defects);
        Optional<Route> route = Optional.empty();
        UnitId proposedBy = question.proposedBy();
        if (known && award.isPresent() && proposedBy != null) {
            route = found(
                    () -> Route.of(
                            regulation, award.get(), proposedBy, on, organisation.queries(), organisation.queries()),
                    defects);
        }
        Candidate candidate = new Candidate(
                question.recipientKind(),
                question.commendationType(),
                question.facts(),
                on,
                question.sameAchievement());
        Optional<Eligibility> eligibility = award.map(rule -> regulation.evaluate(rule, candidate));
        return new Standing(
                regulation,
                eligibility.map(Eligibility::eligible).orElse(false),
                route.map(Route::level).orElse(null),
                eligibility.map(Eligibility::clauses).orElse(List.of()),
                route.map(Route::stages).orElse(List.of()),
                award.map(rule -> dossier(regulation, rule, candidate)).orElse(List.of()),
                route.map(way -> dueOn(way, on)).orElse(null),
                defects);
    }

    private static List<Required> dossier(Regulation regulation, AwardRule award, Candidate candidate) {
        List<String> missing = regulation.missing(award, candidate, Set.of(), null, List.of()).stream()
                .map(Defect::code)
                .toList();
        return regulation.dossier(award, candidate).stream()
                .map(item -> new Required(missing.contains("DOCUMENT_MISSING_" + item.item()), item))
                .toList();
    }

    private boolean exists(@Nullable UnitId unit, String pointer, LocalDate on, List<Defect> defects) {
        if (unit == null || organisation.queries().unit(unit, on).isPresent()) {
            return true;
        }
        defects.add(Defect.of(
                        "UNIT_UNKNOWN",
                        "Không có đơn vị %s vào ngày %s.".formatted(unit.value(), on),
                        "There is no unit %s on %s.".formatted(unit.value(), on))
                .at(pointer));
        return false;
    }

    private static <T> Optional<T> found(Supplier<T> search, List<Defect> defects) {
        try {
            return Optional.of(search.get());
        } catch (Refusal refusal) {
            defects.addAll(refusal.defects());
            return Optional.empty();
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
