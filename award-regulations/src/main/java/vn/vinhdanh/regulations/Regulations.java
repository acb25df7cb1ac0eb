package vn.vinhdanh.regulations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.events.UnitId;

/** The law of all times: every regulation, the calendars, the base salaries. Loaded once; immutable. */
public final class Regulations {

    private final List<Regulation> all;
    private final Map<String, Source> sources;
    private final WorkingDays workingDays;
    private final List<BaseSalary> baseSalaries;

    Regulations(
            List<Regulation> all, Map<String, Source> sources, WorkingDays workingDays, List<BaseSalary> baseSalaries) {
        this.all = all.stream()
                .sorted(Comparator.comparing(Regulation::from).thenComparing(Regulation::edition))
                .toList();
        this.sources = Map.copyOf(sources);
        this.workingDays = workingDays;
        this.baseSalaries = List.copyOf(baseSalaries);
    }

    /**
     * Reads what {@code regulations/index.yaml} on the class path lists.
     *
     * @throws InvalidRegulation where a file holds a mistake
     */
    public static Regulations load() {
        return load(Regulations::resource);
    }

    /** @param text the text of a file by its path */
    static Regulations load(UnaryOperator<String> text) {
        return new RegulationReader(text).read();
    }

    static String resource(String path) {
        try (InputStream in = Regulations.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new InvalidRegulation(
                        List.of(new InvalidRegulation.Problem(path, 0, "", "the file does not exist")));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every edition of every regulation, from the earliest to the latest. */
    public List<Regulation> all() {
        return all;
    }

    /** Everything that was read, by id. */
    public Map<String, Source> sources() {
        return sources;
    }

    public WorkingDays workingDays() {
        return workingDays;
    }

    /**
     * What rules a day, in its latest edition.
     *
     * @throws Refusal REGULATION_MISSING where none is known for that day
     */
    public Regulation inForce(LocalDate on) {
        return all.stream()
                .filter(regulation -> regulation.inForceOn(on))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> Refusal.rule(Defect.of(
                        "REGULATION_MISSING",
                        "Chưa có quy định về thi đua, khen thưởng cho ngày " + on,
                        "No regulation is known for " + on)));
    }

    /**
     * A regulation in its latest edition.
     *
     * @throws Refusal NOT_FOUND
     */
    public Regulation byId(String id) {
        return all.stream()
                .filter(regulation -> regulation.id().equals(id))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> Refusal.notFound("Không có quy định " + id, "There is no regulation " + id));
    }

    /**
     * The edition that a case is pinned to.
     *
     * @throws Refusal NOT_FOUND
     */
    public Regulation byId(String id, int edition) {
        return all.stream()
                .filter(regulation -> regulation.id().equals(id) && regulation.edition() == edition)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(
                        "Không có quy định " + id + " bản " + edition,
                        "There is no edition " + edition + " of the regulation " + id));
    }

    /**
     * Who signs for an award at a level on the day of the decision.
     *
     * @param body whose head would sign
     * @throws Refusal AWARD_UNKNOWN, AWARD_ABOLISHED, NOT_DECIDED_AT_LEVEL, or DECIDER_NOT_SET where neither the law, as
     *     far as it is verified, nor a setting of the body says so
     */
    public SigningAuthority mayDecide(
            String code, AwardLevel level, UnitId body, LocalDate decisionDate, Settings settings) {
        return mayDecide(code, level, body, body.value(), decisionDate, settings);
    }

    /**
     * The same.
     *
     * @param bodyName what the body is called in a sentence
     */
    public SigningAuthority mayDecide(
            String code, AwardLevel level, UnitId body, String bodyName, LocalDate decisionDate, Settings settings) {
        Regulation regulation = inForce(decisionDate);
        AwardRule award = regulation.existing(code);
        Optional<Decider> decider = award.deciderAt(level);
        if (decider.isEmpty()) {
            throw Refusal.rule(notDecidedAt(level, award, decisionDate));
        }
        return SigningAuthority.find(award, level, body, decisionDate, settings)
                .orElseThrow(() -> Refusal.rule(new Defect(
                        null,
                        "DECIDER_NOT_SET",
                        new Sentence(
                                "Danh mục chưa có căn cứ đã kiểm chứng về thẩm quyền quyết định "
                                        + award.name().vi() + " vào ngày " + decisionDate + "; cơ quan "
                                        + bodyName + " cần thiết lập \"" + SettingKey.DECIDER.key()
                                        + "\" kèm văn bản",
                                "No verified source says who decides "
                                        + award.name().en() + " on " + decisionDate
                                        + "; the authority " + bodyName + " must make the setting \""
                                        + SettingKey.DECIDER.key() + "\" with its document"),
                        decider.get().legalRef())));
    }

    private static Defect notDecidedAt(AwardLevel level, AwardRule award, LocalDate on) {
        Optional<Decider> named = award.notDecidedBy().stream()
                .filter(office -> office.level() == level && office.inForce())
                .findFirst();
        String article = named.map(Decider::citation).orElseGet(() -> award.deciders().stream()
                .map(Decider::citation)
                .distinct()
                .filter(citation -> !citation.isEmpty())
                .collect(Collectors.joining("; ")));
        Sentence office = named.map(Decider::office).orElse(new Sentence("Cấp " + level, "The level " + level));
        return new Defect(
                null,
                "NOT_DECIDED_AT_LEVEL",
                new Sentence(
                        office.vi() + " không có thẩm quyền quyết định "
                                + award.name().vi() + " vào ngày " + on,
                        office.en() + " has no authority to decide "
                                + award.name().en() + " on " + on),
                article.isEmpty() ? null : article);
    }

    /**
     * The prize of an award: factor times the base salary of the day of the decision, rounded as the regulation says.
     * Empty where the factor or the base salary is not known.
     *
     * @param body the deciding one, whose setting may fill a factor
     * @throws Refusal AWARD_UNKNOWN or AWARD_ABOLISHED
     */
    public Optional<Prize> prize(
            String code, RecipientKind recipient, LocalDate decisionDate, UnitId body, Settings settings) {
        Regulation regulation = inForce(decisionDate);
        AwardRule award = regulation.existing(code);
        Optional<BaseSalary> salary = baseSalary(decisionDate);
        if (salary.isEmpty()) {
            return Optional.empty();
        }
        return Prize.of(regulation, award, recipient, salary.get(), decisionDate, body, settings);
    }

    /** The base salary (mức lương cơ sở) of a day; empty where it is not verified. */
    public Optional<BaseSalary> baseSalary(LocalDate on) {
        return baseSalaries.stream()
                .filter(salary -> !on.isBefore(salary.from()))
                .max(Comparator.comparing(BaseSalary::from))
                .filter(salary -> salary.amount().inForce());
    }

    /**
     * Whether a list keeps within the quota of an award; empty where it does or none is set.
     *
     * @param proposed how many the list has
     * @param base how many hold, or meet the standard of, the awards that the quota is of
     */
    public Optional<Defect> quota(
            Regulation regulation,
            AwardRule award,
            int proposed,
            int base,
            UnitId authority,
            LocalDate on,
            Settings settings) {
        Cited<Quota> cited = award.quota();
        if (cited == null || cited.stated() == null) {
            return Optional.empty();
        }
        Integer lawful = cited.value() == null ? null : cited.value().maxPercent();
        Optional<Setting> own = Route.set(settings, authority, award, SettingKey.QUOTA_MAX_PERCENT, on);
        Integer wanted = own.map(setting -> Integer.valueOf(setting.value())).orElse(lawful);
        boolean set = wanted != null && own.isPresent() && (lawful == null || wanted < lawful);
        Quota quota = new Quota(cited.stated().of(), set ? wanted : lawful);
        if (quota.allows(proposed, base)) {
            return Optional.empty();
        }
        String of = String.join("/", quota.of());
        return Optional.of(new Defect(
                null,
                "QUOTA_EXCEEDED",
                new Sentence(
                        award.name().vi() + ": " + proposed + "/" + base + " " + of + " vượt tỷ lệ "
                                + quota.maxPercent() + " %",
                        award.name().en() + ": " + proposed + " of " + base + " " + of + " exceed " + quota.maxPercent()
                                + " %"),
                set ? own.map(Setting::citation).orElse(null) : cited.legalRef()));
    }

    /** What changes from one regulation to another, award by award and field by field. */
    public RegulationDiff diff(String from, String to) {
        return RegulationDiff.of(byId(from), byId(to));
    }

    static Map<String, AwardLevel> lowestLevels(List<RegulationText> texts) {
        Map<String, AwardLevel> lowest = new HashMap<>();
        for (RegulationText text : texts) {
            for (AwardRule award : text.awards()) {
                lowest.merge(award.code(), award.levels().get(0), (one, other) -> one.isAbove(other) ? other : one);
            }
        }
        return Map.copyOf(lowest);
    }
}
