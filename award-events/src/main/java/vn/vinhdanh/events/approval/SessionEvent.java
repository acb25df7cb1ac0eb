package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import vn.vinhdanh.events.SessionId;

/** One session of a council. */
public sealed interface SessionEvent permits SessionConvened, AttendanceRecorded, ItemTallied, SessionClosed {

    /** Which session. */
    SessionId session();

    /** The business date. */
    LocalDate on();
}
