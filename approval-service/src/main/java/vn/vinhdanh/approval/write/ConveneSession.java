package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import java.util.List;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.SessionId;
import vn.vinhdanh.events.UnitId;

/** Call a council together over an agenda of cases. */
public record ConveneSession(
        SessionId session,
        UnitId body,
        LocalDate date,
        List<PersonId> members,
        List<CaseId> agenda,
        Actor by,
        LocalDate on) {}
