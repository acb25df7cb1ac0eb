package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.SessionId;

/** The session is closed; nothing is tallied after. */
@Revision("1")
public record SessionClosed(SessionId session, Actor by, LocalDate on) implements SessionEvent {}
