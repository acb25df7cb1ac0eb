package vn.vinhdanh.regulations;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardKind;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Sentence;

/**
 * One award as one regulation has it.
 *
 * @param from its first day; the regulation's unless the file says otherwise
 * @param until its last day; null: open
 * @param nominable false: known, not yet to be nominated here, because its rules are not in the file
 * @param deciders one for each level that may decide it, from the lowest
 * @param notDecidedBy offices whose powers the law lists without this award
 * @param stages steps of its own by level, beside those of the regulation
 * @param votes how the council of a level votes on it
 * @param dossier documents beside those of its kind
 * @param prize factor of the base salary by kind of recipient
 * @param arrivals days of the year for central proposals
 */
public record AwardRule(
        String code,
        Sentence name,
        AwardKind kind,
        List<RecipientKind> recipients,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        boolean nominable,
        List<Decider> deciders,
        List<Decider> notDecidedBy,
        Map<AwardLevel, List<StepRule>> stages,
        Map<AwardLevel, Cited<Voting>> votes,
        List<DossierItem> dossier,
        List<Clause> criteria,
        @Nullable Cited<Quota> quota,
        Map<RecipientKind, Cited<BigDecimal>> prize,
        List<Arrival> arrivals,
        @Nullable Sentence note) {

    public AwardRule {
        Required.field("code", code);
        Required.field("name", name);
        Required.field("kind", kind);
        recipients = Required.list(recipients);
        deciders = Required.list(deciders);
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("recipients is missing");
        }
        if (deciders.isEmpty()) {
            throw new IllegalArgumentException("deciders is missing");
        }
        notDecidedBy = Required.list(notDecidedBy);
        stages = Required.map(stages);
        votes = Required.map(votes);
        dossier = Required.list(dossier);
        criteria = Required.list(criteria);
        prize = Required.map(prize);
        arrivals = Required.list(arrivals);
    }

    AwardRule within(LocalDate regimeFrom, @Nullable LocalDate regimeUntil) {
        return new AwardRule(
                code,
                name,
                kind,
                recipients,
                from == null ? regimeFrom : from,
                until == null ? regimeUntil : until,
                nominable,
                deciders,
                notDecidedBy,
                stages,
                votes,
                dossier,
                criteria,
                quota,
                prize,
                arrivals,
                note);
    }

    /** The levels at which it can be decided, from the lowest. */
    public List<AwardLevel> levels() {
        return deciders.stream().map(Decider::level).sorted().distinct().toList();
    }

    public Optional<Decider> deciderAt(AwardLevel level) {
        return deciders.stream().filter(decider -> decider.level() == level).findFirst();
    }

    /** Whether the award exists on a day. */
    public boolean existsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
}
