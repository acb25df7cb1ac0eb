package vn.vinhdanh.organisation.read.units;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.UnitId;

/** A unit through time: its names, where it belonged, what it came from, and who holds its offices. */
@Component
class UnitHistory {

    /** Offices of one unit on one day: more than any unit has. */
    private static final int MOST = 500;

    private final JdbcClient jdbc;

    UnitHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What holds from a day on, until the next. */
    record Since(LocalDate since, String value) {}

    record Holding(
            String id,
            String person,
            OfficeKind kind,
            LocalDate since,
            @Nullable LocalDate until,
            @Nullable String document) {}

    List<Since> names(UnitId unit, ReadAt at) {
        return jdbc.sql("select n.since, n.name as value from nomination.unit_name n where n.unit = :unit and "
                        + at.holds("n") + " order by n.since")
                .param("unit", unit.value())
                .query(Since.class)
                .list();
    }

    List<Since> parents(UnitId unit, ReadAt at) {
        return jdbc.sql("select p.since, p.parent as value from nomination.unit_parent p where p.unit = :unit and "
                        + at.holds("p") + " order by p.since")
                .param("unit", unit.value())
                .query(Since.class)
                .list();
    }

    List<String> predecessors(UnitId unit, ReadAt at) {
        return jdbc.sql("select s.unit from nomination.unit_successor s where s.successor = :unit and " + at.holds("s")
                        + " order by s.unit limit " + MOST)
                .param("unit", unit.value())
                .query(String.class)
                .list();
    }

    List<Holding> holders(UnitId unit, LocalDate on, ReadAt at) {
        return jdbc.sql("select o.id, o.person, o.kind, o.since, o.until, o.document from nomination.office o"
                        + " where o.unit = :unit and " + at.holds("o")
                        + " and o.since <= :on and (o.until is null or :on <= o.until)"
                        + " order by o.kind, o.since, o.id limit " + MOST)
                .param("unit", unit.value())
                .param("on", on)
                .query(Holding.class)
                .list();
    }

    /** How many units lie directly below each; those with none are missing. */
    Map<String, Integer> children(List<String> units, LocalDate on, ReadAt at) {
        Map<String, Integer> children = new HashMap<>();
        if (!units.isEmpty()) {
            jdbc.sql("select p.parent, count(*) as number from nomination.unit_parent p join nomination.unit u"
                            + " on u.id = p.unit and " + at.holds("u")
                            + " and (u.since is null or u.since <= :on) and (u.until is null or :on <= u.until)"
                            + " where p.parent in (:units) and p.since <= :on and " + at.holds("p")
                            + " and not exists (select from nomination.unit_parent later where later.unit = p.unit and "
                            + at.holds("later")
                            + " and later.since > p.since and later.since <= :on) group by p.parent")
                    .param("units", units)
                    .param("on", on)
                    .query(row -> {
                        children.put(row.getString("parent"), row.getInt("number"));
                    });
        }
        return children;
    }
}
