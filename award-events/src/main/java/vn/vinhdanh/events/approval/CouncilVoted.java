package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.SessionId;
import vn.vinhdanh.events.UnitId;

/** The council has voted, counted on all members. */
@Revision("1")
public record CouncilVoted(
        CaseId caseId,
        AwardLevel level,
        UnitId body,
        SessionId session,
        Tally tally,
        @Nullable Integer minPercent,
        boolean passed,
        @Nullable Protected<String> conclusion,
        Actor by,
        LocalDate on)
        implements CaseEvent {}
