package vn.vinhdanh.approval.read.inbox;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approval.office.Seat;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.approval.read.cases.CasesView;
import vn.vinhdanh.events.StepKind;

/** Somebody's inbox in short, for the page that they see first. */
@Component
public class MyWork {

    private final InboxRepository inbox;
    private final InboxDesks desks;

    MyWork(InboxRepository inbox, InboxDesks desks) {
        this.inbox = inbox;
        this.desks = desks;
    }

    /** @param urgent the most urgent first */
    public record Summary(long everything, long overdue, long returned, long delegated, List<Line> urgent) {}

    public record Line(
            String nomination,
            String ref,
            String award,
            String recipient,
            String body,
            StepKind step,
            CaseState state,
            @Nullable LocalDate due,
            boolean overdue) {}

    public Summary of(SignedIn who, int most, ReadAt at) {
        at.await(CasesView.NAME).await(InboxView.NAME);
        List<Seat> seats = desks.of(who, null);
        Piles piles = inbox.piles(seats, who.person(), at);
        List<InboxItem> urgent = inbox.list(seats, who.person(), InboxFilter.of(null, null), Paging.first(most), at);
        return new Summary(
                piles.everything(),
                piles.overdue(),
                piles.returned(),
                piles.delegated(),
                urgent.stream().limit(most).map(MyWork::line).toList());
    }

    private static Line line(InboxItem item) {
        return new Line(
                item.nomination,
                item.ref,
                item.award,
                item.recipient,
                item.body,
                item.step,
                item.state,
                item.due,
                item.overdue);
    }
}
