package vn.vinhdanh.people.read.accounts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.people.FoldedName;

/** Accounts with the offices of those whom they name. There are as many as officers, so a search may look at each. */
@Component
class AccountQueries {

    private static final String OPEN = String.valueOf(Long.MAX_VALUE);

    /** An office ends with its unit. */
    private static final String IN_FORCE =
            " and o.since <= :on and (o.until is null or :on <= o.until) and o.valid_to = " + OPEN
                    + " and exists (select from nomination.unit u where u.id = o.unit and u.valid_to = " + OPEN
                    + " and (u.until is null or :on <= u.until))";

    private final JdbcClient jdbc;

    AccountQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param administrator whether it is the account made on the empty system */
    public record Line(String username, String person, String displayName, boolean administrator, boolean disabled) {}

    /** @param until null while it is open */
    public record Holding(
            String person,
            OfficeKind kind,
            String unit,
            LocalDate since,
            @Nullable LocalDate until) {}

    /**
     * Accounts in the order of their names.
     *
     * @param q a part of the user name or, without regard to case and diacritics, of the person's name
     * @param office held on that day
     * @param ended null: whether it has ended or not
     */
    List<Line> list(
            @Nullable String q, @Nullable OfficeKind office, @Nullable Boolean ended, LocalDate on, Paging paging) {
        return jdbc.sql("select a.username, a.person, a.display_name, a.administrator, a.disabled"
                        + " from access.account a where a.username > :after"
                        + (q == null
                                ? ""
                                : " and (a.username like :q or nomination.folded(a.display_name) like :folded)")
                        + (ended == null ? "" : " and a.disabled = :ended")
                        + (office == null
                                ? ""
                                : " and exists (select from nomination.office o where o.person = a.person"
                                        + " and o.kind = :kind" + IN_FORCE + ")")
                        + " order by a.username limit :limit")
                .param("after", paging.isFirst() ? "" : paging.after().get(0))
                .param("q", q == null ? null : pattern(q.toLowerCase(Locale.ROOT)))
                .param("folded", q == null ? null : pattern(FoldedName.of(q)))
                .param("ended", ended)
                .param("kind", office == null ? null : office.name())
                .param("on", on)
                .param("limit", paging.fetch())
                .query(Line.class)
                .list();
    }

    /** Who holds which office on a day, by person. */
    Map<String, List<Holding>> inForce(Collection<String> persons, LocalDate on) {
        Map<String, List<Holding>> held = new HashMap<>();
        if (!persons.isEmpty()) {
            jdbc.sql("select o.person, o.kind, o.unit, o.since, o.until from nomination.office o"
                            + " where o.person in (:persons)" + IN_FORCE + " order by o.since, o.id")
                    .param("persons", List.copyOf(persons))
                    .param("on", on)
                    .query(Holding.class)
                    .list()
                    .forEach(holding -> held.computeIfAbsent(holding.person(), person -> new ArrayList<>())
                            .add(holding));
        }
        return held;
    }

    /** Every office that somebody holds, held or will hold, the latest first. */
    List<Holding> everHeld(String person) {
        return jdbc.sql("select o.person, o.kind, o.unit, o.since, o.until from nomination.office o"
                        + " where o.person = :person and o.valid_to = " + OPEN + " order by o.since desc, o.id")
                .param("person", person)
                .query(Holding.class)
                .list();
    }

    private static String pattern(String part) {
        return "%" + part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
