package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;

/** A body returns the nomination with every defect at once. */
@Revision("1")
public record NominationReturned(
        NominationId nomination,
        AwardLevel level,
        UnitId body,
        StepKind step,
        List<Reason> reasons,
        long caseVersion,
        LocalDate on)
        implements NominationEvent {
    public NominationReturned {
        reasons = List.copyOf(reasons);
    }
}
