package vn.vinhdanh.events.approval;

/** One session of a council. */
public sealed interface SessionEvent permits SessionConvened, AttendanceRecorded, ItemTallied, SessionClosed {}
