package vn.vinhdanh.approval.write;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;

/**
 * On whose desk a case lies.
 *
 * @param body which has it now, or had it last
 * @param step at which it stands; null when it has ended
 * @param owner the office that owns what comes next; null when it has ended
 * @param ownerUnit where that office is held: the body, or the proposing unit that owes an answer
 * @param reached every body that it has come to, in the order of the route
 */
public record Desk(
        String ref,
        long version,
        AwardLevel level,
        UnitId body,
        @Nullable StepKind step,
        @Nullable OfficeKind owner,
        UnitId ownerUnit,
        List<UnitId> reached,
        UnitId proposedBy) {

    /** @throws Refusal STALE where somebody has acted since the caller read the case */
    Desk at(long expectedVersion) {
        if (expectedVersion != version) {
            throw CaseRefusals.stale();
        }
        return this;
    }

    /** @throws Refusal STATE where the case has ended */
    StepKind atStep() {
        if (step == null) {
            throw CaseRefusals.ended();
        }
        return step;
    }
}
