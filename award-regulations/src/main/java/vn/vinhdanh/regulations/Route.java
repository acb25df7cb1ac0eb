package vn.vinhdanh.regulations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.approval.Stage;
import vn.vinhdanh.events.approval.Step;
import vn.vinhdanh.events.approval.VoteRule;

/**
 * The way of a nomination: which bodies have it one after the other, and what each does with it. Every value names the
 * article or the setting that it comes from.
 *
 * @param level at which the award is decided
 * @param stages from the lowest level to the deciding one
 * @param decider who decides, as far as a regulation or a setting says so; null where neither does, and then the decision
 *     cannot be signed
 */
public record Route(
        AwardLevel level, List<Stage> stages, @Nullable SigningAuthority decider) {

    public Route {
        stages = List.copyOf(stages);
    }

    /**
     * The route of an award from the unit that proposes it: one stage for each level above that unit's, up to the award's;
     * for an award of the unit's own level, that level's stage. An award that several levels may decide goes to the lowest
     * one on the way up that has a decider by regulation or setting, or else to the lowest that the catalogue names.
     * Levels where the unit has no body on that day are skipped.
     *
     * @throws Refusal UNIT_UNKNOWN, AWARD_BELOW_PROPOSER, NO_DECIDING_BODY
     */
    public static Route of(
            Regulation regulation,
            AwardRule award,
            UnitId proposedBy,
            LocalDate on,
            Organisation organisation,
            Settings settings) {
        AwardLevel own = organisation
                .unit(proposedBy, on)
                .orElseThrow(() -> Refusal.rule(Defect.of(
                        "UNIT_UNKNOWN",
                        "Đơn vị " + proposedBy.value() + " không tồn tại vào ngày " + on,
                        "The unit " + proposedBy.value() + " does not exist on " + on)))
                .kind()
                .level();
        Map<AwardLevel, UnitId> bodies = new EnumMap<>(AwardLevel.class);
        for (AwardLevel level : AwardLevel.values()) {
            if (level.compareTo(own) >= 0) {
                organisation.bodyAt(level, proposedBy, on).ifPresent(body -> bodies.put(level, body));
            }
        }
        AwardLevel level = decidingLevel(award, own, bodies, on, settings);
        List<Stage> stages = bodies.entrySet().stream()
                .filter(body -> body.getKey() == level || (body.getKey().isAbove(own) && level.isAbove(body.getKey())))
                .map(body -> stage(regulation, award, body.getKey(), body.getValue(), level, on, settings))
                .toList();
        UnitId decidingBody = Required.field("body", bodies.get(level));
        return new Route(
                level,
                stages,
                SigningAuthority.find(award, level, decidingBody, on, settings).orElse(null));
    }

    /** The stage at which a body decides, for a case that comes to it because the one below is no more. */
    public static Stage deciding(
            Regulation regulation, AwardRule award, AwardLevel level, UnitId body, LocalDate on, Settings settings) {
        return stage(regulation, award, level, body, level, on, settings);
    }

    private static AwardLevel decidingLevel(
            AwardRule award, AwardLevel own, Map<AwardLevel, UnitId> bodies, LocalDate on, Settings settings) {
        List<AwardLevel> reachable =
                award.levels().stream().filter(bodies::containsKey).toList();
        if (reachable.isEmpty()) {
            throw Refusal.rule(
                    award.levels().stream().allMatch(own::isAbove)
                            ? Defect.of(
                                    "AWARD_BELOW_PROPOSER",
                                    award.name().vi() + " do cấp dưới quyết định: " + award.levels(),
                                    award.name().en() + " is decided below the proposing unit: " + award.levels())
                            : Defect.of(
                                    "NO_DECIDING_BODY",
                                    "Không có cơ quan cấp " + award.levels() + " cho đơn vị đề nghị vào ngày " + on,
                                    "The proposing unit has no body of the level " + award.levels() + " on " + on));
        }
        return reachable.stream()
                .filter(level -> SigningAuthority.find(
                                award, level, Required.field("body", bodies.get(level)), on, settings)
                        .isPresent())
                .findFirst()
                .orElse(reachable.get(0));
    }

    private static Stage stage(
            Regulation regulation,
            AwardRule award,
            AwardLevel level,
            UnitId body,
            AwardLevel deciding,
            LocalDate on,
            Settings settings) {
        Map<StepKind, StepRule> lawful = new EnumMap<>(StepKind.class);
        regulation.steps(award, level).stream()
                .filter(StepRule::inForce)
                .forEach(step -> lawful.put(step.step(), step));
        Optional<Setting> own = set(settings, body, award, SettingKey.STEPS, on);
        Set<StepKind> kinds = new LinkedHashSet<>(lawful.keySet());
        own.flatMap(setting -> SettingKey.steps(setting.value())).ifPresent(kinds::addAll);
        kinds.add(StepKind.HEAD);
        List<Step> steps = kinds.stream()
                .sorted()
                .map(kind -> step(award, kind, lawful.get(kind), own, body, on, settings))
                .toList();
        Optional<Setting> answer = set(settings, body, award, SettingKey.CLOCK_ANSWER, on);
        return new Stage(
                level,
                body,
                level == deciding,
                steps,
                kinds.contains(StepKind.COUNCIL) ? vote(award, level, body, on, settings) : null,
                answer.map(setting -> SettingKey.days(setting.value())).orElse(null));
    }

    private static Step step(
            AwardRule award,
            StepKind kind,
            @Nullable StepRule lawful,
            Optional<Setting> own,
            UnitId body,
            LocalDate on,
            Settings settings) {
        Cited<Integer> lawfulDays = lawful == null ? null : lawful.days();
        Optional<Setting> set = set(settings, body, award, SettingKey.clock(kind), on);
        Integer days = lawfulDays == null ? null : lawfulDays.value();
        Set<String> sources = new LinkedHashSet<>();
        if (lawful != null) {
            sources.add(lawful.citation());
        } else if (kind != StepKind.HEAD) {
            own.map(Setting::citation).ifPresent(sources::add);
        }
        if (days != null && lawfulDays != null) {
            sources.add(lawfulDays.citation());
        }
        if (set.isPresent()) {
            int wanted = SettingKey.days(set.get().value());
            boolean stricter = days == null || (kind == StepKind.PUBLIC_CONSULTATION ? wanted > days : wanted < days);
            if (stricter) {
                days = wanted;
                sources.add(set.get().citation());
            }
        }
        return new Step(kind, days, sources.isEmpty() ? null : String.join("; ", sources));
    }

    private static VoteRule vote(AwardRule award, AwardLevel level, UnitId body, LocalDate on, Settings settings) {
        Cited<Voting> cited = award.votes().get(level);
        Voting lawful = cited == null ? null : cited.value();
        Integer least = lawful == null ? null : lawful.minPercent();
        boolean secret = lawful != null && lawful.secret();
        List<String> sources = new ArrayList<>();
        if (cited != null && lawful != null) {
            sources.add(cited.citation());
        }
        Optional<Setting> percent = set(settings, body, award, SettingKey.VOTE_MIN_PERCENT, on);
        if (percent.isPresent()) {
            int wanted = Integer.parseInt(percent.get().value());
            if (least == null || wanted > least) {
                least = wanted;
                sources.add(percent.get().citation());
            }
        }
        Optional<Setting> ballot = set(settings, body, award, SettingKey.VOTE_BALLOT, on);
        if (!secret && ballot.isPresent()) {
            secret = ballot.get().value().equals("SECRET");
            sources.add(ballot.get().citation());
        }
        return new VoteRule(
                least,
                secret,
                sources.isEmpty() ? null : sources.stream().distinct().collect(Collectors.joining("; ")));
    }

    /** A setting whose value is understood; one made under an older syntax counts for nothing. */
    static Optional<Setting> set(Settings settings, UnitId body, AwardRule award, SettingKey key, LocalDate on) {
        return settings.of(body, award.code(), key.key(), on).filter(setting -> key.understands(setting.value()));
    }
}
