package vn.vinhdanh.approval.read.levelboard;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.approval.read.levelboard.FigureRow.Figure;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.nomination.Occupation;

/** The numbers of a level, all of one moment: with the position at which they hold, they can be had again for ever. */
@Component
class LevelNumbers {

    private static final int FEW = 10;
    private static final int MONTHS = 24;

    private final LevelBoardRepository boards;
    private final TransactionTemplate moment;

    LevelNumbers(LevelBoardRepository boards, PlatformTransactionManager transactions) {
        this.boards = boards;
        this.moment = new TransactionTemplate(transactions);
        moment.setReadOnly(true);
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** How many stand in each state. */
    record Counters(Map<CaseState, Integer> states) {

        public int all() {
            return sum(CaseState.values());
        }

        public int open() {
            return sum(Arrays.stream(CaseState.values())
                    .filter(state -> !state.isFinal())
                    .toArray(CaseState[]::new));
        }

        public int awarded() {
            return sum(CaseState.AWARDED);
        }

        public int notAwarded() {
            return all() - open() - awarded();
        }

        private int sum(CaseState... these) {
            return Arrays.stream(these)
                    .mapToInt(state -> states.getOrDefault(state, 0))
                    .sum();
        }
    }

    /** One level in short. */
    record Short(
            AwardLevel level,
            long position,
            Counters now,
            @Nullable Counters before) {}

    record Awarded(String award, Map<RecipientKind, Integer> kinds) {

        public int sum() {
            return kinds.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    record Unit(String unit, int proposed, int awarded) {}

    /** Individuals who were awarded, by what they do. */
    record Individuals(int workers, int farmers, int others, int unstated) {

        /** Those whose occupation is stated. */
        public int stated() {
            return workers + farmers + others;
        }

        public int all() {
            return stated() + unstated;
        }

        /** Of those whose occupation is stated, how many of a hundred work directly. */
        public int percent() {
            return stated() == 0 ? 0 : Math.round(100f * (workers + farmers) / stated());
        }
    }

    record Month(YearMonth month, int proposed, int awarded) {}

    /** @param count how many came there */
    record Stage(Reached step, int count) {}

    /** One level in full. */
    record Board(
            Short level,
            List<Awarded> awards,
            List<RecipientKind> kinds,
            List<Unit> units,
            List<Unit> least,
            Individuals individuals,
            List<Month> months,
            List<Stage> funnel) {}

    /** @param before the position of the year before; null where the log had none then */
    List<Short> all(ReadAt at, @Nullable Long before) {
        return now(() -> Arrays.stream(AwardLevel.values())
                .map(level -> inShort(level, at, before))
                .toList());
    }

    Board of(AwardLevel level, ReadAt at, @Nullable Long before) {
        return now(() -> {
            Map<String, Awarded> awards = new LinkedHashMap<>();
            for (CountEntity count : boards.counts(level, at)) {
                if (count.state == CaseState.AWARDED) {
                    awards.computeIfAbsent(count.award, award -> new Awarded(award, new EnumMap<>(RecipientKind.class)))
                            .kinds()
                            .merge(count.recipientKind, count.number, Integer::sum);
                }
            }
            return new Board(
                    inShort(level, at, before),
                    awards.values().stream()
                            .sorted((one, other) -> Integer.compare(other.sum(), one.sum()))
                            .toList(),
                    Arrays.stream(RecipientKind.values())
                            .filter(kind -> awards.values().stream()
                                    .anyMatch(award -> award.kinds().containsKey(kind)))
                            .toList(),
                    units(level, boards.most(level, FEW, at), at),
                    units(level, boards.least(level, FEW, at), at),
                    individuals(level, at),
                    months(level, at),
                    funnel(level, at));
        });
    }

    private Short inShort(AwardLevel level, ReadAt at, @Nullable Long before) {
        Long asked = at.position();
        return new Short(
                level,
                asked == null ? boards.position(level) : asked,
                counters(level, at),
                before == null ? null : counters(level, ReadAt.position(before)));
    }

    private Counters counters(AwardLevel level, ReadAt at) {
        Map<CaseState, Integer> states = new EnumMap<>(CaseState.class);
        boards.counts(level, at).forEach(count -> states.merge(count.state, count.number, Integer::sum));
        return new Counters(states);
    }

    private List<Unit> units(AwardLevel level, Map<String, Integer> some, ReadAt at) {
        Map<String, Map<CaseState, Integer>> states = boards.unitStates(level, some.keySet(), at);
        return some.entrySet().stream()
                .map(unit -> new Unit(
                        unit.getKey(),
                        unit.getValue(),
                        states.getOrDefault(unit.getKey(), Map.of()).getOrDefault(CaseState.AWARDED, 0)))
                .toList();
    }

    private Individuals individuals(AwardLevel level, ReadAt at) {
        Map<String, Integer> awarded = boards.figures(level, Figure.OCCUPATION, at);
        return new Individuals(
                awarded.getOrDefault(Occupation.WORKER.name(), 0),
                awarded.getOrDefault(Occupation.FARMER.name(), 0),
                awarded.getOrDefault(Occupation.OTHER.name(), 0),
                awarded.getOrDefault(FigureRow.UNSTATED, 0));
    }

    /** The last two years of it, without a gap. */
    private List<Month> months(AwardLevel level, ReadAt at) {
        Map<String, Integer> proposed = boards.figures(level, Figure.MONTH, at);
        Map<String, Integer> awarded = boards.figures(level, Figure.MONTH_AWARDED, at);
        TreeMap<YearMonth, Month> months = new TreeMap<>();
        proposed.keySet().forEach(month -> months.put(YearMonth.parse(month), none(month)));
        awarded.keySet().forEach(month -> months.put(YearMonth.parse(month), none(month)));
        if (months.isEmpty()) {
            return List.of();
        }
        YearMonth last = months.lastKey();
        YearMonth first = months.firstKey();
        YearMonth start = first.isBefore(last.minusMonths(MONTHS - 1)) ? last.minusMonths(MONTHS - 1) : first;
        List<Month> all = new ArrayList<>();
        for (YearMonth month = start; !month.isAfter(last); month = month.plusMonths(1)) {
            String name = month.toString();
            all.add(new Month(month, proposed.getOrDefault(name, 0), awarded.getOrDefault(name, 0)));
        }
        return all;
    }

    private static Month none(String month) {
        return new Month(YearMonth.parse(month), 0, 0);
    }

    /** Each step with those that came to it, in the order of the way. */
    private List<Stage> funnel(AwardLevel level, ReadAt at) {
        return boards.figures(level, Figure.REACHED, at).entrySet().stream()
                .map(step -> new Stage(Reached.parse(step.getKey()), step.getValue()))
                .sorted(Comparator.comparing((Stage stage) -> stage.step().level())
                        .thenComparing(stage -> stage.step().step()))
                .toList();
    }

    private <T> T now(Supplier<T> work) {
        return Objects.requireNonNull(moment.execute(status -> work.get()));
    }
}
