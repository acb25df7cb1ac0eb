package vn.vinhdanh.nomination.read.nominations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.approval.CaseTransferred;
import vn.vinhdanh.events.approval.Stage;
import vn.vinhdanh.events.approval.Step;
import vn.vinhdanh.events.nomination.Reason;
import vn.vinhdanh.nomination.read.nominations.Way.StepState;

/** What the unit sees of its nomination's way when a body on it ceases to be. */
class WayTest {

    private static final LocalDate DAY = LocalDate.of(2025, 7, 1);
    private static final UnitId DISTRICT = new UnitId("D.1");
    private static final UnitId SUCCESSOR = new UnitId("D.2");
    private static final UnitId PROVINCE = new UnitId("P.1");

    private final Way atHead = Way.along(List.of(
                    stage(AwardLevel.DISTRICT, DISTRICT, StepKind.INTAKE, StepKind.HEAD),
                    stage(AwardLevel.PROVINCE, PROVINCE, StepKind.HEAD)))
            .step(AwardLevel.DISTRICT, DISTRICT, StepKind.INTAKE, step -> step.done(StepState.DONE, null, DAY))
            .step(AwardLevel.DISTRICT, DISTRICT, StepKind.HEAD, step -> step.is(StepState.CURRENT, DAY));

    @Test
    void what_is_left_is_the_successors_and_what_was_done_stays_whose_it_was() {
        assertThat(atHead.transferred(to(stage(AwardLevel.DISTRICT, SUCCESSOR, StepKind.INTAKE, StepKind.HEAD)))
                        .route())
                .extracting(Way.RouteStep::body, Way.RouteStep::step, Way.RouteStep::state)
                .containsExactly(
                        tuple(DISTRICT, StepKind.INTAKE, StepState.DONE),
                        tuple(SUCCESSOR, StepKind.HEAD, StepState.CURRENT),
                        tuple(PROVINCE, StepKind.HEAD, StepState.WAITING));
    }

    @Test
    void where_the_level_above_takes_over_the_stage_is_closed() {
        assertThat(atHead.transferred(to(stage(AwardLevel.PROVINCE, PROVINCE, StepKind.HEAD)))
                        .route())
                .extracting(Way.RouteStep::body, Way.RouteStep::state)
                .containsExactly(
                        tuple(DISTRICT, StepState.DONE),
                        tuple(DISTRICT, StepState.CLOSED),
                        tuple(PROVINCE, StepState.WAITING));
    }

    @Test
    void a_level_that_was_not_on_the_way_is_added() {
        Way way = Way.along(List.of(stage(AwardLevel.DISTRICT, DISTRICT, StepKind.HEAD)))
                .transferred(to(stage(AwardLevel.PROVINCE, PROVINCE, StepKind.INTAKE, StepKind.HEAD)));
        assertThat(way.route()).extracting(Way.RouteStep::body).containsExactly(DISTRICT, PROVINCE, PROVINCE);
    }

    private static Stage stage(AwardLevel level, UnitId body, StepKind... steps) {
        return new Stage(
                level,
                body,
                false,
                Arrays.stream(steps).map(kind -> new Step(kind, null, null)).toList(),
                null,
                null);
    }

    private static CaseTransferred to(Stage stage) {
        return new CaseTransferred(
                new CaseId("n-1"),
                AwardLevel.DISTRICT,
                DISTRICT,
                stage,
                null,
                new Reason("BODY_DISSOLVED", Protected.open("Giải thể"), null),
                null,
                DAY);
    }
}
