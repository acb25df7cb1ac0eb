package vn.vinhdanh.regulations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.events.nomination.Outcome;

/**
 * How one clause stands.
 *
 * @param clause its name
 * @param sentence what it demands; of the ground that holds, where there are alternatives
 * @param fact because of which facts
 * @param legalRef the article
 * @param alternatives how each alternative ground stands
 */
public record ClauseVerdict(
        String clause,
        Outcome outcome,
        Clause.Effect effect,
        Sentence sentence,
        Sentence fact,
        @Nullable String legalRef,
        List<ClauseVerdict> alternatives) {}
