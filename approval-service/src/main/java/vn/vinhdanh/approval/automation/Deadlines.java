package vn.vinhdanh.approval.automation;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vinhdanh.approval.write.CaseClock;
import vn.vinhdanh.approval.write.EscalateStep;
import vn.vinhdanh.approval.write.LapseCase;
import vn.vinhdanh.approval.write.MarkOverdue;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.NominationId;

/**
 * Clocks fire by themselves: a step that is not done by its last day is overdue, one working day later it is brought
 * before the head, and a return that nobody answers lapses. What is found here is only a hint; the case decides.
 */
@Component
public class Deadlines {

    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    static final String DUE = "select i.nomination, i.state, i.overdue, i.due from approval.inbox i"
            + " where i.valid_to = 9223372036854775807 and i.timed and i.due < :today and not i.escalated"
            + " and (i.office <> 'ADMINISTRATOR' or i.state = 'RETURNED')"
            + " order by i.due limit 1000";

    private final JdbcClient jdbc;
    private final CommandGateway commands;
    private final CaseClock clock;

    Deadlines(JdbcClient jdbc, CommandGateway commands, CaseClock clock) {
        this.jdbc = jdbc;
        this.commands = commands;
        this.clock = clock;
    }

    private record Due(NominationId nomination, String state, boolean overdue, LocalDate due) {}

    /** Lets every clock fire that has run out by that day. */
    public void sweep(LocalDate today) {
        List<Due> rows = jdbc.sql(DUE)
                .param("today", today)
                .query((row, number) -> new Due(
                        new NominationId(row.getString("nomination")),
                        row.getString("state"),
                        row.getBoolean("overdue"),
                        row.getObject("due", LocalDate.class)))
                .list();
        for (Due row : rows) {
            Object command = command(row, today);
            if (command != null) {
                try {
                    commands.sendAndWait(command);
                } catch (RuntimeException e) {
                    LOG.warn("The clock of case {} did not fire; it will be tried again", row.nomination(), e);
                }
            }
        }
    }

    private @Nullable Object command(Due row, LocalDate today) {
        CaseId caseId = CaseId.of(row.nomination());
        if (row.state().equals("RETURNED")) {
            return new LapseCase(caseId, today);
        }
        if (!row.overdue()) {
            return new MarkOverdue(caseId, today);
        }
        return today.isAfter(clock.after(row.due(), 1)) ? new EscalateStep(caseId, today) : null;
    }

    void sweep() {
        sweep(clock.today());
    }
}
