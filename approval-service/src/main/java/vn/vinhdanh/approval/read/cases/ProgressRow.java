package vn.vinhdanh.approval.read.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.approval.read.ViewJson;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.PersonId;
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
 * @param chooser the body whose administrator has to say where it goes; null where nobody has to
 * @param choices the bodies that could take it
 * @param takenBy who works on the step
 * @param reasonsOf about whom the reasons are; null for a collective
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
        @Json @Nullable String reasons,
        @Nullable String chooser,
        @Json @Nullable String choices,
        @Nullable String takenBy,
        @Nullable LocalDate takenOn,
        @Nullable String reasonsOf) {

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
                null,
                null,
                null,
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
                reasons,
                chooser,
                choices,
                takenBy,
                takenOn,
                reasonsOf);
    }

    ProgressRow still(
            CaseState newState,
            LocalDate on,
            @Nullable LocalDate answerBy,
            boolean answerTimed,
            String why,
            @Nullable String whose) {
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
                why,
                chooser,
                choices,
                null,
                null,
                whose);
    }

    ProgressRow ended(CaseState end, LocalDate on, @Nullable String why, @Nullable String whose) {
        return new ProgressRow(
                nomination,
                version,
                end,
                stageLevel,
                body,
                null,
                on,
                null,
                false,
                false,
                false,
                null,
                null,
                why,
                null,
                null,
                null,
                null,
                whose);
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
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The case itself has ended before: its version stays. */
    ProgressRow revoked(LocalDate on, String why, @Nullable String whose) {
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
                why,
                chooser,
                choices,
                null,
                null,
                whose);
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
                reasons,
                chooser,
                choices,
                takenBy,
                takenOn,
                reasonsOf);
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
                reasons,
                chooser,
                choices,
                takenBy,
                takenOn,
                reasonsOf);
    }

    /** Its body is no more, and somebody has to choose. */
    ProgressRow awaiting(@Nullable String who, @Nullable String among) {
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
                decision,
                awardId,
                reasons,
                who,
                among,
                null,
                null,
                reasonsOf);
    }

    /** Another body has it, at the same step or at the one that begins there. */
    ProgressRow moved(AwardLevel newLevel, UnitId newBody, @Nullable StepKind newStep) {
        return new ProgressRow(
                nomination,
                version,
                state,
                newLevel,
                newBody.value(),
                newStep,
                since,
                due,
                timed,
                overdue,
                escalated,
                decision,
                awardId,
                reasons,
                null,
                null,
                null,
                null,
                reasonsOf);
    }

    ProgressRow taken(@Nullable String person, @Nullable LocalDate on) {
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
                decision,
                awardId,
                reasons,
                chooser,
                choices,
                person,
                on,
                reasonsOf);
    }

    /** Without any text of a person. */
    ProgressRow without(PersonId erased) {
        if (!erased.value().equals(reasonsOf)) {
            return this;
        }
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
                decision,
                awardId,
                ViewJson.withoutText(reasons, "text"),
                chooser,
                choices,
                takenBy,
                takenOn,
                reasonsOf);
    }
}
