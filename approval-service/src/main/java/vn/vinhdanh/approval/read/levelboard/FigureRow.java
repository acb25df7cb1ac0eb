package vn.vinhdanh.approval.read.levelboard;

import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.RecipientKind;

/**
 * How many nominations of one level are so.
 *
 * @param about of what: see {@link Figure}
 */
record FigureRow(AwardLevel level, Figure figure, String about, int number) {

    static final String UNSTATED = "UNSTATED";

    enum Figure {
        /** Proposed by a unit. */
        UNIT,
        /** Proposed by a unit, in one state: {@code D.DILINH AWARDED}. */
        UNIT_STATE,
        /** Submitted in a month: {@code 2022-05}. */
        MONTH,
        /** Awarded in a month, and still awarded. */
        MONTH_AWARDED,
        /** Awarded individuals by what they do: {@code FARMER}, or {@code UNSTATED}. */
        OCCUPATION,
        /** Came to a step: {@code PROVINCE.COUNCIL}. */
        REACHED
    }

    /** Where a nomination counts. */
    static Set<FigureRow> of(BoardRow row) {
        Set<FigureRow> figures = new LinkedHashSet<>();
        figures.add(none(row, Figure.UNIT, row.proposedBy()));
        figures.add(none(row, Figure.UNIT_STATE, stateOf(row.proposedBy(), row.state())));
        figures.add(none(row, Figure.MONTH, YearMonth.from(row.submittedOn()).toString()));
        if (row.state() == CaseState.AWARDED) {
            figures.add(
                    none(row, Figure.MONTH_AWARDED, YearMonth.from(row.since()).toString()));
            if (row.recipientKind() == RecipientKind.INDIVIDUAL) {
                figures.add(none(row, Figure.OCCUPATION, Objects.toString(row.occupation(), UNSTATED)));
            }
        }
        Reached.in(row.reached()).forEach(step -> figures.add(none(row, Figure.REACHED, step.toString())));
        return figures;
    }

    static String stateOf(String unit, CaseState state) {
        return unit + " " + state;
    }

    FigureRow plus(int more) {
        return new FigureRow(level, figure, about, number + more);
    }

    private static FigureRow none(BoardRow row, Figure figure, String about) {
        return new FigureRow(row.level(), figure, about, 0);
    }
}
