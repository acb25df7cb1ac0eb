package vn.vinhdanh.approval.automation;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.organisation.OrganisationView;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.write.CaseClock;
import vn.vinhdanh.approval.write.MoveOn;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.eventstore.view.LogProgress;

/**
 * Units that have been dissolved, until the cases that lay with them have moved on: at once where the last day is over,
 * else on the day after it. Which cases these are is read from the inbox page by page; each decides for itself.
 */
@Component
public class Dissolutions {

    private static final Logger LOG = LoggerFactory.getLogger(Dissolutions.class);

    /** Named here, since what happens by itself does not know the reading side. */
    private static final String INBOX = "approval.inbox";

    static final int PAGE = 500;

    /**
     * The cases that the unit has. Where its end was told only afterwards, those that were opened later still knew it, and
     * are of a past that is being recorded.
     */
    static final String CASES = "select i.nomination from approval.inbox i where i.stage_body = :unit"
            + " and i.valid_to = 9223372036854775807 and i.nomination > :after and i.office <> 'ADMINISTRATOR'"
            + " and (:announced or exists (select from approval.cases c where c.nomination = i.nomination"
            + " and c.valid_from < :position)) order by i.nomination limit " + PAGE;

    private final JdbcClient jdbc;
    private final CommandGateway commands;
    private final LogProgress progress;
    private final CaseClock clock;

    Dissolutions(JdbcClient jdbc, CommandGateway commands, LogProgress progress, CaseClock clock) {
        this.jdbc = jdbc;
        this.commands = commands;
        this.progress = progress;
        this.clock = clock;
    }

    private record Dissolution(UnitId unit, LocalDate lastDay, boolean announced, long position) {}

    /**
     * Keeps it until it is done; told again, it is kept once.
     *
     * @param announced whether it was recorded before it came about
     */
    void remember(UnitId unit, LocalDate lastDay, boolean announced, long position) {
        jdbc.sql("insert into approval.dissolution (unit, last_day, announced, position)"
                        + " values (:unit, :lastDay, :announced, :position)"
                        + " on conflict (unit) do update set last_day = excluded.last_day,"
                        + " announced = excluded.announced, position = excluded.position, done = false"
                        + " where dissolution.position < excluded.position")
                .param("unit", unit.value())
                .param("lastDay", lastDay)
                .param("announced", announced)
                .param("position", position)
                .update();
    }

    /** Moves the cases of every unit whose last day is over by that day. */
    public void sweep(LocalDate today) {
        long known = Math.min(progress.positionOf(OrganisationView.nameIn(Offices.SCHEMA)), progress.positionOf(INBOX));
        List<Dissolution> due = jdbc.sql("select unit, last_day, announced, position from approval.dissolution"
                        + " where not done and last_day < :today and position <= :known"
                        + " order by last_day, unit limit 1000")
                .param("today", today)
                .param("known", known)
                .query((row, number) -> new Dissolution(
                        new UnitId(row.getString("unit")),
                        row.getObject("last_day", LocalDate.class),
                        row.getBoolean("announced"),
                        row.getLong("position")))
                .list();
        for (Dissolution dissolution : due) {
            if (moveCases(dissolution)) {
                jdbc.sql("update approval.dissolution set done = true where unit = :unit and position = :position")
                        .param("unit", dissolution.unit().value())
                        .param("position", dissolution.position())
                        .update();
            }
        }
    }

    void sweep() {
        sweep(clock.today());
    }

    /** Whether the views know what was recorded until then, so that a sweep can rely on them. */
    boolean known(long position) {
        return progress.positionOf(OrganisationView.nameIn(Offices.SCHEMA)) >= position
                && progress.positionOf(INBOX) >= position;
    }

    /** @return whether every case has moved on */
    private boolean moveCases(Dissolution dissolution) {
        boolean all = true;
        String after = "";
        List<String> page;
        do {
            page = jdbc.sql(CASES)
                    .param("unit", dissolution.unit().value())
                    .param("after", after)
                    .param("announced", dissolution.announced())
                    .param("position", dissolution.position())
                    .query(String.class)
                    .list();
            for (String nomination : page) {
                after = nomination;
                try {
                    commands.sendAndWait(new MoveOn(
                            CaseId.of(new NominationId(nomination)),
                            dissolution.lastDay().plusDays(1)));
                } catch (RuntimeException e) {
                    all = false;
                    LOG.warn("Case {} did not move on; it will be tried again", nomination, e);
                }
            }
        } while (page.size() == PAGE);
        return all;
    }
}
