package vn.vinhdanh.approval.read.inbox;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.office.Seat;
import vn.vinhdanh.approval.read.cases.CasesView;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.StepKind;

/** My work: what lies on my desks, the most urgent first. */
@PageController
class InboxPage {

    private final InboxRepository inbox;
    private final InboxDesks desks;
    private final Offices offices;

    InboxPage(InboxRepository inbox, InboxDesks desks, Offices offices) {
        this.inbox = inbox;
        this.desks = desks;
        this.offices = offices;
    }

    @GetMapping("/inbox")
    String inbox(
            @RequestParam(defaultValue = "ALL") Pile pile,
            @RequestParam(defaultValue = "") String q,
            Paging paging,
            ReadAt at,
            SignedIn who,
            Model model) {
        at.await(CasesView.NAME).await(InboxView.NAME);
        List<Seat> seats = desks.of(who, pile.delegated());
        Page<InboxItem> items = Page.of(
                inbox.list(seats, who.person(), filter(q, pile, model), paging, at),
                paging,
                item -> List.of(item.dueOrder.toString(), item.nomination));
        model.addAttribute("pile", pile);
        model.addAttribute("query", q);
        model.addAttribute("piles", inbox.piles(desks.of(who, null), who.person(), at));
        model.addAttribute("items", items.items().stream().map(InboxApi::json).toList());
        model.addAttribute("units", units(items.items()));
        model.addAttribute("steps", StepKind.values());
        model.addAttribute("first", paging.isFirst() ? null : link(pile, q, paging.limit(), null));
        model.addAttribute(
                "next", items.nextCursor() == null ? null : link(pile, q, paging.limit(), items.nextCursor()));
        model.addAttribute(
                "more",
                items.nextCursor() == null || paging.limit() == Paging.MAX_LIMIT
                        ? null
                        : link(pile, q, Paging.MAX_LIMIT, null));
        model.addAttribute("today", offices.today());
        return "approval/inbox";
    }

    private static InboxFilter filter(String q, Pile pile, Model model) {
        try {
            return pile.of(InboxFilter.parse(q));
        } catch (Refusal refused) {
            model.addAttribute("misunderstood", refused.defects().get(0).message());
            return pile.of(InboxFilter.of(null, null));
        }
    }

    private Map<String, String> units(List<InboxItem> items) {
        return offices.organisation()
                .names(
                        items.stream()
                                .flatMap(item -> Stream.of(item.recipientUnit, item.body))
                                .distinct()
                                .toList(),
                        offices.today());
    }

    private static String link(Pile pile, String q, int limit, @Nullable String cursor) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/inbox").queryParam("pile", pile);
        if (!q.isBlank()) {
            link.queryParam("q", q);
        }
        if (limit != Paging.DEFAULT_LIMIT) {
            link.queryParam("limit", limit);
        }
        if (cursor != null) {
            link.queryParam("cursor", cursor);
        }
        return link.encode().build().toUriString();
    }
}
