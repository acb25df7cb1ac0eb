package vn.vinhdanh.approval.read.conflicts;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Repository;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approval.read.Versions;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;

/** The conflicts that a page shows: one's own, and those that one may lift. */
@Repository
class ConflictQueries {

    /** Of a list that nobody pages through: more are in the log, and in the API. */
    private static final int SHOWN = 100;

    private static final String OPEN = String.valueOf(Long.MAX_VALUE);

    private final Versions versions;

    ConflictQueries(Versions versions) {
        this.versions = versions;
    }

    /** Those that hold first, then the latest. */
    List<ConflictEntity> of(PersonId person, ReadAt at) {
        return versions.list(
                ConflictEntity.class,
                "select f.* from approval.conflict f where f.person = :person and " + at.holds("f")
                        + " order by f.lifted_on is not null, f.declared_on desc, f.conflict desc limit " + SHOWN,
                Map.of("person", person.value()));
    }

    /**
     * What others declared who hold an office in one of the bodies, at a department directly under it too, or act for
     * who does; those alone that hold.
     */
    List<ConflictEntity> inBodies(Collection<UnitId> bodies, PersonId except, LocalDate on, ReadAt at) {
        if (bodies.isEmpty()) {
            return List.of();
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("bodies", bodies.stream().map(UnitId::value).toList());
        parameters.put("except", except.value());
        parameters.put("on", on);
        return versions.list(ConflictEntity.class, inBodiesSql(at), parameters);
    }

    private static String inBodiesSql(ReadAt at) {
        return "select f.* from approval.conflict f where f.lifted_on is null and f.person <> :except and "
                + at.holds("f")
                + " and exists (select from approval.office o join approval.unit u on u.id = o.unit"
                + " and u.valid_to = " + OPEN + " where " + inForce("o")
                + " and (o.person = f.person or exists (select from approval.delegation d where d.office = o.id"
                + " and d.delegate = f.person and " + inForce("d") + "))"
                + " and (o.unit in (:bodies) or u.kind = 'DEPARTMENT' and o.kind not in ('HEAD', 'SUBMITTER')"
                + " and exists (select from approval.unit_parent p where p.unit = o.unit and p.parent in (:bodies)"
                + " and p.since <= :on and p.valid_to = " + OPEN + ")))"
                + " order by f.declared_on desc, f.conflict limit " + SHOWN;
    }

    private static String inForce(String row) {
        return row + ".since <= :on and (" + row + ".until is null or :on <= " + row + ".until) and " + row
                + ".valid_to = " + OPEN;
    }

    /** What nominees are called in their latest cases. */
    Map<String, String> nominees(Collection<String> persons) {
        Map<String, String> names = new HashMap<>();
        if (!persons.isEmpty()) {
            versions.rows(
                            "select distinct on (c.person) c.person, c.recipient from approval.cases c"
                                    + " where c.person in (:persons) and c.valid_to = " + OPEN
                                    + " order by c.person, c.opened_on desc",
                            Map.of("persons", List.copyOf(persons)),
                            row -> Map.entry((String) row[0], (String) row[1]))
                    .forEach(named -> names.put(named.getKey(), named.getValue()));
        }
        return names;
    }
}
