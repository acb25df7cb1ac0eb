package vn.vinhdanh.approval.read.inbox;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.Refusal;

/** Going through an inbox case by case: what is done on one leads on to the next. */
@Component
public class RunThrough {

    private final InboxRepository inbox;
    private final InboxDesks desks;

    RunThrough(InboxRepository inbox, InboxDesks desks) {
        this.inbox = inbox;
        this.desks = desks;
    }

    /**
     * Where one is on the way.
     *
     * @param place from 1; 0 where the case lies there no more
     * @param total what lies there now, as far as it is counted
     * @param here the case on the way, to come back to
     * @param before the case before, where there is one
     * @param onward the next case, or the inbox after the last
     * @param inbox the inbox that is gone through
     * @param query what keeps the way in an address
     */
    public record Stop(
            long place,
            long total,
            String here,
            @Nullable String before,
            String onward,
            boolean last,
            String inbox,
            String query) {}

    /**
     * @param pile which tab of the inbox is gone through; null where nobody is on the way
     * @param q what was searched for in it
     */
    public @Nullable Stop at(NominationId nomination, @Nullable String pile, String q, ReadAt at, SignedIn who) {
        if (pile == null || at.isPast()) {
            return null;
        }
        Pile of;
        InboxFilter filter;
        try {
            of = Pile.valueOf(pile);
            filter = of.of(InboxFilter.parse(q));
        } catch (IllegalArgumentException | Refusal notUnderstood) {
            return null;
        }
        at.await(InboxView.NAME);
        Place place = inbox.place(desks.of(who, of.delegated()), who.person(), filter, nomination, at);
        String query = query("", pile, q).substring(1);
        String list = query("/inbox", pile, q).replace("run=", "pile=");
        String next = place.next();
        String before = place.before();
        return new Stop(
                place.number(),
                place.total(),
                query("/cases/" + nomination.value(), pile, q),
                before == null ? null : query("/cases/" + before, pile, q),
                next == null ? list : query("/cases/" + next, pile, q),
                next == null,
                list,
                query);
    }

    private static String query(String path, String pile, String q) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath(path).queryParam("run", pile);
        if (!q.isBlank()) {
            link.queryParam("q", "{q}");
        }
        return q.isBlank()
                ? link.toUriString()
                : link.encode().buildAndExpand(q).toUriString();
    }
}
