package vn.vinhdanh.regulations;

import java.util.List;
import java.util.function.Predicate;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.events.nomination.Outcome;

/** How a candidate stands by every clause of an award. */
public record Eligibility(List<ClauseVerdict> clauses) {
    public Eligibility {
        clauses = List.copyOf(clauses);
    }

    /** Nothing blocks. What is unknown never does. */
    public boolean eligible() {
        return blocking().isEmpty();
    }

    /** What keeps the nomination from being submitted. */
    public List<Defect> blocking() {
        return failed(clause -> clause.effect() != Clause.Effect.WARNS);
    }

    /** What everybody should see, and what blocks nobody. */
    public List<Defect> warnings() {
        return failed(clause -> clause.effect() == Clause.Effect.WARNS);
    }

    private List<Defect> failed(Predicate<ClauseVerdict> which) {
        return clauses.stream()
                .filter(clause -> clause.outcome() == Outcome.FAILS && which.test(clause))
                .map(Eligibility::defect)
                .toList();
    }

    private static Defect defect(ClauseVerdict failed) {
        return new Defect(
                null,
                "CRITERION_" + failed.clause(),
                new Sentence(
                        failed.sentence().vi() + ": " + failed.fact().vi(),
                        failed.sentence().en() + ": " + failed.fact().en()),
                failed.legalRef());
    }
}
