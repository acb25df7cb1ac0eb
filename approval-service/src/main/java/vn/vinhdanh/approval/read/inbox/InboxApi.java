package vn.vinhdanh.approval.read.inbox;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.approval.read.cases.CasesView;
import vn.vinhdanh.approval.read.conflicts.ConflictsView;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.StepKind;

/** What the caller may act on now, by the offices they hold today. */
@RestController
class InboxApi {

    private final InboxRepository inbox;
    private final InboxDesks desks;

    InboxApi(InboxRepository inbox, InboxDesks desks) {
        this.inbox = inbox;
        this.desks = desks;
    }

    record InboxJson(
            String id,
            String ref,
            long version,
            CaseState state,
            String award,
            AwardLevel level,
            RecipientKind recipientKind,
            String recipient,
            String recipientUnit,
            OfficeKind office,
            String body,
            StepKind step,
            LocalDate since,
            @Nullable LocalDate due,
            boolean overdue,
            boolean escalated,
            @Nullable String takenBy,
            @Nullable LocalDate takenOn,
            @Nullable String onBehalfOf) {}

    /**
     * @param kind only cases at that step
     * @param overdue only those whose clock has run out, or has not
     * @param delegated only what others delegated to the caller, or only their own
     */
    @GetMapping("/api/v1/inbox")
    Page<InboxJson> inbox(
            @RequestParam(required = false) @Nullable StepKind kind,
            @RequestParam(required = false) @Nullable Boolean overdue,
            @RequestParam(required = false) @Nullable Boolean delegated,
            Paging paging,
            ReadAt at,
            SignedIn who) {
        at.await(CasesView.NAME).await(InboxView.NAME).await(ConflictsView.NAME);
        List<InboxItem> items =
                inbox.list(desks.of(who, delegated), who.person(), InboxFilter.of(kind, overdue), paging, at);
        return Page.of(items, paging, item -> List.of(item.dueOrder.toString(), item.nomination))
                .map(InboxApi::json);
    }

    static InboxJson json(InboxItem item) {
        return new InboxJson(
                item.nomination,
                item.ref,
                item.version,
                item.state,
                item.award,
                item.level,
                item.recipientKind,
                item.recipient,
                item.recipientUnit,
                item.office,
                item.body,
                item.step,
                item.since,
                item.due,
                item.overdue,
                item.escalated,
                item.takenBy,
                item.takenOn,
                item.onBehalfOf);
    }
}
