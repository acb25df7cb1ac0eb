package vn.vinhdanh.decision.write;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vinhdanh.approval.Cast.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.AggregateConfigurer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.approval.Cast;
import vn.vinhdanh.approval.write.ApprovalCase;
import vn.vinhdanh.approval.write.HoldCase;
import vn.vinhdanh.approval.write.MoveOn;
import vn.vinhdanh.approval.write.Scene;
import vn.vinhdanh.approval.write.StatedReason;
import vn.vinhdanh.approval.write.Succession;
import vn.vinhdanh.approval.write.TransferCase;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;
import vn.vinhdanh.events.approval.CaseHeld;
import vn.vinhdanh.events.approval.CaseTakenFromDecision;
import vn.vinhdanh.events.approval.CaseTransferred;
import vn.vinhdanh.events.approval.Stage;
import vn.vinhdanh.events.approval.Step;
import vn.vinhdanh.events.approval.StepStarted;
import vn.vinhdanh.events.approval.TransferAwaited;
import vn.vinhdanh.events.decision.CaseStruckFromDecision;
import vn.vinhdanh.regulations.Organisation;
import vn.vinhdanh.regulations.OrganisationUnit;
import vn.vinhdanh.regulations.Settings;

/** Cases whose body is no more, by what became of it. */
class TransferTest {

    private static final UnitId NEW = new UnitId("D.2");
    private static final UnitId OTHER = new UnitId("D.3");
    private static final UnitId GOVERNMENT = new UnitId("GOV");
    private static final DecisionId DECISION = new DecisionId("q-1");
    private static final StatedReason WHY = new StatedReason("AGREED", "Nơi cư trú của tập thể", null);
    private static final Actor ADMINISTRATOR = at("p-admin", OfficeKind.ADMINISTRATOR, PROVINCE);

    private final Land land = new Land();
    private final Scene scene = Scene.with(configurer -> configurer
            .configureAggregate(AggregateConfigurer.defaultConfiguration(Decision.class))
            .registerCommandHandler(c -> new DecisionOverCases(
                    c.repository(Decision.class),
                    c.repository(ApprovalCase.class),
                    CLOCK,
                    new SigningRules(
                            Cast.LAW, land, Settings.none(), (actor, body, on) -> true, (unit, on) -> unit.value()),
                    new Succession(Cast.LAW, land, Settings.none(), (unit, on) -> "Đơn vị " + unit.value()),
                    (unit, on) -> "Đơn vị " + unit.value(),
                    Scene.conflicts(c))));

    @AfterEach
    void end() {
        scene.end();
    }

    @Test
    void one_successor_goes_on_at_the_same_step() {
        scene.caseAtCouncil(CASE, null);
        land.dissolved(DISTRICT, NEW);
        scene.when(new MoveOn(CASE, TODAY));

        CaseTransferred moved = scene.last(CASE, CaseTransferred.class);
        assertThat(moved.from()).isEqualTo(DISTRICT);
        assertThat(moved.to().body()).isEqualTo(NEW);
        assertThat(moved.to().level()).isEqualTo(AwardLevel.DISTRICT);
        assertThat(moved.begins()).isNull();
        assertThat(moved.by()).isNull();
        assertThat(moved.reason().text().orElse("")).contains("Đơn vị D.1").contains("Đơn vị D.2");
        long before = scene.events(CASE).size();
        scene.when(new MoveOn(CASE, TODAY));
        assertThat(scene.events(CASE)).as("told twice, it moves once").hasSize((int) before);
    }

    @Test
    void without_a_successor_the_level_above_goes_on_from_its_beginning() {
        scene.open(CASE, twoStages(), null);
        scene.accept(CASE, DISTRICT_INTAKE);
        land.dissolved(DISTRICT);
        scene.when(new MoveOn(CASE, TODAY));

        CaseTransferred moved = scene.last(CASE, CaseTransferred.class);
        assertThat(moved.to().body()).isEqualTo(PROVINCE);
        assertThat(moved.begins()).isEqualTo(StepKind.INTAKE);
        StepStarted begun = scene.last(CASE, StepStarted.class);
        assertThat(begun.body()).isEqualTo(PROVINCE);
        assertThat(begun.timed()).isTrue();
        scene.accept(CASE, PROVINCE_INTAKE);
    }

    @Test
    void where_the_level_is_gone_a_successor_of_another_level_does_not_take_its_place() {
        scene.open(CASE, twoStages(), null);
        land.dissolved(DISTRICT, new UnitId("C.9"));
        scene.when(new MoveOn(CASE, TODAY));
        assertThat(scene.last(CASE, CaseTransferred.class).to().body()).isEqualTo(PROVINCE);
    }

    @Test
    void what_the_dissolved_body_would_have_decided_the_level_above_decides() {
        scene.open(CASE, oneStage(null), null);
        land.dissolved(DISTRICT);
        scene.when(new MoveOn(CASE, TODAY));

        CaseTransferred moved = scene.last(CASE, CaseTransferred.class);
        assertThat(moved.to().level()).isEqualTo(AwardLevel.PROVINCE);
        assertThat(moved.to().decides()).isTrue();
        assertThat(scene.last(CASE, StepStarted.class).level()).isEqualTo(AwardLevel.PROVINCE);
    }

    @Test
    void the_level_above_signs_what_the_law_gives_to_the_level_that_is_gone() {
        scene.open(CASE, List.of(headOnly()), "GK_XA", null);
        land.dissolved(new UnitId("C.1"));
        scene.when(new MoveOn(CASE, TODAY));
        CaseTransferred moved = scene.last(CASE, CaseTransferred.class);
        assertThat(moved.to().body()).isEqualTo(PROVINCE);
        while (scene.last(CASE, StepStarted.class).step() != StepKind.HEAD) {
            step(scene.last(CASE, StepStarted.class).step());
        }
        scene.when(new DraftDecision(DECISION, AwardLevel.PROVINCE, PROVINCE, List.of(CASE), PROVINCE_HEAD, TODAY));
        scene.when(new SignDecision(DECISION, null, "1/QĐ-UBND", TODAY, PROVINCE_HEAD, TODAY));
        assertThat(scene.last(DECISION, vn.vinhdanh.events.decision.DecisionSigned.class)
                        .signerTitle())
                .isEqualTo("Chủ tịch UBND P.1");
    }

    private void step(StepKind kind) {
        if (kind == StepKind.INTAKE) {
            scene.accept(CASE, PROVINCE_INTAKE);
        } else if (kind == StepKind.APPRAISAL) {
            scene.appraise(CASE, PROVINCE_APPRAISER);
        } else {
            throw new AssertionError("The law of the test has no step of " + kind);
        }
    }

    private static Stage headOnly() {
        return new Stage(
                AwardLevel.COMMUNE, new UnitId("C.1"), true, List.of(new Step(StepKind.HEAD, null, null)), null, null);
    }

    @Test
    void stages_at_dissolved_bodies_are_passed_over_one_after_the_other() {
        scene.open(CASE, twoStages(), null);
        land.dissolved(DISTRICT);
        land.dissolved(PROVINCE);
        scene.when(new MoveOn(CASE, TODAY));
        assertThat(scene.last(CASE, CaseTransferred.class).to().body()).isEqualTo(GOVERNMENT);
    }

    @Test
    void with_several_successors_it_waits_until_an_administrator_has_chosen() {
        scene.open(CASE, twoStages(), null);
        land.dissolved(DISTRICT, NEW, OTHER);
        scene.when(new MoveOn(CASE, TODAY));

        TransferAwaited waits = scene.last(CASE, TransferAwaited.class);
        assertThat(waits.choices()).containsExactly(NEW, OTHER);
        assertThat(waits.chooser()).isEqualTo(PROVINCE);
        scene.refused(
                new vn.vinhdanh.approval.write.AcceptIntake(CASE, null, DISTRICT_INTAKE, TODAY), "TRANSFER_AWAITED");
        scene.refused(new TransferCase(CASE, null, PROVINCE, WHY, ADMINISTRATOR, TODAY), "NOT_A_SUCCESSOR");

        scene.when(new TransferCase(CASE, null, OTHER, WHY, ADMINISTRATOR, TODAY));
        CaseTransferred moved = scene.last(CASE, CaseTransferred.class);
        assertThat(moved.to().body()).isEqualTo(OTHER);
        assertThat(moved.by()).isEqualTo(ADMINISTRATOR);
        assertThat(moved.reason().code()).isEqualTo("AGREED");
        scene.accept(CASE, at("new-intake", OfficeKind.INTAKE_OFFICER, OTHER));
    }

    @Test
    void nobody_chooses_for_a_case_of_their_own() {
        scene.open(CASE, twoStages(), "p-admin");
        land.dissolved(DISTRICT, NEW, OTHER);
        scene.when(new MoveOn(CASE, TODAY));
        scene.refused(new TransferCase(CASE, null, OTHER, WHY, ADMINISTRATOR, TODAY), "OWN_AWARD");
    }

    @Test
    void a_case_whose_body_exists_is_not_transferred() {
        scene.open(CASE, twoStages(), null);
        scene.refused(new TransferCase(CASE, null, NEW, WHY, ADMINISTRATOR, TODAY), "BODY_EXISTS");
    }

    @Test
    void a_draft_of_the_dissolved_body_loses_the_case_that_moves() {
        scene.caseAtCouncil(CASE, null);
        scene.given(CASE, new StepStarted(CASE, AwardLevel.DISTRICT, DISTRICT, StepKind.HEAD, null, true, TODAY));
        scene.when(new DraftDecision(DECISION, AwardLevel.DISTRICT, DISTRICT, List.of(CASE), DISTRICT_HEAD, TODAY));
        land.dissolved(DISTRICT, NEW);
        scene.when(new MoveOn(CASE, TODAY));
        assertThat(scene.last(CASE, CaseTakenFromDecision.class).decision()).isEqualTo(DECISION);
        assertThat(scene.last(DECISION, CaseStruckFromDecision.class).caseId()).isEqualTo(CASE);
        assertThat(scene.last(CASE, CaseTransferred.class).to().body()).isEqualTo(NEW);
    }

    @Test
    void a_case_on_hold_stays_on_hold_at_the_successor() {
        scene.open(CASE, twoStages(), null);
        scene.when(new HoldCase(CASE, null, WHY, DISTRICT_INTAKE, TODAY));
        land.dissolved(DISTRICT, NEW);
        scene.when(new MoveOn(CASE, TODAY));
        assertThat(scene.last(CASE, CaseHeld.class)).isNotNull();
        scene.when(new vn.vinhdanh.approval.write.LiftHold(
                CASE, null, at("new-intake", OfficeKind.INTAKE_OFFICER, NEW), TODAY));
        assertThat(scene.last(CASE, vn.vinhdanh.events.approval.HoldLifted.class)
                        .body())
                .isEqualTo(NEW);
    }

    /** Districts under a province, and what became of those that are no more. */
    private static final class Land implements Organisation {

        private final Map<UnitId, List<UnitId>> gone = new java.util.HashMap<>();

        void dissolved(UnitId unit, UnitId... successors) {
            gone.put(unit, List.of(successors));
        }

        @Override
        public Optional<OrganisationUnit> unit(UnitId id, LocalDate on) {
            return gone.containsKey(id)
                    ? Optional.empty()
                    : Optional.of(new OrganisationUnit(id, id.value(), kind(id), null));
        }

        private static UnitKind kind(UnitId id) {
            return switch (id.value().charAt(0)) {
                case 'D' -> UnitKind.DISTRICT;
                case 'P' -> UnitKind.PROVINCE;
                case 'G' -> UnitKind.GOVERNMENT;
                default -> UnitKind.COMMUNE;
            };
        }

        @Override
        public Optional<UnitId> bodyAt(AwardLevel level, UnitId unit, LocalDate on) {
            if (kind(unit).level() == level && !gone.containsKey(unit)) {
                return Optional.of(unit);
            }
            return switch (level) {
                case PROVINCE -> gone.containsKey(PROVINCE) ? Optional.empty() : Optional.of(PROVINCE);
                case GOVERNMENT -> Optional.of(GOVERNMENT);
                default -> Optional.empty();
            };
        }

        @Override
        public List<UnitId> successorsOf(UnitId unit, LocalDate on) {
            return gone.getOrDefault(unit, List.of());
        }
    }
}
