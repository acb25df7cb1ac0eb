package vn.vinhdanh.approval.read.levelboard;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.approval.AwardApproved;
import vn.vinhdanh.events.approval.AwardRefused;
import vn.vinhdanh.events.approval.CaseEvent;
import vn.vinhdanh.events.approval.CaseHeld;
import vn.vinhdanh.events.approval.CaseLapsed;
import vn.vinhdanh.events.approval.CaseTransferred;
import vn.vinhdanh.events.approval.CaseWithdrawn;
import vn.vinhdanh.events.approval.HoldLifted;
import vn.vinhdanh.events.approval.ReturnedWrongRoute;
import vn.vinhdanh.events.approval.StepReopened;
import vn.vinhdanh.events.approval.StepStarted;
import vn.vinhdanh.events.approval.SupplementReceived;
import vn.vinhdanh.events.approval.SupplementRequested;
import vn.vinhdanh.events.decision.AwardRevoked;
import vn.vinhdanh.events.nomination.NominationSubmitted;
import vn.vinhdanh.events.nomination.Recipient;
import vn.vinhdanh.eventstore.view.Fold;
import vn.vinhdanh.eventstore.view.Table;
import vn.vinhdanh.eventstore.view.View;

/**
 * The board of one award level: every nomination for an award of that level, and how many stand where. One instance, one
 * processor and one partition for each level, so that a level is rebuilt alone and a failing one stops no other.
 */
public class LevelBoardView extends View {

    private final AwardLevel level;
    private final Table<CountRow> counts =
            table("level_count", CountRow.class, "level", "state", "award", "recipient_kind");
    private final Table<BoardRow> board = table("level_board", BoardRow.class, "level", "nomination")
            .onChange(this::count)
            .onChange(this::figure)
            .holdsTextOf("person", BoardRow::without);
    private final Table<FigureRow> figures = table("level_figure", FigureRow.class, "level", "figure", "about");

    public LevelBoardView(AwardLevel level) {
        super(nameOf(level));
        this.level = level;
        on(NominationSubmitted.class, this::submitted);
        on(StepStarted.class, (e, fold) -> change(fold, e, row -> row.at(e.level(), e.body(), e.step(), e.on())));
        on(StepReopened.class, (e, fold) -> change(fold, e, row -> row.at(e.level(), e.body(), e.step(), e.on())));
        on(SupplementRequested.class, (e, fold) -> change(fold, e, row -> row.still(CaseState.RETURNED, e.on())));
        on(SupplementReceived.class, (e, fold) -> change(fold, e, row -> row.resumed(e.step(), e.on())));
        on(CaseHeld.class, (e, fold) -> change(fold, e, row -> row.still(CaseState.ON_HOLD, e.on())));
        on(HoldLifted.class, (e, fold) -> change(fold, e, row -> row.resumed(e.step(), e.on())));
        on(CaseTransferred.class, (e, fold) -> change(fold, e, row -> row.moved(e.to())));
        on(AwardApproved.class, (e, fold) -> change(fold, e, row -> row.ended(CaseState.AWARDED, e.on())));
        on(AwardRefused.class, (e, fold) -> change(fold, e, row -> row.ended(CaseState.REJECTED, e.on())));
        on(ReturnedWrongRoute.class, (e, fold) -> change(fold, e, row -> row.ended(CaseState.REJECTED, e.on())));
        on(CaseWithdrawn.class, (e, fold) -> change(fold, e, row -> row.ended(CaseState.WITHDRAWN, e.on())));
        on(CaseLapsed.class, (e, fold) -> change(fold, e, row -> row.ended(CaseState.LAPSED, e.on())));
        on(AwardRevoked.class, (e, fold) -> change(fold, e.nomination(), row -> row.ended(CaseState.REVOKED, e.on())));
    }

    /** {@code approval.level-board.PROVINCE}. */
    public static String nameOf(AwardLevel level) {
        return "approval.level-board." + level;
    }

    public AwardLevel level() {
        return level;
    }

    private void submitted(NominationSubmitted e, Fold fold) {
        if (e.level() != level) {
            return;
        }
        Recipient recipient = e.proposal().recipient();
        fold.put(
                board,
                new BoardRow(
                        level,
                        e.nomination().value(),
                        CaseState.SUBMITTED,
                        e.ref(),
                        e.proposal().award(),
                        recipient.kind(),
                        recipient.person() == null ? null : recipient.person().value(),
                        recipient.name().orElse(Protected.ERASED),
                        recipient.unit().value(),
                        e.proposal().proposedBy().value(),
                        e.proposal().movement(),
                        e.proposal().facts().occupation(),
                        null,
                        null,
                        null,
                        e.on(),
                        e.on(),
                        Reached.NOTHING));
    }

    /** Nominations of other levels are not on this board, and nothing happens. */
    private void change(Fold fold, CaseEvent e, UnaryOperator<BoardRow> change) {
        change(fold, e.caseId().nomination(), change);
    }

    private void change(Fold fold, NominationId nomination, UnaryOperator<BoardRow> change) {
        fold.change(board, List.of(level, nomination), change);
    }

    private void count(@Nullable BoardRow before, @Nullable BoardRow after, Fold fold) {
        if (before != null && after != null && CountRow.none(before).equals(CountRow.none(after))) {
            return;
        }
        if (before != null) {
            add(fold, before, -1);
        }
        if (after != null) {
            add(fold, after, 1);
        }
    }

    /** Only the figures that differ are written. */
    private void figure(@Nullable BoardRow before, @Nullable BoardRow after, Fold fold) {
        Set<FigureRow> gone = before == null ? Set.of() : FigureRow.of(before);
        Set<FigureRow> come = after == null ? Set.of() : FigureRow.of(after);
        for (FigureRow figure : gone) {
            if (!come.contains(figure)) {
                add(fold, figure, -1);
            }
        }
        for (FigureRow figure : come) {
            if (!gone.contains(figure)) {
                add(fold, figure, 1);
            }
        }
    }

    private void add(Fold fold, FigureRow none, int more) {
        fold.changeOrCreate(
                figures, List.of(none.level(), none.figure(), none.about()), () -> none, figure -> figure.plus(more));
    }

    private void add(Fold fold, BoardRow row, int more) {
        CountRow none = CountRow.none(row);
        fold.changeOrCreate(
                counts,
                List.of(row.level(), row.state(), row.award(), row.recipientKind()),
                () -> none,
                count -> count.plus(more));
    }
}
