package vn.vinhdanh.approval.read.inbox;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;

/**
 * The desk on which a case lies: that of an office of the body that works on it, or of the clerk who owes an answer.
 *
 * @param dueOrder the due day, or the end of time where none is set: what an inbox is sorted by
 */
record InboxRow(
        String nomination,
        String body,
        OfficeKind office,
        String proposedBy,
        AwardLevel stageLevel,
        String stageBody,
        StepKind step,
        CaseState state,
        LocalDate since,
        @Nullable LocalDate due,
        LocalDate dueOrder,
        boolean timed,
        boolean overdue,
        boolean escalated) {

    private static final LocalDate NO_DUE_DAY = LocalDate.of(9999, 12, 31);

    static InboxRow of(
            String nomination,
            String proposedBy,
            AwardLevel stageLevel,
            String stageBody,
            StepKind step,
            CaseState state,
            LocalDate since,
            @Nullable LocalDate due,
            boolean timed) {
        boolean unitsTurn = state == CaseState.RETURNED;
        return new InboxRow(
                nomination,
                unitsTurn ? proposedBy : stageBody,
                unitsTurn ? OfficeKind.SUBMITTER : step.office(),
                proposedBy,
                stageLevel,
                stageBody,
                step,
                state,
                since,
                due,
                due == null ? NO_DUE_DAY : due,
                timed,
                false,
                false);
    }

    InboxRow at(
            AwardLevel level, String stage, StepKind newStep, LocalDate on, @Nullable LocalDate newDue, boolean clock) {
        return of(nomination, proposedBy, level, stage, newStep, CaseState.at(newStep), on, newDue, clock);
    }

    InboxRow still(CaseState newState, LocalDate on, @Nullable LocalDate answerBy, boolean clock) {
        return of(nomination, proposedBy, stageLevel, stageBody, step, newState, on, answerBy, clock);
    }

    /** The answer has come; whoever has to say where the case goes still has to. */
    InboxRow answered(StepKind atStep, LocalDate on, @Nullable LocalDate newDue, boolean clock) {
        InboxRow now = at(stageLevel, stageBody, atStep, on, newDue, clock);
        return office == OfficeKind.ADMINISTRATOR ? now.on(body, office) : now;
    }

    /** The body is no more, and an administrator has to say where the case goes. */
    InboxRow awaiting(UnitId chooser) {
        return on(chooser.value(), OfficeKind.ADMINISTRATOR);
    }

    /** Another body has the case, and its clock runs on. */
    InboxRow moved(AwardLevel level, UnitId stage, StepKind atStep) {
        boolean unitsTurn = state == CaseState.RETURNED;
        return new InboxRow(
                nomination,
                unitsTurn ? proposedBy : stage.value(),
                unitsTurn ? OfficeKind.SUBMITTER : atStep.office(),
                proposedBy,
                level,
                stage.value(),
                atStep,
                state,
                since,
                due,
                dueOrder,
                timed,
                overdue,
                escalated);
    }

    private InboxRow on(String desk, OfficeKind owner) {
        return new InboxRow(
                nomination,
                desk,
                owner,
                proposedBy,
                stageLevel,
                stageBody,
                step,
                state,
                since,
                due,
                dueOrder,
                timed,
                overdue,
                escalated);
    }

    InboxRow alarmed(boolean nowEscalated) {
        return new InboxRow(
                nomination,
                body,
                office,
                proposedBy,
                stageLevel,
                stageBody,
                step,
                state,
                since,
                due,
                dueOrder,
                timed,
                true,
                nowEscalated);
    }
}
