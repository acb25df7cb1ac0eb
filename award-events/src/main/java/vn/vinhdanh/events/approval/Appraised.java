package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.Verdict;

/** The appraiser has settled every criterion and recommends. */
@Revision("1")
public record Appraised(
        CaseId caseId,
        AwardLevel level,
        UnitId body,
        Recommendation recommendation,
        @Nullable Protected<String> findings,
        List<Verdict> verdicts,
        Actor by,
        LocalDate on)
        implements CaseEvent {
    public Appraised {
        verdicts = List.copyOf(verdicts);
    }
}
