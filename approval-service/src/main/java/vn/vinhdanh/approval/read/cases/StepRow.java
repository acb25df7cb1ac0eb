package vn.vinhdanh.approval.read.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.approval.read.ViewJson;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.eventstore.view.Json;

/**
 * One step of a route.
 *
 * @param ordinal its place on the route, from 0
 * @param decides whether the head of the body decides or forwards
 * @param workingDays its clock; null where none is set
 * @param source the article or setting that prescribes it
 * @param vote how the council votes here
 * @param result what the step came to: the receipt, the findings, the tally
 * @param resultOf about whom its words are; null where it has none, or about a collective
 */
record StepRow(
        String nomination,
        AwardLevel level,
        StepKind step,
        int ordinal,
        String body,
        boolean decides,
        @Nullable Integer workingDays,
        @Nullable String source,
        StepState state,
        @Nullable LocalDate due,
        @Nullable String actor,
        @Nullable OfficeKind office,
        @Nullable String onBehalfOf,
        @Nullable LocalDate doneOn,
        @Json @Nullable String vote,
        @Json @Nullable String result,
        @Nullable String resultOf) {

    enum StepState {
        PENDING,
        CURRENT,
        RETURNED,
        ON_HOLD,
        DONE,
        /** Left undone when the body ceased to be: another has the case. */
        TRANSFERRED
    }

    StepRow is(StepState newState, @Nullable LocalDate newDue) {
        return new StepRow(
                nomination,
                level,
                step,
                ordinal,
                body,
                decides,
                workingDays,
                source,
                newState,
                newDue,
                null,
                null,
                null,
                null,
                vote,
                null,
                null);
    }

    StepRow done(Actor by, LocalDate on, @Nullable String newResult, @Nullable String whose) {
        PersonId holder = by.onBehalfOf();
        return new StepRow(
                nomination,
                level,
                step,
                ordinal,
                body,
                decides,
                workingDays,
                source,
                StepState.DONE,
                due,
                by.person().value(),
                by.kind(),
                holder == null ? null : holder.value(),
                on,
                vote,
                newResult,
                whose);
    }

    /** What is still to be done is another body's; what was done stays whose it was. */
    StepRow in(UnitId newBody) {
        if (state == StepState.DONE) {
            return this;
        }
        return new StepRow(
                nomination,
                level,
                step,
                ordinal,
                newBody.value(),
                decides,
                workingDays,
                source,
                state,
                due,
                actor,
                office,
                onBehalfOf,
                doneOn,
                vote,
                result,
                resultOf);
    }

    StepRow left() {
        return state == StepState.DONE ? this : is(StepState.TRANSFERRED, null);
    }

    /** Without any text of a person. */
    StepRow without(PersonId erased) {
        if (!erased.value().equals(resultOf)) {
            return this;
        }
        return new StepRow(
                nomination,
                level,
                step,
                ordinal,
                body,
                decides,
                workingDays,
                source,
                state,
                due,
                actor,
                office,
                onBehalfOf,
                doneOn,
                vote,
                ViewJson.withoutText(result, "findings", "result", "conclusion"),
                resultOf);
    }
}
