package vn.vinhdanh.regulations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Sentence;

/**
 * One criterion by its name.
 *
 * @param recipients whom it is for; empty: everybody
 * @param occasions on which occasions it applies; empty: on all
 * @param expr a CEL expression over the facts; null where alternatives say it, or where only a person can judge
 * @param oneOf alternative grounds, of which one is enough
 * @param effect what a failure does
 */
public record Clause(
        String clause,
        List<RecipientKind> recipients,
        List<CommendationType> occasions,
        @Nullable String expr,
        List<Clause> oneOf,
        Effect effect,
        Sentence sentence,
        Mark mark,
        List<String> sources,
        @Nullable String legalRef,
        @Nullable Sentence note)
        implements Marked {

    /** What a clause does when it fails. */
    public enum Effect {
        /** The nomination cannot be submitted. */
        BLOCKS,
        /** It can, and everybody sees it. */
        WARNS,
        /** It cannot be submitted, and a case under way is held. */
        HOLDS
    }

    public Clause {
        Required.field("clause", clause);
        Required.field("sentence", sentence);
        Required.field("mark", mark);
        recipients = Required.list(recipients);
        occasions = Required.list(occasions);
        oneOf = Required.list(oneOf);
        sources = Required.list(sources);
        effect = effect == null ? Effect.BLOCKS : effect;
        if (expr != null && !oneOf.isEmpty()) {
            throw new IllegalArgumentException("expr and oneOf exclude each other");
        }
    }

    boolean appliesTo(Candidate candidate) {
        return (recipients.isEmpty() || recipients.contains(candidate.kind()))
                && (occasions.isEmpty() || occasions.contains(candidate.occasion()));
    }
}
