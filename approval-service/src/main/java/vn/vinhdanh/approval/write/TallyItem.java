package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.SessionId;

/** Count the votes on one case, on the base of all members. */
public record TallyItem(
        SessionId session,
        @Nullable Long version,
        CaseId caseId,
        int inFavour,
        int against,
        int blank,
        @Nullable Boolean passed,
        @Nullable String conclusion,
        Actor by,
        LocalDate on) {}
