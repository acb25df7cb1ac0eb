package vn.vinhdanh.organisation.read.delegations;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;

/** What somebody holds, lets others do for them, and does for others. */
@Component
class DelegationQueries {

    /** Of a list that nobody pages through: more are in the log, and in the API. */
    private static final int SHOWN = 100;

    private static final String OPEN = String.valueOf(Long.MAX_VALUE);

    private final JdbcClient jdbc;

    DelegationQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Holding(
            String id,
            OfficeKind kind,
            String unit,
            LocalDate since,
            @Nullable LocalDate until) {}

    /**
     * One delegation.
     *
     * @param holder whose office it is
     * @param delegate who may act in it
     */
    public record Line(
            String id,
            String holder,
            String delegate,
            OfficeKind kind,
            String unit,
            LocalDate since,
            LocalDate until,
            String document) {}

    /** Somebody nearby, as a field suggests them. */
    public record Colleague(String username, String name, OfficeKind kind) {}

    /** The offices that somebody holds on a day or will hold. An office ends with its unit. */
    List<Holding> held(PersonId person, LocalDate on, ReadAt at) {
        return jdbc.sql("select o.id, o.kind, o.unit, o.since, o.until from nomination.office o"
                        + " join nomination.unit u on u.id = o.unit and (u.until is null or :on <= u.until) and "
                        + at.holds("u")
                        + " where o.person = :person and (o.until is null or :on <= o.until) and " + at.holds("o")
                        + " order by o.since, o.id")
                .param("person", person.value())
                .param("on", on)
                .query(Holding.class)
                .list();
    }

    /** Delegations of somebody's offices, the latest first. */
    List<Line> given(PersonId holder, ReadAt at) {
        return lines("o.person", holder, at);
    }

    /** Delegations to somebody, the latest first. */
    List<Line> received(PersonId delegate, ReadAt at) {
        return lines("d.delegate", delegate, at);
    }

    private List<Line> lines(String whose, PersonId person, ReadAt at) {
        return jdbc.sql("select d.id, o.person as holder, d.delegate, o.kind, o.unit, d.since, d.until, d.document"
                        + " from nomination.delegation d join nomination.office o on o.id = d.office and "
                        + at.holds("o") + " where " + whose + " = :person and " + at.holds("d")
                        + " order by d.until desc, d.id limit " + SHOWN)
                .param("person", person.value())
                .query(Line.class)
                .list();
    }

    /** Who holds an office where somebody does, in the departments of it, or in the body that a department is of. */
    List<Colleague> colleagues(PersonId person, LocalDate on) {
        return jdbc.sql("with mine as (select distinct o.unit, u.kind from nomination.office o"
                        + " join nomination.unit u on u.id = o.unit and u.valid_to = " + OPEN
                        + " where o.person = :person and " + inForce("o") + "),"
                        + " near as (select unit from mine"
                        + " union select p.parent from mine m join nomination.unit_parent p on p.unit = m.unit"
                        + " and p.since <= :on and p.valid_to = " + OPEN + " where m.kind = 'DEPARTMENT'"
                        + " union select p.unit from mine m join nomination.unit_parent p on p.parent = m.unit"
                        + " and p.since <= :on and p.valid_to = " + OPEN
                        + " join nomination.unit u on u.id = p.unit and u.kind = 'DEPARTMENT' and u.valid_to = " + OPEN
                        + ") select distinct on (a.username) a.username, a.display_name as name, o.kind"
                        + " from near n join nomination.office o on o.unit = n.unit and " + inForce("o")
                        + " join access.account a on a.person = o.person and not a.disabled"
                        + " where o.person <> :person order by a.username, o.since limit " + SHOWN)
                .param("person", person.value())
                .param("on", on)
                .query(Colleague.class)
                .list();
    }

    private static String inForce(String row) {
        return row + ".since <= :on and (" + row + ".until is null or :on <= " + row + ".until) and " + row
                + ".valid_to = " + OPEN;
    }
}
