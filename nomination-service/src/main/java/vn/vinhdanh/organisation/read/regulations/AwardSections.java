package vn.vinhdanh.organisation.read.regulations;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.regulations.AwardRule;
import vn.vinhdanh.regulations.Cited;
import vn.vinhdanh.regulations.Clause;
import vn.vinhdanh.regulations.Decider;
import vn.vinhdanh.regulations.DossierItem;
import vn.vinhdanh.regulations.Marked;
import vn.vinhdanh.regulations.Quota;
import vn.vinhdanh.regulations.Regulation;
import vn.vinhdanh.regulations.StepRule;
import vn.vinhdanh.regulations.Voting;

/** Everything that a regulation says, value by value, for whoever looks it up. What it does not say is listed too. */
final class AwardSections {

    private AwardSections() {}

    /**
     * One value.
     *
     * @param key of the word before it, such as {@code level.PROVINCE}; null where {@code value} says it all
     * @param value null: no source is known
     * @param marked where it was read
     */
    record Line(
            @Nullable String key,
            @Nullable Sentence value,
            @Nullable Marked marked,
            List<Line> below) {}

    record Section(Sentence title, List<Line> lines) {}

    static List<Section> of(Regulation regulation, AwardRule award) {
        List<Section> sections = new ArrayList<>();
        List<Line> deciders = new ArrayList<>();
        for (Decider decider : award.deciders()) {
            deciders.add(line("level." + decider.level(), decider.office(), decider));
        }
        for (Decider not : award.notDecidedBy()) {
            deciders.add(line(
                    "level." + not.level(),
                    new Sentence(
                            "không do " + not.office().vi(),
                            "not by " + not.office().en()),
                    not));
        }
        sections.add(new Section(new Sentence("Thẩm quyền quyết định", "Who decides"), deciders));
        sections.add(new Section(
                new Sentence("Tiêu chuẩn", "Criteria"),
                award.criteria().stream().map(AwardSections::clause).toList()));
        sections.add(new Section(new Sentence("Hồ sơ", "Dossier"), items(award.dossier(), regulation, award)));
        List<Line> steps = new ArrayList<>();
        for (AwardLevel level : award.levels()) {
            List<StepRule> rules = regulation.steps(award, level);
            steps.add(new Line(
                    "level." + level,
                    null,
                    null,
                    rules.stream().map(AwardSections::step).toList()));
        }
        sections.add(new Section(new Sentence("Các bước", "Steps"), steps));
        List<Line> votes = new ArrayList<>();
        for (AwardLevel level : award.levels()) {
            votes.add(cited("level." + level, award.votes().get(level), AwardSections::vote));
        }
        sections.add(new Section(new Sentence("Biểu quyết của Hội đồng", "Vote of the council"), votes));
        sections.add(
                new Section(new Sentence("Tỷ lệ", "Quota"), List.of(cited(null, award.quota(), AwardSections::quota))));
        List<Line> prizes = new ArrayList<>();
        for (RecipientKind kind : award.recipients()) {
            prizes.add(cited("recipient." + kind, award.prize().get(kind), AwardSections::prize));
        }
        sections.add(new Section(
                new Sentence("Tiền thưởng (hệ số của mức lương cơ sở)", "Prize (factor of the base salary)"), prizes));
        return sections;
    }

    /** What a regulation says of every award. */
    static List<Section> of(Regulation regulation) {
        List<Section> sections = new ArrayList<>();
        if (!regulation.text().clauses().isEmpty()) {
            sections.add(new Section(
                    new Sentence("Tiêu chuẩn chung", "Criteria of every award"),
                    regulation.text().clauses().stream()
                            .map(AwardSections::clause)
                            .toList()));
        }
        sections.add(new Section(
                new Sentence("Các bước theo cấp", "Steps by level"),
                regulation.text().stages().entrySet().stream()
                        .map(stage -> new Line(
                                "level." + stage.getKey(),
                                null,
                                null,
                                stage.getValue().stream()
                                        .map(AwardSections::step)
                                        .toList()))
                        .toList()));
        if (!regulation.text().abolished().isEmpty()) {
            sections.add(new Section(
                    new Sentence("Không còn nữa", "No longer there"),
                    regulation.text().abolished().stream()
                            .map(gone -> line(null, gone.sentence(), gone))
                            .toList()));
        }
        return sections;
    }

    private static List<Line> items(List<DossierItem> own, Regulation regulation, AwardRule award) {
        List<DossierItem> all = new ArrayList<>(regulation.text().dossiers().getOrDefault(award.kind(), List.of()));
        all.addAll(own);
        return all.stream().map(item -> line(null, item.name(), item)).toList();
    }

    private static Line clause(Clause clause) {
        return new Line(
                null,
                clause.sentence(),
                clause,
                clause.oneOf().stream().map(AwardSections::clause).toList());
    }

    private static Line step(StepRule step) {
        Cited<Integer> days = step.days();
        return new Line(
                "step." + step.step(),
                null,
                step,
                days == null ? List.of() : List.of(cited(null, days, AwardSections::days)));
    }

    private static Sentence days(Integer days) {
        return new Sentence(days + " ngày làm việc", days + " working days");
    }

    private static Sentence vote(Voting voting) {
        Integer least = voting.minPercent();
        return least == null
                ? new Sentence("Hội đồng kết luận; không quy định tỷ lệ", "the council concludes; no share is set")
                : new Sentence(
                        "từ " + least + " % tổng số thành viên" + (voting.secret() ? ", bỏ phiếu kín" : ""),
                        "at least " + least + " % of all members" + (voting.secret() ? ", by secret ballot" : ""));
    }

    private static Sentence quota(Quota quota) {
        String of = String.join(", ", quota.of());
        Integer most = quota.maxPercent();
        return most == null
                ? new Sentence("tính trên số đạt " + of, "of the holders of " + of)
                : new Sentence(
                        "không quá " + most + " % số đạt " + of, "at most " + most + " % of the holders of " + of);
    }

    private static Sentence prize(BigDecimal factor) {
        String plain = factor.stripTrailingZeros().toPlainString();
        return new Sentence(plain.replace('.', ',') + " lần", plain + " times");
    }

    private static <T> Line cited(@Nullable String key, @Nullable Cited<T> cited, Function<T, Sentence> spelled) {
        if (cited == null || cited.stated() == null) {
            return new Line(key, null, cited, List.of());
        }
        return new Line(key, spelled.apply(cited.stated()), cited, List.of());
    }

    private static Line line(@Nullable String key, Sentence value, Marked marked) {
        return new Line(key, value, marked, List.of());
    }
}
