package vn.vinhdanh.access.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.DelegationId;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.SettingId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;
import vn.vinhdanh.regulations.Organisation;
import vn.vinhdanh.regulations.OrganisationUnit;
import vn.vinhdanh.regulations.Setting;
import vn.vinhdanh.regulations.Settings;

/**
 * Asks one service's {@link OrganisationView}: as it is now, or as it was when the log had reached a position. The day
 * that every question names is a day of the calendar, and has nothing to do with that position.
 */
public final class OrganisationQueries implements Organisation, Settings {

    /** No real chain of parents is near as long; a circle ends here. */
    static final int MAX_DEPTH = 16;

    private static final Pattern SCHEMA = Pattern.compile("[a-z][a-z0-9_]*");

    private final JdbcClient jdbc;
    private final String schema;
    private final @Nullable Long position;

    public OrganisationQueries(JdbcClient jdbc, String schema) {
        this(jdbc, schema, null);
    }

    /** The organisation as any of the services here sees it; a process without one has accounts alone. */
    public static Supplier<Optional<OrganisationQueries>> ofAny(
            ObjectProvider<OrganisationView> views, JdbcClient jdbc) {
        return () -> views.orderedStream().findFirst().map(view -> new OrganisationQueries(jdbc, view.schema()));
    }

    private OrganisationQueries(JdbcClient jdbc, String schema, @Nullable Long position) {
        if (!SCHEMA.matcher(schema).matches()) {
            throw new IllegalArgumentException("Not the name of a schema: " + schema);
        }
        this.jdbc = jdbc;
        this.schema = schema;
        this.position = position;
    }

    /** The same questions, answered as of a position of the log. */
    public OrganisationQueries asOf(long earlier) {
        return new OrganisationQueries(jdbc, schema, earlier);
    }

    @Override
    public Optional<OrganisationUnit> unit(UnitId id, LocalDate on) {
        return jdbc.sql(unitSql())
                .param("unit", id.value())
                .param("on", on)
                .query((row, number) -> new OrganisationUnit(
                        new UnitId(row.getString("id")),
                        row.getString("name"),
                        UnitKind.valueOf(row.getString("kind")),
                        unitOrNull(row.getString("parent"))))
                .optional();
    }

    /**
     * What many units are called on a day, in one query; those that exist no longer or not yet, by the name nearest to
     * it, and those that nobody knows, by their id.
     */
    public Map<String, String> names(Collection<String> units, LocalDate on) {
        Map<String, String> names = new HashMap<>();
        units.forEach(unit -> names.put(unit, unit));
        if (!names.isEmpty()) {
            jdbc.sql(namesSql())
                    .param("units", List.copyOf(names.keySet()))
                    .param("on", on)
                    .query(row -> {
                        names.put(row.getString("unit"), row.getString("name"));
                    });
        }
        return names;
    }

    @Override
    public Optional<UnitId> bodyAt(AwardLevel level, UnitId unit, LocalDate on) {
        List<String> kinds = Arrays.stream(UnitKind.values())
                .filter(kind -> kind.level() == level)
                .map(Enum::name)
                .toList();
        if (level == AwardLevel.GOVERNMENT || level == AwardLevel.STATE) {
            List<String> all = jdbc.sql(onlySql())
                    .param("kinds", kinds)
                    .param("on", on)
                    .query(String.class)
                    .list();
            return all.size() == 1 ? Optional.of(new UnitId(all.get(0))) : Optional.empty();
        }
        return jdbc.sql(bodySql())
                .param("unit", unit.value())
                .param("on", on)
                .param("kinds", kinds)
                .query(String.class)
                .optional()
                .map(UnitId::new);
    }

    @Override
    public List<UnitId> successorsOf(UnitId unit, LocalDate on) {
        return jdbc.sql(successorsSql()).param("unit", unit.value()).param("on", on).query(String.class).list().stream()
                .map(UnitId::new)
                .toList();
    }

    /** The name that a unit has on a day, or had last, whether it still exists or not; empty where it is not known. */
    public Optional<String> nameOf(UnitId unit, LocalDate on) {
        return jdbc.sql("select n.name from " + table("unit_name") + " n where n.unit = :unit and " + valid("n")
                        + " order by n.since > :on, case when n.since > :on then n.since end, n.since desc limit 1")
                .param("unit", unit.value())
                .param("on", on)
                .query(String.class)
                .optional();
    }

    /** The unit itself and what it belongs to on a day, from the nearest to the highest, existing or not. */
    public List<UnitId> selfAndAncestors(UnitId unit, LocalDate on) {
        return jdbc
                .sql(climb() + "select id from climb order by depth")
                .param("unit", unit.value())
                .param("on", on)
                .query(String.class)
                .list()
                .stream()
                .map(UnitId::new)
                .distinct()
                .toList();
    }

    @Override
    public Optional<Setting> of(UnitId authority, @Nullable String award, String key, LocalDate on) {
        return jdbc.sql(settingSql())
                .param("authority", authority.value())
                .param("award", award)
                .param("key", key)
                .param("on", on)
                .query((row, number) -> new Setting(
                        new SettingId(row.getString("id")),
                        row.getString("value"),
                        row.getString("document"),
                        row.getObject("since", LocalDate.class)))
                .optional();
    }

    /** Every office in which a person may act on a day, their own ones first. An office ends with its unit. */
    public List<HeldOffice> held(PersonId person, LocalDate on) {
        return held(heldSql(), person, on);
    }

    /**
     * The same for reading: an office of a unit that has been dissolved still lets its holder see what came to it, and
     * what of it can only be finished under a past date.
     */
    public List<HeldOffice> heldForReading(PersonId person, LocalDate on) {
        return held(heldSql(""), person, on);
    }

    /** Who is in office anywhere on a day, unit by unit; without delegates. At most so many are told. */
    public List<HeldOffice> inOffice(LocalDate on, int limit) {
        return jdbc.sql("select o.person, o.id, o.kind, o.unit, o.since, o.until, cast(null as text) as holder,"
                        + " cast(null as text) as delegation, u.kind as unit_kind, p.parent as unit_parent"
                        + " from " + table("office") + " o join " + table("unit") + " u on u.id = o.unit and "
                        + valid("u")
                        + exists("u") + parentOf("u.id") + " where " + valid("o") + inForce("o")
                        + " order by o.unit, o.kind, o.id limit :limit")
                .param("on", on)
                .param("limit", limit)
                .query((row, number) -> heldOffice(row))
                .list();
    }

    private List<HeldOffice> held(String sql, PersonId person, LocalDate on) {
        return jdbc.sql(sql)
                .param("person", person.value())
                .param("on", on)
                .query((row, number) -> heldOffice(row))
                .list();
    }

    /** Who holds an office of a body on a day, also at a department directly under it, without their delegates. */
    public List<HeldOffice> holders(OfficeKind kind, UnitId body, LocalDate on) {
        return jdbc
                .sql(holdersSql(HeldOffice.worksForBodyAbove(kind)))
                .param("body", body.value())
                .param("kind", kind.name())
                .param("on", on)
                .query((row, number) -> heldOffice(row))
                .list()
                .stream()
                .filter(office -> office.isOf(body))
                .toList();
    }

    /** Whether a person may record an act of that past day. */
    public boolean mayRecordPast(PersonId person, LocalDate on) {
        return jdbc.sql(grantSql())
                .param("person", person.value())
                .param("on", on)
                .query(Boolean.class)
                .single();
    }

    String namesSql() {
        return "select distinct on (n.unit) n.unit, n.name from " + table("unit_name") + " n where n.unit in (:units)"
                + " and " + valid("n") + " order by n.unit, n.since <= :on desc,"
                + " case when n.since <= :on then n.since end desc, n.since";
    }

    String unitSql() {
        return "select u.id, u.kind, n.name, p.parent from " + table("unit") + " u"
                + nameOf("u.id") + parentOf("u.id")
                + " where u.id = :unit and " + valid("u") + exists("u");
    }

    String onlySql() {
        return "select u.id from " + table("unit") + " u where u.kind in (:kinds) and " + valid("u") + exists("u")
                + " limit 2";
    }

    String bodySql() {
        return climb() + "select u.id from climb c join " + table("unit") + " u on u.id = c.id and " + valid("u")
                + exists("u") + " where u.kind in (:kinds) order by c.depth limit 1";
    }

    String successorsSql() {
        String unit = table("unit");
        return "with recursive next (id, depth) as ("
                + " select s.successor, 1 from " + table("unit_successor") + " s"
                + " where s.unit = :unit and s.since <= :on and " + valid("s")
                + " and not exists (select from " + unit + " u where u.id = :unit and " + valid("u") + exists("u") + ")"
                + " union select s.successor, n.depth + 1 from next n join " + table("unit_successor") + " s"
                + " on s.unit = n.id and s.since <= :on and " + valid("s")
                + " where n.depth < " + MAX_DEPTH
                + " and not exists (select from " + unit + " u where u.id = n.id and " + valid("u") + exists("u") + "))"
                + " select distinct u.id from next n join " + unit + " u on u.id = n.id and " + valid("u") + exists("u")
                + " order by u.id";
    }

    String settingSql() {
        return "select s.id, s.value, s.document, s.since from " + table("setting") + " s"
                + " where s.authority = :authority and s.key = :key and s.since <= :on"
                + " and (s.award is null or s.award = cast(:award as text)) and " + valid("s")
                + " order by s.award is null, s.since desc, s.valid_from desc limit 1";
    }

    String heldSql() {
        return heldSql(exists("u"));
    }

    private String heldSql(String ofUnits) {
        return "select m.*, u.kind as unit_kind, p.parent as unit_parent from ("
                + "select o.person, o.id, o.kind, o.unit, o.since, o.until,"
                + " cast(null as text) as holder, cast(null as text) as delegation"
                + " from " + table("office") + " o where o.person = :person and " + valid("o") + inForce("o")
                + " union all select d.delegate, o.id, o.kind, o.unit, d.since, d.until, o.person, d.id"
                + " from " + table("delegation") + " d join " + table("office") + " o on o.id = d.office and "
                + valid("o") + inForce("o") + " where d.delegate = :person and " + valid("d") + inForce("d")
                + ") m join " + table("unit") + " u on u.id = m.unit and " + valid("u") + ofUnits
                + parentOf("u.id") + " order by m.holder nulls first, m.since, m.id";
    }

    String holdersSql(boolean departmentsToo) {
        String units = departmentsToo
                ? "select cast(:body as text) as id union select c.unit from " + table("unit_parent")
                        + " c where c.parent = :body and c.since <= :on and " + valid("c")
                : "select cast(:body as text) as id";
        return "select o.person, o.id, o.kind, o.unit, o.since, o.until, cast(null as text) as holder,"
                + " cast(null as text) as delegation, u.kind as unit_kind, p.parent as unit_parent"
                + " from (" + units + ") b join " + table("unit") + " u on u.id = b.id and " + valid("u") + exists("u")
                + " join " + table("office") + " o on o.unit = b.id and o.kind = :kind and " + valid("o") + inForce("o")
                + parentOf("u.id") + " order by o.since, o.id";
    }

    String grantSql() {
        return "select exists (select from " + table("historical_grant") + " g where g.person = :person and "
                + valid("g") + inForce("g") + ")";
    }

    private String climb() {
        return "with recursive climb (id, depth) as (select cast(:unit as text), 0 union all"
                + " select p.parent, c.depth + 1 from climb c cross join lateral (" + latestParent("c.id")
                + ") p where c.depth < " + MAX_DEPTH + ") ";
    }

    private String nameOf(String unit) {
        return " join lateral (select n.name from " + table("unit_name") + " n where n.unit = " + unit
                + " and n.since <= :on and " + valid("n") + " order by n.since desc limit 1) n on true";
    }

    private String parentOf(String unit) {
        return " left join lateral (" + latestParent(unit) + ") p on true";
    }

    private String latestParent(String unit) {
        return "select p.parent from " + table("unit_parent") + " p where p.unit = " + unit + " and p.since <= :on and "
                + valid("p") + " order by p.since desc limit 1";
    }

    private String valid(String row) {
        return position == null
                ? row + ".valid_to = " + Long.MAX_VALUE
                : "(" + row + ".valid_from <= " + position + " and " + position + " < " + row + ".valid_to)";
    }

    private static String exists(String row) {
        return " and (" + row + ".since is null or " + row + ".since <= :on) and (" + row + ".until is null or :on <= "
                + row + ".until)";
    }

    private static String inForce(String row) {
        return " and " + row + ".since <= :on and (" + row + ".until is null or :on <= " + row + ".until)";
    }

    private String table(String name) {
        return schema + "." + name;
    }

    private static HeldOffice heldOffice(ResultSet row) throws SQLException {
        String holder = row.getString("holder");
        String delegation = row.getString("delegation");
        return new HeldOffice(
                new PersonId(row.getString("person")),
                new OfficeId(row.getString("id")),
                OfficeKind.valueOf(row.getString("kind")),
                new UnitId(row.getString("unit")),
                UnitKind.valueOf(row.getString("unit_kind")),
                unitOrNull(row.getString("unit_parent")),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                holder == null ? null : new PersonId(holder),
                delegation == null ? null : new DelegationId(delegation));
    }

    private static @Nullable UnitId unitOrNull(@Nullable String value) {
        return value == null ? null : new UnitId(value);
    }
}
