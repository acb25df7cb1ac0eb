package vn.vinhdanh.approval.read.sessions;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.vinhdanh.approval.read.ViewJson;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.approval.AttendanceRecorded;
import vn.vinhdanh.events.approval.ItemTallied;
import vn.vinhdanh.events.approval.SessionClosed;
import vn.vinhdanh.events.approval.SessionConvened;
import vn.vinhdanh.events.approval.SessionEvent;
import vn.vinhdanh.eventstore.view.Fold;
import vn.vinhdanh.eventstore.view.Table;
import vn.vinhdanh.eventstore.view.View;

/** The sessions of councils with their agendas and minutes. */
@Component
public class SessionsView extends View {

    public static final String NAME = "approval.sessions";

    private final Table<SessionRow> sessions = table("sessions", SessionRow.class, "session");
    private final Table<SessionItemRow> items = table("session_item", SessionItemRow.class, "session", "nomination")
            .holdsTextOf("conclusion_of", SessionItemRow::without);

    public SessionsView() {
        super(NAME);
        on(SessionConvened.class, this::convened);
        on(SessionEvent.class, (e, fold) -> fold.change(sessions, e.session().value(), row -> row.at(fold.sequence())));
        on(
                AttendanceRecorded.class,
                (e, fold) ->
                        fold.change(sessions, e.session().value(), row -> row.attendedBy(ViewJson.write(e.present()))));
        on(
                ItemTallied.class,
                (e, fold) -> fold.change(
                        items,
                        List.of(e.session().value(), e.caseId().nomination().value()),
                        row -> row.tallied(e)));
        on(SessionClosed.class, (e, fold) -> fold.change(sessions, e.session().value(), SessionRow::closed));
    }

    private void convened(SessionConvened e, Fold fold) {
        fold.put(
                sessions,
                new SessionRow(
                        e.session().value(),
                        fold.sequence(),
                        e.level(),
                        e.body().value(),
                        e.date(),
                        SessionRow.State.OPEN,
                        ViewJson.write(e.members()),
                        "[]"));
        int ordinal = 0;
        for (CaseId caseId : e.agenda()) {
            fold.put(
                    items,
                    new SessionItemRow(
                            e.session().value(),
                            caseId.nomination().value(),
                            ordinal++,
                            null,
                            null,
                            null,
                            e.members().size(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null));
        }
    }
}
