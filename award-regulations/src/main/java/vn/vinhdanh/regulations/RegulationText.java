package vn.vinhdanh.regulations;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardKind;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Sentence;

/**
 * One regime as its file has it; what {@code GET /regulations/{id}} answers.
 *
 * @param id stable: "vn-2017"
 * @param edition counted up when the file is replaced; an edition is never edited
 * @param texts the laws and decrees
 * @param from first day in force
 * @param until last day in force; null: open
 * @param levels the levels that exist
 * @param prizeRoundedUpTo amounts of prizes are rounded up to a multiple of this, in VND
 * @param stages the steps of a level for every award
 * @param dossiers the documents for every award of a kind
 * @param simplified the simplified procedure
 * @param clauses criteria that hold for every award
 * @param notCounted results that are no basis for others
 * @param awards every award that exists
 * @param abolished awards of earlier regimes that are gone
 */
public record RegulationText(
        String id,
        int edition,
        Sentence title,
        List<String> texts,
        Cited<LocalDate> from,
        @Nullable Cited<LocalDate> until,
        Cited<List<AwardLevel>> levels,
        @Nullable Cited<Long> prizeRoundedUpTo,
        Map<AwardLevel, List<StepRule>> stages,
        Map<AwardKind, List<DossierItem>> dossiers,
        @Nullable SimplifiedProcedure simplified,
        List<Clause> clauses,
        List<NotCounted> notCounted,
        List<AwardRule> awards,
        List<Abolition> abolished) {
    public RegulationText {
        Required.field("id", id);
        Required.field("title", title);
        Required.field("from", from);
        Required.field("levels", levels);
        if (edition < 1) {
            throw new IllegalArgumentException("edition is counted from 1");
        }
        texts = Required.list(texts);
        stages = Required.map(stages);
        dossiers = Required.map(dossiers);
        clauses = Required.list(clauses);
        notCounted = Required.list(notCounted);
        abolished = Required.list(abolished);
        awards = Required.list(awards);
    }
}
