package vn.vinhdanh.regulations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.events.nomination.Outcome;
import vn.vinhdanh.events.nomination.PriorAward;

/** One regime: its awards, and what they ask. Immutable; safe for any number of threads. */
public final class Regulation {

    private final RegulationText text;
    private final LocalDate from;
    private final @Nullable LocalDate until;
    private final Map<String, AwardRule> awards = new LinkedHashMap<>();
    private final Map<String, Abolition> abolished;
    private final Criteria criteria;
    private final Function<String, @Nullable AwardLevel> levels;

    /**
     * @param levels the lowest level of an award in any regulation: earlier awards may be of an earlier regime
     */
    Regulation(RegulationText text, Criteria criteria, Function<String, @Nullable AwardLevel> levels) {
        this.text = text;
        this.from = Required.field("from", text.from().stated());
        this.until = text.until() == null ? null : text.until().stated();
        this.criteria = criteria;
        this.levels = levels;
        text.awards().forEach(award -> awards.put(award.code(), award.within(from, until)));
        this.abolished =
                text.abolished().stream().collect(Collectors.toUnmodifiableMap(Abolition::code, Function.identity()));
    }

    public String id() {
        return text.id();
    }

    public int edition() {
        return text.edition();
    }

    public Sentence title() {
        return text.title();
    }

    /** First day in force. */
    public LocalDate from() {
        return from;
    }

    /** Last day in force; null while it is open. */
    public @Nullable LocalDate until() {
        return until;
    }

    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** The whole regulation as records, for whoever shows it. */
    public RegulationText text() {
        return text;
    }

    public Optional<AwardRule> award(String code) {
        return Optional.ofNullable(awards.get(code));
    }

    /** Every award that exists, in the order of the file. */
    public List<AwardRule> awards() {
        return List.copyOf(awards.values());
    }

    /** Why an award of earlier times is gone. */
    public Optional<Abolition> abolished(String code) {
        return Optional.ofNullable(abolished.get(code));
    }

    /**
     * The award, where it can be nominated for such a recipient.
     *
     * @throws Refusal AWARD_UNKNOWN, AWARD_ABOLISHED, AWARD_NOT_YET_NOMINABLE or RECIPIENT_KIND_NOT_ALLOWED
     */
    public AwardRule nominable(String code, RecipientKind recipient) {
        AwardRule award = existing(code);
        if (!award.nominable()) {
            throw Refusal.rule(Defect.of(
                    "AWARD_NOT_YET_NOMINABLE",
                    award.name().vi() + " (" + code + ") chưa mở để đề nghị: danh mục chưa đủ quy định",
                    award.name().en() + " (" + code + ") is not yet nominable: its rules are not in the catalogue"));
        }
        if (!award.recipients().contains(recipient)) {
            throw Refusal.rule(Defect.of(
                    "RECIPIENT_KIND_NOT_ALLOWED",
                    award.name().vi() + " không dành cho loại đối tượng " + recipient,
                    award.name().en() + " is not for recipients of the kind " + recipient));
        }
        return award;
    }

    /**
     * The award, whether it can be nominated or not.
     *
     * @throws Refusal AWARD_UNKNOWN or AWARD_ABOLISHED
     */
    public AwardRule existing(String code) {
        AwardRule award = awards.get(code);
        if (award == null) {
            Abolition gone = abolished.get(code);
            throw Refusal.rule(gone == null ? unknown(code) : abolished(gone));
        }
        return award;
    }

    private Defect unknown(String code) {
        return Defect.of(
                "AWARD_UNKNOWN",
                "Không có danh hiệu, hình thức khen thưởng mã " + code + " trong " + title().vi(),
                "There is no award with the code " + code + " in " + title().en());
    }

    static Defect abolished(Abolition gone) {
        return new Defect(null, "AWARD_ABOLISHED", gone.sentence(), gone.legalRef());
    }

    /** How a candidate stands by the criteria of an award. Clauses that are not in force are left out. */
    public Eligibility evaluate(AwardRule award, Candidate candidate) {
        Evidence evidence = evidence(award, candidate);
        List<ClauseVerdict> verdicts = new ArrayList<>();
        for (List<Clause> clauses : List.of(award.criteria(), text.clauses())) {
            for (Clause clause : clauses) {
                if (clause.inForce() && clause.appliesTo(candidate)) {
                    verdicts.add(judge(clause, evidence));
                }
            }
        }
        return new Eligibility(verdicts);
    }

    private Evidence evidence(AwardRule award, Candidate candidate) {
        AwardLevel level = award.levels().get(0);
        return new Evidence(candidate, level, new Evidence.Law() {
            @Override
            public @Nullable AwardLevel levelOf(String code) {
                return levels.apply(code);
            }

            @Override
            public Sentence nameOf(String code) {
                AwardRule named = awards.get(code);
                return named == null ? new Sentence(code, code) : named.name();
            }

            @Override
            public Outcome meets(String code, Evidence evidence) {
                return Regulation.this.meets(code, evidence);
            }

            @Override
            public boolean drops(PriorAward earlier, @Nullable AwardLevel earlierLevel, Candidate now, AwardLevel to) {
                return text.notCounted().stream()
                        .anyMatch(rule -> rule.drops(earlier.commendationType(), earlierLevel, now.occasion(), to));
            }
        });
    }

    private Outcome meets(String code, Evidence evidence) {
        AwardRule award = awards.get(code);
        List<Clause> clauses = award == null
                ? List.of()
                : award.criteria().stream()
                        .filter(clause -> clause.inForce() && clause.effect() == Clause.Effect.BLOCKS)
                        .toList();
        if (clauses.isEmpty()) {
            evidence.note(new Sentence(
                    "tiêu chuẩn " + code + " chưa có trong danh mục",
                    "the criteria of " + code + " are not set by this catalogue"));
            return Outcome.UNKNOWN;
        }
        Outcome all = Outcome.HOLDS;
        for (Clause clause : clauses) {
            Outcome one = outcome(clause, evidence);
            if (one == Outcome.FAILS) {
                return one;
            }
            all = one == Outcome.UNKNOWN ? one : all;
        }
        return all;
    }

    private Outcome outcome(Clause clause, Evidence evidence) {
        if (!clause.inForce()) {
            evidence.note(new Sentence("chưa kiểm chứng văn bản", "its wording is not verified"));
            return Outcome.UNKNOWN;
        }
        if (clause.expr() != null) {
            return criteria.evaluate(clause.expr(), evidence);
        }
        if (clause.oneOf().isEmpty()) {
            evidence.note(new Sentence("cơ quan thẩm định đánh giá", "for the appraiser to judge"));
            return Outcome.UNKNOWN;
        }
        Outcome any = Outcome.FAILS;
        for (Clause ground : clause.oneOf()) {
            Outcome one = ground.appliesTo(evidence.candidate()) ? outcome(ground, evidence) : Outcome.FAILS;
            if (one == Outcome.HOLDS) {
                return one;
            }
            any = one == Outcome.UNKNOWN ? one : any;
        }
        return any;
    }

    private ClauseVerdict judge(Clause clause, Evidence evidence) {
        if (clause.oneOf().isEmpty()) {
            Outcome outcome = outcome(clause, evidence);
            return new ClauseVerdict(
                    clause.clause(),
                    outcome,
                    clause.effect(),
                    clause.sentence(),
                    evidence.found(),
                    clause.legalRef(),
                    List.of());
        }
        List<ClauseVerdict> grounds = clause.oneOf().stream()
                .filter(ground -> ground.appliesTo(evidence.candidate()))
                .map(ground -> judge(ground, evidence))
                .toList();
        Optional<ClauseVerdict> holding = first(grounds, Outcome.HOLDS);
        if (holding.isPresent()) {
            ClauseVerdict ground = holding.get();
            return new ClauseVerdict(
                    clause.clause(),
                    Outcome.HOLDS,
                    clause.effect(),
                    ground.sentence(),
                    ground.fact(),
                    ground.legalRef(),
                    grounds);
        }
        Outcome outcome = first(grounds, Outcome.UNKNOWN).isPresent() ? Outcome.UNKNOWN : Outcome.FAILS;
        return new ClauseVerdict(
                clause.clause(),
                outcome,
                clause.effect(),
                clause.sentence(),
                new Sentence(because(grounds, outcome, Sentence::vi), because(grounds, outcome, Sentence::en)),
                clause.legalRef(),
                grounds);
    }

    private static Optional<ClauseVerdict> first(List<ClauseVerdict> verdicts, Outcome outcome) {
        return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).findFirst();
    }

    private static String because(List<ClauseVerdict> grounds, Outcome outcome, Function<Sentence, String> language) {
        return grounds.stream()
                .filter(ground -> ground.outcome() == outcome)
                .map(ground -> ground.clause() + ") " + language.apply(ground.fact()))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** Whether an award goes by the simplified procedure on such an occasion. */
    public boolean simplified(Candidate candidate) {
        SimplifiedProcedure procedure = text.simplified();
        return procedure != null && procedure.inForce() && procedure.occasions().contains(candidate.occasion());
    }

    /** Every document of the dossier that the law names, whether it must be there or may. */
    public List<DossierItem> dossier(AwardRule award, Candidate candidate) {
        SimplifiedProcedure procedure = text.simplified();
        List<DossierItem> general = procedure != null && simplified(candidate)
                ? procedure.dossier()
                : text.dossiers().getOrDefault(award.kind(), List.of());
        Map<String, DossierItem> items = new LinkedHashMap<>();
        general.forEach(item -> items.put(item.item(), item));
        award.dossier().stream()
                .filter(item -> item.inForce() || !items.containsKey(item.item()))
                .forEach(item -> items.put(item.item(), item));
        return List.copyOf(items.values());
    }

    /**
     * The compulsory documents that are not there, each with its article.
     *
     * @param there item codes of the documents attached, to the nomination or to its letter
     * @param entering the level that the case is about to enter; null at submission
     * @param further item codes that the receiving body asks for by a setting
     */
    public List<Defect> missing(
            AwardRule award,
            Candidate candidate,
            Set<String> there,
            @Nullable AwardLevel entering,
            Collection<Setting> further) {
        Evidence evidence = evidence(award, candidate);
        List<Defect> missing = new ArrayList<>();
        List<DossierItem> dossier = dossier(award, candidate);
        for (DossierItem item : dossier) {
            boolean due = item.before() == null || (entering != null && entering.compareTo(item.before()) >= 0);
            if (item.inForce()
                    && due
                    && !there.contains(item.item())
                    && item.accepts().stream().noneMatch(there::contains)
                    && criteria.evaluate(item.required(), evidence) == Outcome.HOLDS) {
                missing.add(missing(item.item(), item.name(), item.legalRef()));
            }
        }
        for (Setting setting : further) {
            for (String item : SettingKey.items(setting.value())) {
                Sentence name = dossier.stream()
                        .filter(known -> known.item().equals(item))
                        .map(DossierItem::name)
                        .findFirst()
                        .orElse(new Sentence(item, item));
                if (!there.contains(item)
                        && missing.stream().noneMatch(defect -> defect.code().equals("DOCUMENT_MISSING_" + item))) {
                    missing.add(missing(item, name, setting.citation()));
                }
            }
        }
        return missing;
    }

    private static Defect missing(String item, Sentence name, @Nullable String legalRef) {
        return new Defect(
                "/documents",
                "DOCUMENT_MISSING_" + item,
                new Sentence("Thiếu " + name.vi(), "Missing: " + name.en()),
                legalRef);
    }

    /** The steps of a level for an award, in their order; those of the award go before those of the regulation. */
    public List<StepRule> steps(AwardRule award, AwardLevel level) {
        Map<StepKind, StepRule> steps = new EnumMap<>(StepKind.class);
        text.stages().getOrDefault(level, List.of()).forEach(step -> steps.put(step.step(), step));
        award.stages().getOrDefault(level, List.of()).forEach(step -> steps.put(step.step(), step));
        return List.copyOf(steps.values());
    }

    /** Award codes among the facts that no regulation knows. */
    public List<Defect> check(Facts facts) {
        List<Defect> wrong = new ArrayList<>();
        List<PriorAward> prior = facts.priorAwards() == null ? List.of() : facts.priorAwards();
        for (int i = 0; i < prior.size(); i++) {
            if (levels.apply(prior.get(i).award()) == null) {
                wrong.add(unknown(prior.get(i).award()).at("/facts/priorAwards/" + i + "/award"));
            }
        }
        if (facts.titleHolders() != null) {
            facts.titleHolders().keySet().stream()
                    .filter(code -> levels.apply(code) == null)
                    .forEach(code -> wrong.add(unknown(code).at("/facts/titleHolders/" + code)));
        }
        return wrong;
    }
}
