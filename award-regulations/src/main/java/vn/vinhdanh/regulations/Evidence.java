package vn.vinhdanh.regulations;

import dev.cel.runtime.CelUnknownSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.events.nomination.Initiative;
import vn.vinhdanh.events.nomination.Merit;
import vn.vinhdanh.events.nomination.Occupation;
import vn.vinhdanh.events.nomination.Outcome;
import vn.vinhdanh.events.nomination.PriorAward;
import vn.vinhdanh.events.nomination.Rating;
import vn.vinhdanh.events.nomination.Scope;

/**
 * The facts of one candidate as the criteria ask for them. It remembers what was asked and what was found, so that a
 * verdict can say because of which facts; and it answers "unknown" to what was not stated, which CEL carries through its
 * operators: false and unknown is false, true or unknown is true.
 *
 * <p>A run of years ends with the year before the proposal, or with the year of the proposal where that has its rating or
 * award already: of the two, the better one counts.
 */
final class Evidence {

    /** What a criterion may ask of the rest of the regulation. */
    interface Law {

        @Nullable
        AwardLevel levelOf(String award);

        Outcome meets(String award, Evidence evidence);

        boolean drops(PriorAward earlier, @Nullable AwardLevel earlierLevel, Candidate candidate, AwardLevel to);

        Sentence nameOf(String award);
    }

    private static final Object UNKNOWN = CelUnknownSet.create(1L);

    private final Candidate candidate;
    private final Facts facts;
    private final AwardLevel level;
    private final Law law;
    private final int year;
    private final @Nullable List<PriorAward> counted;
    private final Set<Sentence> found = new LinkedHashSet<>();

    Evidence(Candidate candidate, AwardLevel level, Law law) {
        this.candidate = candidate;
        this.facts = candidate.facts();
        this.level = level;
        this.law = law;
        this.year = candidate.on().getYear();
        this.counted = counted();
    }

    private @Nullable List<PriorAward> counted() {
        List<PriorAward> prior = facts.priorAwards();
        return prior == null
                ? null
                : prior.stream()
                        .filter(award -> !law.drops(award, law.levelOf(award.award()), candidate, level))
                        .toList();
    }

    Candidate candidate() {
        return candidate;
    }

    /** What was found since this was last asked. */
    Sentence found() {
        Sentence all = new Sentence(
                found.stream().map(Sentence::vi).collect(Collectors.joining("; ")),
                found.stream().map(Sentence::en).collect(Collectors.joining("; ")));
        found.clear();
        return all;
    }

    private void note(String vi, String en) {
        found.add(new Sentence(vi, en));
    }

    private Object unstated(String vi, String en) {
        note("chưa khai " + vi, en + " not stated");
        return UNKNOWN;
    }

    Object has(List<String> codes) {
        if (counted == null) {
            return unstated("khen thưởng đã có", "prior awards");
        }
        return answer(codes, yearsOf(codes, counted, any -> true));
    }

    Object hasThisYear(List<String> codes) {
        if (counted == null) {
            return unstated("khen thưởng đã có", "prior awards");
        }
        return answer(codes, yearsOf(codes, counted, when -> when == year || when == year - 1));
    }

    private Object answer(List<String> codes, TreeSet<Integer> years) {
        Sentence award = named(codes);
        if (years.isEmpty()) {
            note("không có " + award.vi(), "no " + award.en());
            return false;
        }
        note(award.vi() + " " + join(years), award.en() + " " + join(years));
        return true;
    }

    private Sentence named(List<String> codes) {
        List<Sentence> names = codes.stream().map(law::nameOf).toList();
        return new Sentence(
                names.stream().map(Sentence::vi).distinct().collect(Collectors.joining(" hoặc ")),
                names.stream().map(Sentence::en).distinct().collect(Collectors.joining(" or ")));
    }

    private static TreeSet<Integer> yearsOf(List<String> codes, List<PriorAward> awards, Predicate<Integer> when) {
        return awards.stream()
                .filter(award -> codes.contains(award.award()) && when.test(award.year()))
                .map(PriorAward::year)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Object consecutive(List<String> codes, int n) {
        if (counted == null) {
            return unstated("khen thưởng đã có", "prior awards");
        }
        TreeSet<Integer> years = yearsOf(codes, counted, any -> true);
        Sentence award = named(codes);
        int best = Math.max(run(years, year), run(years, year - 1));
        note(
                award.vi() + " liên tục " + best + "/" + n + " năm" + (years.isEmpty() ? "" : " (" + join(years) + ")"),
                award.en() + " for " + best + " of " + n + " consecutive years"
                        + (years.isEmpty() ? "" : " (" + join(years) + ")"));
        return best >= n;
    }

    private static int run(TreeSet<Integer> years, int end) {
        int length = 0;
        while (years.contains(end - length)) {
            length++;
        }
        return length;
    }

    Object count(List<String> codes, int n) {
        if (counted == null) {
            return unstated("khen thưởng đã có", "prior awards");
        }
        TreeSet<Integer> years = yearsOf(codes, counted, any -> true);
        long best = Math.max(within(years, year, n), within(years, year - 1, n));
        Sentence award = named(codes);
        note(
                best + " lần " + award.vi() + " trong " + n + " năm",
                best + " × " + award.en() + " within " + n + " years");
        return best;
    }

    private static long within(TreeSet<Integer> years, int end, int n) {
        return years.subSet(end - n + 1, true, end, true).size();
    }

    Object rating() {
        Map<String, Rating> ratings = facts.ratings();
        if (ratings != null) {
            for (int when : new int[] {year, year - 1}) {
                Rating rating = ratings.get(Integer.toString(when));
                if (rating != null) {
                    Sentence is = Words.of(rating);
                    note("xếp loại năm " + when + ": " + is.vi(), "rating of " + when + ": " + is.en());
                    return (long) rating.ordinal();
                }
            }
        }
        return unstated("xếp loại năm " + (year - 1), "rating of " + (year - 1));
    }

    /** At least so many of the last n years with at least that rating. */
    Object rated(Rating least, int n, int times) {
        return ratedFrom(Integer.MIN_VALUE, least, n, times);
    }

    /** At least so many of n years with at least that rating, all of them after the year of an award. */
    Object ratedSince(List<String> codes, Rating least, int n, int times) {
        if (counted == null) {
            return unstated("khen thưởng đã có", "prior awards");
        }
        TreeSet<Integer> years = yearsOf(codes, counted, any -> true);
        Object has = answer(codes, years);
        return Boolean.FALSE.equals(has) ? has : ratedFrom(years.first() + 1, least, n, times);
    }

    private Object ratedFrom(int first, Rating least, int n, int times) {
        Map<String, Rating> ratings = facts.ratings() == null ? Map.of() : facts.ratings();
        boolean thisYear = ratings.containsKey(Integer.toString(year));
        Object last = ratedUpTo(year - 1, first, ratings, least, n, times);
        if (Boolean.TRUE.equals(last) || !thisYear) {
            return last;
        }
        Object now = ratedUpTo(year, first, ratings, least, n, times);
        return !Boolean.TRUE.equals(now) && last.equals(UNKNOWN) ? last : now;
    }

    private Object ratedUpTo(int end, int first, Map<String, Rating> ratings, Rating least, int n, int times) {
        if (end - n + 1 < first) {
            note(
                    "chưa đủ " + n + " năm tính đến " + end + " kể từ " + (first - 1),
                    "not yet " + n + " years up to " + end + " since " + (first - 1));
            return false;
        }
        TreeSet<Integer> reached = new TreeSet<>();
        TreeSet<Integer> missing = new TreeSet<>();
        for (int when = end - n + 1; when <= end; when++) {
            Rating rating = ratings.get(Integer.toString(when));
            if (rating == null) {
                missing.add(when);
            } else if (rating.atLeast(least)) {
                reached.add(when);
            }
        }
        if (reached.size() < times && reached.size() + missing.size() >= times) {
            return unstated("xếp loại năm " + join(missing), "rating of " + join(missing));
        }
        Sentence from = Words.of(least);
        note(
                reached.size() + "/" + n + " năm đến " + end + " xếp loại từ “" + from.vi() + "” (cần " + times + ")",
                reached.size() + " of " + n + " years up to " + end + " rated " + from.en() + " or better (needs "
                        + times + ")");
        return reached.size() >= times;
    }

    Object initiatives(Scope scope) {
        return initiatives(scope, new Sentence("", ""), any -> true);
    }

    Object initiatives(Scope scope, int n) {
        return initiatives(scope, yearsUpTo(n, year), when -> when > year - n && when <= year) instanceof Long now
                        && initiatives(scope, yearsUpTo(n, year - 1), when -> when > year - 1 - n && when < year)
                                instanceof Long last
                ? (Object) Math.max(now, last)
                : UNKNOWN;
    }

    private static Sentence yearsUpTo(int n, int end) {
        return n == 1
                ? new Sentence(" năm " + end, " in " + end)
                : new Sentence(" trong " + n + " năm đến " + end, " within the " + n + " years up to " + end);
    }

    private Object initiatives(Scope scope, Sentence years, Predicate<Integer> when) {
        List<Initiative> initiatives = facts.initiatives();
        if (initiatives == null) {
            return unstated("sáng kiến, đề tài", "initiatives and research works");
        }
        long number = initiatives.stream()
                .filter(entry -> entry.scope().atLeast(scope) && when.test(entry.year()))
                .mapToLong(Initiative::number)
                .sum();
        note(
                number + " sáng kiến, đề tài phạm vi từ " + Words.of(scope).vi() + years.vi(),
                number + " initiatives or works of reach “" + Words.of(scope).en() + "” or wider" + years.en());
        return number;
    }

    Object merit(Merit.Kind kind, Scope scope, int years) {
        List<Merit> merits = facts.merits();
        if (merits == null) {
            return unstated("thành tích khác", "other achievements");
        }
        List<Merit> fitting = merits.stream()
                .filter(merit -> merit.kind() == kind && merit.scope().atLeast(scope))
                .toList();
        Sentence what = Words.of(kind);
        Sentence reach = Words.of(scope);
        if (fitting.isEmpty()) {
            note(
                    "không có thành tích “" + what.vi() + "” phạm vi từ " + reach.vi(),
                    "no achievement “" + what.en() + "” of reach “" + reach.en() + "” or wider");
            return false;
        }
        if (years == 0 || fitting.stream().anyMatch(merit -> merit.years() != null && merit.years() >= years)) {
            note(
                    "có thành tích “" + what.vi() + "” phạm vi từ " + reach.vi(),
                    "achievement “" + what.en() + "” of reach “" + reach.en() + "” or wider");
            return true;
        }
        if (fitting.stream().anyMatch(merit -> merit.years() == null)) {
            return unstated(
                    "số năm của thành tích “" + what.vi() + "”", "duration of the achievement “" + what.en() + "”");
        }
        note(
                "thành tích “" + what.vi() + "” chưa đủ " + years + " năm",
                "achievement “" + what.en() + "” of less than " + years + " years");
        return false;
    }

    Object share(Vocabulary.Share of) {
        Double share =
                switch (of) {
                    case LDTT -> facts.pctLdtt();
                    case TASKS_DONE -> facts.pctTasksDone();
                };
        String vi =
                switch (of) {
                    case LDTT -> "tỷ lệ Lao động tiên tiến";
                    case TASKS_DONE -> "tỷ lệ hoàn thành nhiệm vụ";
                };
        String en =
                switch (of) {
                    case LDTT -> "share of Advanced Workers";
                    case TASKS_DONE -> "share that completed its tasks";
                };
        if (share == null) {
            return unstated(vi, en);
        }
        note(vi + " " + share + " %", en + " " + share + " %");
        return share;
    }

    Object holders(List<String> codes) {
        Map<String, Integer> holders = facts.titleHolders();
        Sentence award = named(codes);
        if (holders == null) {
            return unstated("số cá nhân đạt " + award.vi(), "number of members with " + award.en());
        }
        long number =
                codes.stream().mapToLong(code -> holders.getOrDefault(code, 0)).sum();
        note(number + " cá nhân đạt " + award.vi(), number + " members with " + award.en());
        return number;
    }

    Object contribution() {
        return number(facts.contribution(), "giá trị đóng góp (đồng)", "contribution in VND");
    }

    Object sameAchievement() {
        Integer others = candidate.sameAchievement();
        return number(
                others == null ? null : Long.valueOf(others),
                "số khen thưởng khác cho cùng thành tích",
                "other awards for the same achievement");
    }

    private Object number(@Nullable Long number, String vi, String en) {
        if (number == null) {
            return unstated(vi, en);
        }
        note(vi + ": " + number, en + ": " + number);
        return number;
    }

    Object worker() {
        return occupation(Occupation.WORKER);
    }

    Object farmer() {
        return occupation(Occupation.FARMER);
    }

    /** A ground of its own for some: it counts when stated, and nobody else is asked. */
    private Object occupation(Occupation asked) {
        Occupation stated = facts.occupation();
        Sentence said = stated == null ? new Sentence("chưa khai", "none") : Words.of(stated);
        note("nghề nghiệp: " + said.vi(), "occupation stated: " + said.en());
        return stated == asked;
    }

    /** An achievement that is a ground for some only: it counts when stated, and nobody else is asked. */
    Object declared(Merit.Kind kind, Scope scope) {
        return facts.merits() != null && Boolean.TRUE.equals(merit(kind, scope, 0));
    }

    Object united() {
        return stated(facts.united(), "đoàn kết, tương trợ", "solidarity");
    }

    Object lawAbiding() {
        return stated(facts.lawAbiding(), "chấp hành chủ trương, pháp luật", "observance of the law");
    }

    Object joinedMovements() {
        return stated(facts.joinedMovements(), "tham gia phong trào thi đua", "part in emulation movements");
    }

    Object disciplined() {
        return stated(facts.disciplined(), "bị kỷ luật từ cảnh cáo trở lên", "discipline at warning or above");
    }

    Object underVerification() {
        return stated(
                facts.underVerification(),
                "đang xem xét kỷ luật, điều tra, thanh tra, kiểm tra hoặc có khiếu nại, tố cáo",
                "discipline, investigation, inspection or complaint under way");
    }

    Object comparedInCluster() {
        return stated(
                facts.comparedInCluster(),
                "được so sánh, bình xét trong cụm, khối thi đua",
                "compared and voted on in its cluster or block");
    }

    private Object stated(@Nullable Boolean fact, String vi, String en) {
        if (fact == null) {
            return unstated(vi, en);
        }
        note(vi + ": " + (fact ? "có" : "không"), en + ": " + (fact ? "yes" : "no"));
        return fact;
    }

    Object meets(List<String> codes) {
        boolean unknown = false;
        for (String code : codes) {
            Outcome outcome = law.meets(code, this);
            if (outcome == Outcome.FAILS) {
                return false;
            }
            unknown |= outcome == Outcome.UNKNOWN;
        }
        return unknown ? UNKNOWN : (Object) true;
    }

    /** What a criterion answered. */
    static Outcome outcome(Object answer) {
        return answer instanceof Boolean holds ? (holds ? Outcome.HOLDS : Outcome.FAILS) : Outcome.UNKNOWN;
    }

    /** A criterion that the facts cannot decide. */
    void note(Sentence sentence) {
        found.add(Objects.requireNonNull(sentence));
    }

    private static String join(TreeSet<Integer> years) {
        return years.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
