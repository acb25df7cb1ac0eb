package vn.vinhdanh.approval.read.levelboard;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.approval.Stage;
import vn.vinhdanh.events.nomination.Occupation;

/**
 * One nomination for an award of the board's level.
 *
 * @param occupation what an individual does, where it is stated
 * @param stageLevel of the body that has the case; null before it is open
 * @param since when it came to stand so
 * @param reached the steps that it ever came to: see {@link Reached}
 */
record BoardRow(
        AwardLevel level,
        String nomination,
        CaseState state,
        String ref,
        String award,
        RecipientKind recipientKind,
        @Nullable String person,
        String recipient,
        String recipientUnit,
        String proposedBy,
        String movement,
        @Nullable Occupation occupation,
        @Nullable AwardLevel stageLevel,
        @Nullable String body,
        @Nullable StepKind step,
        LocalDate submittedOn,
        LocalDate since,
        long reached) {

    BoardRow at(AwardLevel newStageLevel, UnitId newBody, StepKind newStep, LocalDate on) {
        return with(
                CaseState.at(newStep),
                newStageLevel,
                newBody.value(),
                newStep,
                on,
                reached | new Reached(newStageLevel, newStep).bit());
    }

    BoardRow resumed(StepKind atStep, LocalDate on) {
        return with(CaseState.at(atStep), stageLevel, body, atStep, on, reached);
    }

    /** Another body has the case; where it begins anew there, its step says so. */
    BoardRow moved(Stage to) {
        StepKind now = to.level() == stageLevel ? step : to.steps().get(0).kind();
        long there = now == null ? reached : reached | new Reached(to.level(), now).bit();
        return with(state, to.level(), to.body().value(), now, since, there);
    }

    BoardRow still(CaseState newState, LocalDate on) {
        return with(newState, stageLevel, body, step, on, reached);
    }

    BoardRow ended(CaseState end, LocalDate on) {
        return with(end, stageLevel, body, null, on, reached);
    }

    private BoardRow with(
            CaseState newState,
            @Nullable AwardLevel newStageLevel,
            @Nullable String newBody,
            @Nullable StepKind newStep,
            LocalDate on,
            long nowReached) {
        return new BoardRow(
                level,
                nomination,
                newState,
                ref,
                award,
                recipientKind,
                person,
                recipient,
                recipientUnit,
                proposedBy,
                movement,
                occupation,
                newStageLevel,
                newBody,
                newStep,
                submittedOn,
                on,
                nowReached);
    }

    /** Without any text of a person. */
    BoardRow without(PersonId erased) {
        if (!erased.value().equals(person)) {
            return this;
        }
        return new BoardRow(
                level,
                nomination,
                state,
                ref,
                award,
                recipientKind,
                person,
                Protected.ERASED,
                recipientUnit,
                proposedBy,
                movement,
                occupation,
                stageLevel,
                body,
                step,
                submittedOn,
                since,
                reached);
    }
}
