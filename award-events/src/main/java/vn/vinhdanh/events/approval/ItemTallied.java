package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.SessionId;

/**
 * The votes on one case.
 *
 * @param applied false where the case had gone meanwhile: it stands in the minutes only
 */
@Revision("1")
public record ItemTallied(
        SessionId session,
        CaseId caseId,
        Tally tally,
        @Nullable Integer minPercent,
        boolean passed,
        boolean applied,
        @Nullable Protected<String> conclusion,
        Actor by,
        LocalDate on)
        implements SessionEvent {}
