package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.SessionId;
import vn.vinhdanh.events.UnitId;

/** A council meets, with all its members named: they are the base of every count. */
@Revision("1")
public record SessionConvened(
        SessionId session,
        AwardLevel level,
        UnitId body,
        LocalDate date,
        List<PersonId> members,
        List<CaseId> agenda,
        Actor by,
        LocalDate on)
        implements SessionEvent {
    public SessionConvened {
        members = List.copyOf(members);
        agenda = List.copyOf(agenda);
    }
}
