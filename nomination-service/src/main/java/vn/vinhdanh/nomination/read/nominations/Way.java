package vn.vinhdanh.nomination.read.nominations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardId;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.approval.CaseTransferred;
import vn.vinhdanh.events.approval.Stage;
import vn.vinhdanh.events.nomination.Reason;

/**
 * How far a nomination has come on its route.
 *
 * @param reasons of the last return, hold or refusal
 * @param heldFrom the state that a hold interrupted
 * @param reasonsOf about whom the reasons are; null for a collective
 */
record Way(
        List<RouteStep> route,
        List<Why> reasons,
        @Nullable State heldFrom,
        @Nullable Decided decision,
        @Nullable PersonId reasonsOf) {

    static final Way NONE = new Way(List.of(), List.of(), null, null, null);

    /** How one step stands. */
    enum StepState {
        WAITING,
        CURRENT,
        RETURNED,
        ON_HOLD,
        DONE,
        REFUSED,
        CLOSED;

        public boolean isOpen() {
            return this == CURRENT || this == RETURNED || this == ON_HOLD;
        }
    }

    /**
     * One step of one body.
     *
     * @param due its last day, or that of the answer to a return; null where no clock is set
     * @param actor who did it, {@code onBehalfOf} for whom, {@code at} on which day
     */
    record RouteStep(
            AwardLevel level,
            UnitId body,
            StepKind step,
            StepState state,
            @Nullable LocalDate due,
            @Nullable PersonId actor,
            @Nullable PersonId onBehalfOf,
            @Nullable LocalDate at) {

        RouteStep is(StepState newState, @Nullable LocalDate newDue) {
            return new RouteStep(level, body, step, newState, newDue, actor, onBehalfOf, at);
        }

        RouteStep in(UnitId newBody) {
            return new RouteStep(level, newBody, step, state, due, actor, onBehalfOf, at);
        }

        RouteStep done(StepState newState, @Nullable Actor by, LocalDate on) {
            return new RouteStep(
                    level,
                    body,
                    step,
                    newState,
                    due,
                    by == null ? null : by.person(),
                    by == null ? null : by.onBehalfOf(),
                    on);
        }
    }

    /** A reason in clear; text is null once erased. */
    record Why(String code, @Nullable String text, @Nullable String legalRef) {}

    /** The decision that granted the award. */
    record Decided(String number, LocalDate date, DecisionId decision, AwardId award) {}

    static Way of(String json) {
        return RowJson.read(json, Way.class);
    }

    String json() {
        return RowJson.write(this);
    }

    static Way along(List<Stage> stages) {
        List<RouteStep> steps = new ArrayList<>();
        for (Stage stage : stages) {
            stage.steps()
                    .forEach(step -> steps.add(new RouteStep(
                            stage.level(), stage.body(), step.kind(), StepState.WAITING, null, null, null, null)));
        }
        return new Way(steps, List.of(), null, null, null);
    }

    @Nullable
    RouteStep current() {
        return route.stream().filter(step -> step.state().isOpen()).findFirst().orElse(null);
    }

    Way step(AwardLevel level, UnitId body, StepKind kind, UnaryOperator<RouteStep> change) {
        return change(
                step -> step.level() == level
                        && step.step() == kind
                        && step.body().equals(body),
                change);
    }

    /** Whatever stands open changes: for what a case says of itself without naming the step. */
    Way open(UnaryOperator<RouteStep> change) {
        return change(step -> step.state().isOpen(), change);
    }

    /** Another body goes on: at the same stage with what is left of it, or at a stage above. */
    Way transferred(CaseTransferred e) {
        Stage to = e.to();
        boolean sameStage = to.level() == e.level();
        Way left = sameStage
                ? this
                : change(
                        step -> step.level() == e.level()
                                && (step.state() == StepState.WAITING
                                        || step.state().isOpen()),
                        step -> step.is(StepState.CLOSED, null));
        List<RouteStep> steps = new ArrayList<>(left.route().stream()
                .map(step -> step.level() == to.level()
                                && (step.state() == StepState.WAITING
                                        || step.state().isOpen())
                        ? step.in(to.body())
                        : step)
                .toList());
        if (steps.stream().noneMatch(step -> step.level() == to.level())) {
            steps.addAll(along(List.of(to)).route());
        }
        return new Way(steps, reasons, heldFrom, decision, reasonsOf);
    }

    Way because(List<Reason> why) {
        return new Way(
                route,
                why.stream()
                        .map(reason -> new Why(reason.code(), reason.text().value(), reason.legalRef()))
                        .toList(),
                heldFrom,
                decision,
                why.stream()
                        .map(reason -> reason.text().person())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    /** Without what was said about a person. */
    Way without(PersonId person) {
        return !person.equals(reasonsOf)
                ? this
                : new Way(
                        route,
                        reasons.stream()
                                .map(why -> new Why(why.code(), null, why.legalRef()))
                                .toList(),
                        heldFrom,
                        decision,
                        reasonsOf);
    }

    Way heldFrom(@Nullable State state) {
        return new Way(route, reasons, state, decision, reasonsOf);
    }

    Way decided(Decided by) {
        return new Way(route, reasons, heldFrom, by, reasonsOf);
    }

    private Way change(Predicate<RouteStep> which, UnaryOperator<RouteStep> change) {
        return new Way(
                route.stream()
                        .map(step -> which.test(step) ? change.apply(step) : step)
                        .toList(),
                reasons,
                heldFrom,
                decision,
                reasonsOf);
    }
}
