package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.UnitId;

/**
 * The body that has the case has been dissolved and several could go on with it: an administrator chooses.
 *
 * @param from the dissolved body
 * @param choices the bodies that could take the case
 * @param chooser the body of the level above, whose administrator chooses
 */
@Revision("1")
public record TransferAwaited(
        CaseId caseId, AwardLevel level, UnitId from, List<UnitId> choices, UnitId chooser, LocalDate on)
        implements CaseEvent {
    public TransferAwaited {
        choices = List.copyOf(choices);
    }
}
