package vn.vinhdanh.regulations;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.events.StepKind;

/**
 * What an authority may set for itself. A setting fills what the law, as far as it is known here, leaves open; where the
 * law has a value, a setting can only be stricter. This list is closed.
 */
public enum SettingKey {
    /** Adds steps: "INTAKE,APPRAISAL,COUNCIL,HEAD", in their order, HEAD last. Steps of the law stay. */
    STEPS("steps"),
    CLOCK_INTAKE("clock.INTAKE"),
    CLOCK_APPRAISAL("clock.APPRAISAL"),
    CLOCK_CONSULTATION("clock.CONSULTATION"),
    /** "10 WD", the least: may be longer than the law's, never shorter. */
    CLOCK_PUBLIC_CONSULTATION("clock.PUBLIC_CONSULTATION"),
    CLOCK_COUNCIL("clock.COUNCIL"),
    CLOCK_HEAD("clock.HEAD"),
    /** How long the proposing unit has to answer a return: "10 WD". */
    CLOCK_ANSWER("clock.ANSWER"),
    /** The least share of all members in favour: "80". May be higher than the law's, never lower. */
    VOTE_MIN_PERCENT("vote.minPercent"),
    /** "SECRET" where the law leaves it open; "OPEN" only where it does not ask for secrecy. */
    VOTE_BALLOT("vote.ballot"),
    /** The most of a list: "15". May be lower than the law's, never higher. */
    QUOTA_MAX_PERCENT("quota.maxPercent"),
    /** Documents asked for beside those of the law: "KQBP,SK". */
    DOSSIER("dossier"),
    /** The body's head decides an award whose decider is not verified: the award's level, "PROVINCE". */
    DECIDER("decider"),
    /** Factor of the base salary where none is verified: "0.3". */
    PRIZE_FACTOR("prize.factor");

    private static final Pattern DAYS = Pattern.compile("([1-9][0-9]{0,2}) WD");
    private static final Pattern PERCENT = Pattern.compile("[1-9][0-9]?|100");
    private static final Pattern FACTOR = Pattern.compile("[0-9]{1,2}(\\.[0-9]{1,2})?");

    private final String key;

    SettingKey(String key) {
        this.key = key;
    }

    /** As it is written. */
    public String key() {
        return key;
    }

    public static Optional<SettingKey> of(String key) {
        return Arrays.stream(values()).filter(known -> known.key.equals(key)).findFirst();
    }

    /** The clock of a step. */
    public static SettingKey clock(StepKind step) {
        return switch (step) {
            case INTAKE -> CLOCK_INTAKE;
            case APPRAISAL -> CLOCK_APPRAISAL;
            case CONSULTATION -> CLOCK_CONSULTATION;
            case PUBLIC_CONSULTATION -> CLOCK_PUBLIC_CONSULTATION;
            case COUNCIL -> CLOCK_COUNCIL;
            case HEAD -> CLOCK_HEAD;
        };
    }

    /** How its values are written. */
    public Sentence syntax() {
        return switch (this) {
            case STEPS ->
                new Sentence(
                        "các bước theo thứ tự, cách nhau bằng dấu phẩy, kết thúc bằng HEAD: INTAKE,APPRAISAL,COUNCIL,HEAD",
                        "the steps in their order, separated by commas, HEAD last: INTAKE,APPRAISAL,COUNCIL,HEAD");
            case CLOCK_INTAKE,
                    CLOCK_APPRAISAL,
                    CLOCK_CONSULTATION,
                    CLOCK_PUBLIC_CONSULTATION,
                    CLOCK_COUNCIL,
                    CLOCK_HEAD,
                    CLOCK_ANSWER -> new Sentence("số ngày làm việc: 10 WD", "a number of working days: 10 WD");
            case VOTE_MIN_PERCENT, QUOTA_MAX_PERCENT ->
                new Sentence("tỷ lệ phần trăm từ 1 đến 100: 80", "a percentage from 1 to 100: 80");
            case VOTE_BALLOT -> new Sentence("SECRET hoặc OPEN", "SECRET or OPEN");
            case DOSSIER ->
                new Sentence(
                        "mã tài liệu, cách nhau bằng dấu phẩy: " + String.join(",", DossierItem.CODES),
                        "codes of documents, separated by commas: " + String.join(",", DossierItem.CODES));
            case DECIDER -> new Sentence("cấp quyết định: PROVINCE", "the deciding level: PROVINCE");
            case PRIZE_FACTOR -> new Sentence("hệ số: 0.3", "a factor: 0.3");
        };
    }

    /** Whether a value is written as it should be. */
    public boolean understands(String value) {
        return switch (this) {
            case STEPS -> steps(value).isPresent();
            case CLOCK_INTAKE,
                    CLOCK_APPRAISAL,
                    CLOCK_CONSULTATION,
                    CLOCK_PUBLIC_CONSULTATION,
                    CLOCK_COUNCIL,
                    CLOCK_HEAD,
                    CLOCK_ANSWER -> DAYS.matcher(value).matches();
            case VOTE_MIN_PERCENT, QUOTA_MAX_PERCENT -> PERCENT.matcher(value).matches();
            case VOTE_BALLOT -> value.equals("SECRET") || value.equals("OPEN");
            case DOSSIER -> !items(value).isEmpty() && DossierItem.CODES.containsAll(items(value));
            case DECIDER -> level(value).isPresent();
            case PRIZE_FACTOR -> FACTOR.matcher(value).matches() && new BigDecimal(value).signum() > 0;
        };
    }

    /**
     * What speaks against a setting; empty where nothing does.
     *
     * @param regulation in force on the first day of the setting
     * @param level of the authority that makes it
     * @param award null: for all its awards
     */
    public static List<Defect> check(
            Regulation regulation, AwardLevel level, @Nullable String award, String key, String value) {
        Optional<SettingKey> known = of(key);
        if (known.isEmpty()) {
            return List.of(Defect.of(
                            "SETTING_UNKNOWN",
                            "Không có thiết lập " + key,
                            "There is no setting " + key + "; there are "
                                    + Arrays.stream(values())
                                            .map(SettingKey::key)
                                            .toList())
                    .at("/key"));
        }
        SettingKey setting = known.get();
        if (!setting.understands(value)) {
            return List.of(Defect.of(
                            "SETTING_VALUE_INVALID",
                            "Giá trị không hợp lệ; cần " + setting.syntax().vi(),
                            "The value is not understood; expected "
                                    + setting.syntax().en())
                    .at("/value"));
        }
        if (award == null) {
            return setting == DECIDER || setting == PRIZE_FACTOR || setting == QUOTA_MAX_PERCENT
                    ? List.of(Defect.of(
                                    "SETTING_NEEDS_AWARD",
                                    "Thiết lập " + key + " phải nêu danh hiệu, hình thức khen thưởng",
                                    "The setting " + key + " must name the award")
                            .at("/award"))
                    : List.of();
        }
        Optional<AwardRule> rule = regulation.award(award);
        if (rule.isEmpty()) {
            Optional<Abolition> gone = regulation.abolished(award);
            return List.of(
                    gone.isPresent()
                            ? Regulation.abolished(gone.get()).at("/award")
                            : Defect.of(
                                            "AWARD_UNKNOWN",
                                            "Không có danh hiệu, hình thức khen thưởng mã " + award,
                                            "There is no award with the code " + award)
                                    .at("/award"));
        }
        return setting.against(regulation, level, rule.get(), value)
                .map(defect -> List.of(defect.at("/value")))
                .orElse(List.of());
    }

    private Optional<Defect> against(Regulation regulation, AwardLevel level, AwardRule award, String value) {
        return switch (this) {
            case STEPS, DOSSIER, CLOCK_ANSWER -> Optional.empty();
            case CLOCK_INTAKE, CLOCK_APPRAISAL, CLOCK_CONSULTATION, CLOCK_COUNCIL, CLOCK_HEAD ->
                lawfulDays(regulation, level, award)
                        .filter(lawful -> days(value) > Required.field("value", lawful.value()))
                        .map(lawful -> weaker(lawful, "không được dài hơn", "may not be longer than", " WD"));
            case CLOCK_PUBLIC_CONSULTATION ->
                lawfulDays(regulation, level, award)
                        .filter(lawful -> days(value) < Required.field("value", lawful.value()))
                        .map(lawful -> weaker(lawful, "không được ngắn hơn", "may not be shorter than", " WD"));
            case VOTE_MIN_PERCENT ->
                lawfulVote(level, award)
                        .filter(lawful -> {
                            Integer least =
                                    Required.field("value", lawful.value()).minPercent();
                            return least != null && Integer.parseInt(value) < least;
                        })
                        .map(lawful -> weaker(
                                lawful,
                                "không được thấp hơn",
                                "may not be lower than",
                                " %",
                                Required.field("value", lawful.value()).minPercent()));
            case VOTE_BALLOT ->
                lawfulVote(level, award)
                        .filter(lawful ->
                                Required.field("value", lawful.value()).secret() && value.equals("OPEN"))
                        .map(lawful -> weaker(lawful, "phải là", "must be", "", "SECRET"));
            case QUOTA_MAX_PERCENT ->
                Optional.ofNullable(award.quota())
                        .filter(lawful -> lawful.value() != null
                                && lawful.value().maxPercent() != null
                                && Integer.parseInt(value) > lawful.value().maxPercent())
                        .map(lawful -> weaker(
                                lawful,
                                "không được cao hơn",
                                "may not be higher than",
                                " %",
                                Required.field("value", lawful.value()).maxPercent()));
            case DECIDER -> decider(level, award, value);
            case PRIZE_FACTOR ->
                award.prize().keySet().containsAll(award.recipients())
                        ? award.prize().values().stream()
                                .filter(factor ->
                                        award.prize().values().stream().allMatch(Cited::inForce))
                                .findFirst()
                                .map(lawful -> weaker(lawful, "đã được quy định:", "is set by law:", ""))
                        : Optional.empty();
        };
    }

    private Optional<Defect> decider(AwardLevel level, AwardRule award, String value) {
        AwardLevel deciding = level(value).orElseThrow();
        if (deciding != level) {
            return Optional.of(Defect.of(
                    "SETTING_NOT_OWN_LEVEL",
                    "Cơ quan chỉ tự thiết lập thẩm quyền của cấp mình (" + level + ")",
                    "An authority sets only what its own level decides (" + level + ")"));
        }
        Optional<Decider> known = award.deciderAt(level);
        if (known.isEmpty()) {
            return Optional.of(Defect.of(
                    "AWARD_NOT_OF_LEVEL",
                    award.name().vi() + " không thuộc cấp " + level,
                    award.name().en() + " is not an award of the level " + level));
        }
        return known.filter(Decider::inForce).map(lawful -> Defect.of(
                        "SETTING_ALREADY_LAW",
                        "Thẩm quyền đã được quy định tại " + lawful.citation(),
                        "The law already says who decides: " + lawful.citation())
                .citing(lawful.legalRef()));
    }

    private Optional<Cited<Integer>> lawfulDays(Regulation regulation, AwardLevel level, AwardRule award) {
        return regulation.steps(award, level).stream()
                .filter(step -> clock(step.step()) == this)
                .map(StepRule::days)
                .filter(days -> days != null && days.inForce())
                .map(days -> Required.field("days", days))
                .findFirst();
    }

    private static Optional<Cited<Voting>> lawfulVote(AwardLevel level, AwardRule award) {
        return Optional.ofNullable(award.votes().get(level)).filter(Cited::inForce);
    }

    private static Defect weaker(Cited<?> lawful, String vi, String en, String unit) {
        return weaker(lawful, vi, en, unit, lawful.value());
    }

    private static Defect weaker(Cited<?> lawful, String vi, String en, String unit, @Nullable Object value) {
        return new Defect(
                null,
                "SETTING_AGAINST_LAW",
                new Sentence(
                        "Giá trị " + vi + " " + value + unit + " theo " + lawful.citation(),
                        "The value " + en + " " + value + unit + " (" + lawful.citation() + ")"),
                lawful.legalRef());
    }

    /** The steps of a value of {@link #STEPS}; empty where it is not understood. */
    static Optional<List<StepKind>> steps(String value) {
        try {
            List<StepKind> steps = Arrays.stream(value.split(",", -1))
                    .map(String::strip)
                    .map(StepKind::valueOf)
                    .toList();
            boolean ordered = steps.equals(steps.stream().distinct().sorted().toList());
            return ordered && steps.contains(StepKind.HEAD) ? Optional.of(steps) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The working days of a value of a clock. */
    static int days(String value) {
        Matcher days = DAYS.matcher(value);
        if (!days.matches()) {
            throw new IllegalArgumentException("Not a number of working days: " + value);
        }
        return Integer.parseInt(days.group(1));
    }

    /** The item codes of a value of {@link #DOSSIER}. */
    static List<String> items(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }

    private static Optional<AwardLevel> level(String value) {
        return Arrays.stream(AwardLevel.values())
                .filter(level -> level.name().equals(value))
                .findFirst();
    }
}
