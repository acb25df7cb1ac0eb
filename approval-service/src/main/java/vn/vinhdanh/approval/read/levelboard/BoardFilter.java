package vn.vinhdanh.approval.read.levelboard;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.events.RecipientKind;

/**
 * Which nominations of a board are wanted.
 *
 * @param states any of them; empty for all
 * @param month in which they were submitted
 * @param awardedIn the month in which they were awarded, and are so still
 * @param reached those that came there
 */
record BoardFilter(
        List<CaseState> states,
        @Nullable String award,
        @Nullable RecipientKind kind,
        @Nullable String unit,
        @Nullable YearMonth month,
        @Nullable YearMonth awardedIn,
        @Nullable Reached reached) {

    BoardFilter {
        states = states.stream().distinct().toList();
    }

    static BoardFilter of(@Nullable CaseState state, @Nullable String award) {
        return new BoardFilter(state == null ? List.of() : List.of(state), award, null, null, null, null, null);
    }

    /** Conditions on {@code approval.level_board b}, but for the states. */
    String where(Map<String, Object> parameters) {
        StringBuilder where = new StringBuilder();
        if (award != null) {
            where.append(" and b.award = :award");
            parameters.put("award", award);
        }
        if (kind != null) {
            where.append(" and b.recipient_kind = :kind");
            parameters.put("kind", kind.name());
        }
        if (unit != null) {
            where.append(" and b.proposed_by = :unit");
            parameters.put("unit", unit);
        }
        if (month != null) {
            where.append(" and b.submitted_on between :monthFrom and :monthTo");
            parameters.put("monthFrom", month.atDay(1));
            parameters.put("monthTo", month.atEndOfMonth());
        }
        if (awardedIn != null) {
            where.append(" and b.state = 'AWARDED' and b.since between :awardedFrom and :awardedTo");
            parameters.put("awardedFrom", awardedIn.atDay(1));
            parameters.put("awardedTo", awardedIn.atEndOfMonth());
        }
        if (reached != null) {
            where.append(" and (b.reached & :reached) <> 0");
            parameters.put("reached", reached.bit());
        }
        return where.toString();
    }

    /** One condition for each state, so that each is found by its own index scan in the order of the list. */
    List<String> eachState(Map<String, Object> parameters) {
        if (states.isEmpty()) {
            return List.of("");
        }
        return IntStream.range(0, states.size())
                .mapToObj(i -> {
                    parameters.put("state" + i, states.get(i).name());
                    return " and b.state = :state" + i;
                })
                .toList();
    }
}
