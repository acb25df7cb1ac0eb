package vn.vinhdanh.approval.read.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.eventstore.view.Json;

/**
 * Where a case stands.
 *
 * @param version of the case, its ETag
 * @param stageLevel of the body that has it, or had it last
 * @param since when it came to stand so
 * @param due the last day of the step, or for the unit's answer
 * @param timed whether that day fires by itself
 * @param decision the draft in which it stands, or the decision that ended it
 * @param reasons why it was returned, is held, or was refused
 */
record ProgressRow(
        String nomination,
        long version,
        CaseState state,
        AwardLevel stageLevel,
        String body,
        @Nullable StepKind step,
        LocalDate since,
        @Nullable LocalDate due,
        boolean timed,
        boolean overdue,
        boolean escalated,
        @Nullable String decision,
        @Nullable String awardId,
        @Json @Nullable String reasons) {

    /** A step begins, or goes on. */
    static ProgressRow at(
            String nomination,
            long version,
            AwardLevel level,
            UnitId body,
            StepKind step,
            LocalDate since,
            @Nullable LocalDate due,
            boolean timed) {
        return new ProgressRow(
                nomination,
                version,
                CaseState.at(step),
                level,
                body.value(),
                step,
                since,
                due,
                timed,
                false,
                false,
                null,
                null,
                null);
    }

    ProgressRow at(long newVersion) {
        return new ProgressRow(
                nomination,
                newVersion,
                state,
                stageLevel,
                body,
                step,
                since,
                due,
                timed,
                overdue,
                escalated,
                decision,
                awardId,
                reasons);
    }

    ProgressRow still(CaseState newState, LocalDate on, @Nullable LocalDate answerBy, boolean answerTimed, String why) {
        return new ProgressRow(
                nomination,
                version,
                newState,
                stageLevel,
                body,
                step,
                on,
                answerBy,
                answerTimed,
                false,
                false,
                null,
                null,
                why);
    }

    ProgressRow ended(CaseState end, LocalDate on, @Nullable String why) {
        return new ProgressRow(
                nomination, version, end, stageLevel, body, null, on, null, false, false, false, null, null, why);
    }

    ProgressRow awarded(String byDecision, String award, LocalDate on) {
        return new ProgressRow(
                nomination,
                version,
                CaseState.AWARDED,
                stageLevel,
                body,
                null,
                on,
                null,
                false,
                false,
                false,
                byDecision,
                award,
                null);
    }

    /** The case itself has ended before: its version stays. */
    ProgressRow revoked(LocalDate on, String why) {
        return new ProgressRow(
                nomination,
                version,
                CaseState.REVOKED,
                stageLevel,
                body,
                null,
                on,
                null,
                false,
                false,
                false,
                decision,
                awardId,
                why);
    }

    ProgressRow in(@Nullable String draft) {
        return new ProgressRow(
                nomination,
                version,
                state,
                stageLevel,
                body,
                step,
                since,
                due,
                timed,
                overdue,
                escalated,
                draft,
                awardId,
                reasons);
    }

    ProgressRow alarmed(boolean nowEscalated) {
        return new ProgressRow(
                nomination,
                version,
                state,
                stageLevel,
                body,
                step,
                since,
                due,
                timed,
                true,
                nowEscalated,
                decision,
                awardId,
                reasons);
    }
}
