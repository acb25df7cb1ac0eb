package vn.vinhdanh.approval.read.inbox;

import org.jspecify.annotations.Nullable;
import vn.vinhdanh.approval.read.CaseState;

/** The tabs of an inbox. */
enum Pile {
    ALL,
    DELEGATED,
    OVERDUE,
    RETURNED;

    /** Whether only what others delegated is wanted; null for both. */
    @Nullable
    Boolean delegated() {
        return this == DELEGATED ? true : null;
    }

    InboxFilter of(InboxFilter asked) {
        return new InboxFilter(
                asked.step(),
                this == OVERDUE ? Boolean.TRUE : asked.overdue(),
                this == RETURNED ? CaseState.RETURNED : asked.state(),
                asked.level(),
                asked.award(),
                asked.unit(),
                asked.text());
    }
}
