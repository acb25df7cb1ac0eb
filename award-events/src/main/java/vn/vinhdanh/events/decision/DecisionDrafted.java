package vn.vinhdanh.events.decision;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.UnitId;

/** Cases are put together for one signature. */
@Revision("1")
public record DecisionDrafted(
        DecisionId decision, AwardLevel level, UnitId body, List<DecisionItem> items, Actor by, LocalDate on)
        implements DecisionEvent {
    public DecisionDrafted {
        items = List.copyOf(items);
    }
}
