package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;

/** Where a case stands on its route. Every place that is not the end has an office that owns what comes next. */
sealed interface Progress {

    /** A place on the route: a stage, by its index, and one of its steps. */
    sealed interface OnRoute extends Progress {

        int stage();

        StepKind step();
    }

    /**
     * A body works on a step.
     *
     * @param due its last day; null where no clock is set
     * @param timed whether its clock fires by itself
     * @param alarm how far the clock has gone
     * @param draft the draft decision in which the case stands
     */
    record AtStep(
            int stage,
            StepKind step,
            @Nullable LocalDate due,
            boolean timed,
            Alarm alarm,
            @Nullable DecisionId draft) implements OnRoute {

        AtStep(int stage, StepKind step, @Nullable LocalDate due, boolean timed) {
            this(stage, step, due, timed, Alarm.NONE, null);
        }

        AtStep in(@Nullable DecisionId decision) {
            return new AtStep(stage, step, due, timed, alarm, decision);
        }

        AtStep with(Alarm raised) {
            return new AtStep(stage, step, due, timed, raised, draft);
        }
    }

    /**
     * The unit has been asked for a supplement.
     *
     * @param remaining working days that are left on the step's clock
     */
    record AwaitingSupplement(
            int stage,
            StepKind step,
            @Nullable Integer remaining,
            @Nullable LocalDate answerBy,
            boolean timed) implements OnRoute {}

    /** Everything stands still. */
    record Held(int stage, StepKind step, @Nullable Integer remaining) implements OnRoute {}

    /**
     * The body that has the case is no more, and who goes on with it has to be chosen.
     *
     * @param interrupted where it stood, and goes on from
     * @param chooser the body of the level above, whose administrator chooses
     */
    record AwaitingTransfer(OnRoute interrupted, List<UnitId> choices, UnitId chooser) implements OnRoute {

        @Override
        public int stage() {
            return interrupted.stage();
        }

        @Override
        public StepKind step() {
            return interrupted.step();
        }

        AwaitingTransfer now(OnRoute place) {
            return new AwaitingTransfer(place, choices, chooser);
        }
    }

    /** Nothing follows. */
    record Ended(Outcome outcome) implements Progress {}

    enum Alarm {
        NONE,
        OVERDUE,
        ESCALATED
    }

    enum Outcome {
        AWARDED,
        REFUSED,
        WITHDRAWN,
        LAPSED,
        WRONG_ROUTE
    }
}
