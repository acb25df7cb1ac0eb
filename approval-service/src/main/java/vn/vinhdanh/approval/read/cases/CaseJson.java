package vn.vinhdanh.approval.read.cases;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.StepKind;

/** A case as the API tells it. */
record CaseJson(
        String id,
        String ref,
        long version,
        long position,
        CaseState state,
        String award,
        AwardLevel level,
        RecipientKind recipientKind,
        String recipient,
        String recipientUnit,
        String proposedBy,
        String movement,
        CommendationType commendationType,
        String regulation,
        int edition,
        LocalDate openedOn,
        List<StepJson> route,
        @Nullable NextJson next,
        Object reasons,
        @Nullable String decision,
        @Nullable String awardId,
        Object proposal,
        Object documents,
        Object verdicts) {

    /** @param at the day on which it was done */
    record StepJson(
            AwardLevel level,
            String body,
            StepKind step,
            StepRow.StepState state,
            boolean decides,
            @Nullable Integer workingDays,
            @Nullable String source,
            @Nullable LocalDate due,
            @Nullable String actor,
            @Nullable OfficeKind office,
            @Nullable String onBehalfOf,
            @Nullable LocalDate at,
            @Nullable Object vote,
            @Nullable Object result) {}

    /**
     * Who acts next, since when and until when.
     *
     * @param choices the bodies among which an administrator chooses where the body that had the case is no more
     * @param takenBy who works on the step; nobody else acts until it is released
     */
    record NextJson(
            OfficeKind office,
            String body,
            StepKind step,
            LocalDate since,
            @Nullable LocalDate due,
            boolean overdue,
            boolean escalated,
            Object choices,
            @Nullable String takenBy,
            @Nullable LocalDate takenOn) {}
}
