package vn.vinhdanh.organisation.read.units;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.organisation.OrganisationView;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;
import vn.vinhdanh.organisation.OwnOrganisation;
import vn.vinhdanh.people.FoldedName;

/** Asks the view of the organisation, whose rows are the access module's, for whole lists of units. */
@Component
class UnitQueries {

    private static final String EXISTS = "(u.since is null or u.since <= :on) and (u.until is null or :on <= u.until)";

    private final JdbcClient jdbc;

    UnitQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<UnitView> list(
            LocalDate on,
            @Nullable UnitId parent,
            @Nullable UnitKind kind,
            @Nullable String q,
            Paging paging,
            ReadAt at) {
        return jdbc.sql(listSql(parent != null, kind != null, q != null, at))
                .param("on", on)
                .param("after", paging.isFirst() ? "" : paging.after().get(0))
                .param("limit", paging.fetch())
                .param("parent", parent == null ? null : parent.value())
                .param("kind", kind == null ? null : kind.name())
                .param("q", q == null ? null : pattern(q))
                .query((row, number) -> read(row))
                .list();
    }

    /** The units of a day that none is above. */
    List<UnitView> roots(LocalDate on, Paging paging, ReadAt at) {
        return jdbc.sql(select(at) + " where u.id > :after and " + at.holds("u") + " and " + EXISTS
                        + " and not exists (select from nomination.unit_parent up where up.unit = u.id and "
                        + at.holds("up") + ") order by u.id limit :limit")
                .param("on", on)
                .param("after", paging.isFirst() ? "" : paging.after().get(0))
                .param("limit", paging.fetch())
                .query((row, number) -> read(row))
                .list();
    }

    Optional<UnitView> find(UnitId id, LocalDate on, ReadAt at) {
        return jdbc.sql(select(at) + " where u.id = :id and " + at.holds("u"))
                .param("id", id.value())
                .param("on", on)
                .query((row, number) -> read(row))
                .optional();
    }

    /**
     * A unit as it is shown, with the version that it had where the organisation's view stands. The two views are folded
     * apart: a version may be older than what is shown, which only refuses a change, but never newer, which would let one
     * through that was made without having seen it.
     */
    Optional<Versioned> present(UnitId id, LocalDate on) {
        return jdbc.sql("select shown.*, v.version from (" + select(ReadAt.now()) + " where u.id = :id and "
                        + ReadAt.now().holds("u") + ") shown left join nomination.view_position p on p.view = :view"
                        + " left join nomination.unit_version v on v.unit = shown.id"
                        + " and v.valid_from <= p.position and p.position < v.valid_to")
                .param("id", id.value())
                .param("on", on)
                .param("view", OrganisationView.nameIn(OwnOrganisation.SCHEMA))
                .query((row, number) -> new Versioned(read(row), row.getObject("version", Long.class)))
                .optional();
    }

    /** @param version null while its view has not come to the unit */
    record Versioned(UnitView unit, @Nullable Long version) {}

    /** Each filter has its own index to start from. */
    static String listSql(boolean byParent, boolean byKind, boolean byName, ReadAt at) {
        return select(at) + " where u.id > :after and " + at.holds("u") + " and " + EXISTS
                + (byKind ? " and u.kind = :kind" : "")
                + (byParent
                        ? " and u.id in (select c.unit from nomination.unit_parent c where c.parent = :parent and "
                                + at.holds("c") + ") and p.parent = :parent"
                        : "")
                + (byName
                        ? " and u.id in (select f.unit from nomination.unit_name f where"
                                + " nomination.folded(f.name) like :q and " + at.holds("f") + ")"
                                + " and nomination.folded(n.name) like :q"
                        : "")
                + " order by u.id limit :limit";
    }

    private static String select(ReadAt at) {
        return "select u.id, u.kind, u.since, u.until, n.name, p.parent, " + EXISTS + " as present,"
                + " array(select s.successor from nomination.unit_successor s where s.unit = u.id and "
                + at.holds("s") + " order by s.successor) as successors"
                + " from nomination.unit u"
                // A unit that is asked for before its first name is shown under that name.
                + " join lateral (select n.name from nomination.unit_name n where n.unit = u.id and " + at.holds("n")
                + " order by n.since <= :on desc, case when n.since <= :on then n.since end desc, n.since limit 1)"
                + " n on true"
                + " left join lateral (select p.parent from nomination.unit_parent p where p.unit = u.id and "
                + at.holds("p") + " and p.since <= :on order by p.since desc limit 1) p on true";
    }

    private static UnitView read(ResultSet row) throws SQLException {
        Array successors = row.getArray("successors");
        return new UnitView(
                row.getString("id"),
                row.getString("name"),
                UnitKind.valueOf(row.getString("kind")),
                row.getString("parent"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getBoolean("present"),
                List.of((String[]) successors.getArray()));
    }

    private static String pattern(String q) {
        return "%" + FoldedName.of(q).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
