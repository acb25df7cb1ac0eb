package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.SessionId;

/** Who was there. */
@Revision("1")
public record AttendanceRecorded(SessionId session, List<PersonId> present, Actor by, LocalDate on)
        implements SessionEvent {
    public AttendanceRecorded {
        present = List.copyOf(present);
    }
}
