package vn.vinhdanh.organisation.read.regulations;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.approval.Stage;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.organisation.Simulation;
import vn.vinhdanh.organisation.Simulation.Required;
import vn.vinhdanh.organisation.Simulation.Standing;
import vn.vinhdanh.regulations.ClauseVerdict;

/** What would become of a nomination on a day: nothing is written. */
@RestController
class SimulateApi {

    private final Simulation simulation;

    SimulateApi(Simulation simulation) {
        this.simulation = simulation;
    }

    record Question(
            @NotBlank String award,
            @NotNull RecipientKind recipientKind,
            @NotNull UnitId recipientUnit,
            @NotNull UnitId proposedBy,
            @Nullable CommendationType commendationType,
            @NotNull LocalDate on,
            @Nullable Facts facts) {}

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
        Standing standing = simulation.of(new Simulation.Question(
                question.award(),
                question.recipientKind(),
                question.recipientUnit(),
                question.proposedBy(),
                question.commendationType() == null ? CommendationType.CONG_TRANG : question.commendationType(),
                question.on(),
                question.facts() == null ? Facts.none() : question.facts(),
                null,
                null));
        if (!standing.defects().isEmpty()) {
            throw new Refusal(Refusal.Kind.RULE, standing.defects());
        }
        return new Answer(
                standing.regulation().id(),
                standing.eligible(),
                standing.level(),
                standing.clauses(),
                standing.route(),
                standing.dossier(),
                standing.dueOn());
    }
}
