package vn.vinhdanh.nomination.read;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;

/**
 * Who may read what, by the offices of today. An office lets nobody act once its unit is gone, but whoever holds it to
 * that end still reads what was the unit's: a district's clerk of 2025 is asked about it in 2026.
 */
@Component
public class Readers {

    private static final int MAX_DEPTH = 16;

    private final JdbcClient jdbc;
    private final Clock clock;

    Readers(JdbcClient jdbc, ObjectProvider<Clock> clock) {
        this.jdbc = jdbc;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    private record Held(
            OfficeKind kind,
            String unit,
            UnitKind unitKind,
            @Nullable String parent) {}

    public Reader of(SignedIn who) {
        boolean everything = false;
        Set<String> clerkOf = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (Held office : held(who.person())) {
            switch (office.kind()) {
                case AUDITOR -> everything = true;
                case SUBMITTER -> clerkOf.add(office.unit());
                case INTAKE_OFFICER, APPRAISER, COUNCIL_SECRETARY -> {
                    keys.add(Reader.body(new UnitId(office.unit())));
                    if (office.unitKind() == UnitKind.DEPARTMENT && office.parent() != null) {
                        keys.add(Reader.body(new UnitId(office.parent())));
                    }
                }
                case HEAD -> keys.add(Reader.body(new UnitId(office.unit())));
                case COUNCIL_MEMBER -> keys.add(Reader.member(who.person()));
                case ADMINISTRATOR -> {
                    // Keeps units and offices, reads no dossier.
                }
            }
        }
        return new Reader(everything, clerkOf.isEmpty() ? clerkOf : selfAndBelow(clerkOf), keys);
    }

    private List<Held> held(PersonId person) {
        return jdbc.sql("select o.kind, o.unit, u.kind as unit_kind, p.parent from ("
                        + " select o.kind, o.unit from nomination.office o where o.person = :person and "
                        + held("o")
                        + " union select o.kind, o.unit from nomination.delegation d"
                        + " join nomination.office o on o.id = d.office and " + held("o")
                        + " where d.delegate = :person and " + held("d") + ") o"
                        + " join nomination.unit u on u.id = o.unit and u.valid_to = " + Long.MAX_VALUE
                        + " left join lateral (select p.parent from nomination.unit_parent p where p.unit = o.unit"
                        + " and p.since <= :today and p.valid_to = " + Long.MAX_VALUE
                        + " order by p.since desc limit 1) p on true")
                .param("person", person.value())
                .param("today", today())
                .query((row, number) -> new Held(
                        OfficeKind.valueOf(row.getString("kind")),
                        row.getString("unit"),
                        UnitKind.valueOf(row.getString("unit_kind")),
                        row.getString("parent")))
                .list();
    }

    private Set<String> selfAndBelow(Set<String> units) {
        return new HashSet<>(jdbc.sql("with recursive below (id, depth) as ("
                        + "select unnest(cast(:units as text[])), 0"
                        + " union select p.unit, b.depth + 1 from below b join nomination.unit_parent p"
                        + " on p.parent = b.id and p.since <= :today and p.valid_to = " + Long.MAX_VALUE
                        + " where b.depth < " + MAX_DEPTH
                        + " and not exists (select from nomination.unit_parent later where later.unit = p.unit"
                        + " and later.since > p.since and later.since <= :today and later.valid_to = "
                        + Long.MAX_VALUE + ")) select distinct id from below")
                .param("units", units.toArray(new String[0]))
                .param("today", today())
                .query(String.class)
                .list());
    }

    private static String held(String row) {
        return "%1$s.valid_to = %2$d and %1$s.since <= :today and (%1$s.until is null or :today <= %1$s.until)"
                .formatted(row, Long.MAX_VALUE);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ApiWrite.ZONE);
    }
}
