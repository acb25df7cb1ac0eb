package vn.vinhdanh.approval.read.sessions;

import java.time.LocalDate;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.eventstore.view.Json;

/**
 * One session of a council.
 *
 * @param members ids of all members: the base of every count
 * @param present ids of those who were there
 */
record SessionRow(
        String session,
        long version,
        AwardLevel level,
        String body,
        LocalDate heldOn,
        State state,
        @Json String members,
        @Json String present) {

    enum State {
        OPEN,
        CLOSED
    }

    SessionRow at(long newVersion) {
        return new SessionRow(session, newVersion, level, body, heldOn, state, members, present);
    }

    SessionRow attendedBy(String nowPresent) {
        return new SessionRow(session, version, level, body, heldOn, state, members, nowPresent);
    }

    SessionRow closed() {
        return new SessionRow(session, version, level, body, heldOn, State.CLOSED, members, present);
    }
}
