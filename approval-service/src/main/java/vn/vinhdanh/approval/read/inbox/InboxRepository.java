package vn.vinhdanh.approval.read.inbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approval.office.Seat;
import vn.vinhdanh.approval.read.Versions;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;

/** The rows of {@code approval.inbox}, as of now or of any position. */
@Repository
class InboxRepository {

    static final String CHOOSERS = "select distinct body from approval.inbox"
            + " where valid_to = 9223372036854775807 and office = 'ADMINISTRATOR' order by body";

    private static final int MOST_COUNTED = 1_000;

    private final Versions versions;
    private final JdbcClient jdbc;

    InboxRepository(Versions versions, JdbcClient jdbc) {
        this.versions = versions;
        this.jdbc = jdbc;
    }

    /**
     * What a person can act on in some seats, the most urgent first.
     *
     * @param seats with whom each acts for; a head in the seat of a vacant office stands in for it
     */
    List<InboxItem> list(List<Seat> seats, PersonId person, InboxFilter filter, Paging paging, ReadAt at) {
        if (seats.isEmpty()) {
            return List.of();
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("limit", paging.fetch());
        String sql = sql(seats, person, filter, paging, at, parameters);
        return versions.list(InboxItem.class, sql, parameters);
    }

    /** The bodies whose administrator has to say where some case goes: few at any time, mostly none. */
    List<UnitId> choosers() {
        return jdbc.sql(CHOOSERS).query(String.class).list().stream()
                .map(UnitId::new)
                .toList();
    }

    static String sql(
            List<Seat> seats,
            PersonId person,
            InboxFilter filter,
            Paging paging,
            ReadAt at,
            Map<String, Object> parameters) {
        String desks = desks(seats, parameters);
        parameters.put("person", person.value());
        StringBuilder where = new StringBuilder();
        where.append(filter.where(parameters));
        if (!paging.isFirst()) {
            where.append(" and (i.due_order, i.nomination) > (:dueOrder, :nomination)");
            parameters.put("dueOrder", LocalDate.parse(paging.after().get(0)));
            parameters.put("nomination", paging.after().get(1));
        }
        // Each desk by its own index scan; the person's own office goes before one delegated to them.
        return "select * from (select distinct on (d.nomination) d.* from (select i.nomination, p.version, i.body,"
                + " i.office, i.stage_level, i.step, i.state, i.since, i.due, i.due_order, i.overdue, i.escalated,"
                + " c.ref, c.award, c.level, c.recipient_kind, c.recipient, c.recipient_unit,"
                + " p.taken_by, p.taken_on,"
                + " nullif(s.holder, '') as on_behalf_of"
                + " from (" + desks + ") s"
                + " cross join lateral (select i.* from approval.inbox i where i.body = s.body and i.office = s.office"
                + " and " + at.holds("i") + where + apart("i", at)
                + " order by i.due_order, i.nomination limit :limit) i"
                + " join approval.cases c on c.nomination = i.nomination and " + at.holds("c")
                + " join approval.case_progress p on p.nomination = i.nomination and " + at.holds("p")
                + ") d order by d.nomination, d.on_behalf_of nulls first) x"
                + " order by x.due_order, x.nomination limit :limit";
    }

    /** How much lies on each kind of pile; beyond a thousand on one desk it says a thousand. */
    Piles piles(List<Seat> seats, PersonId person, ReadAt at) {
        if (seats.isEmpty()) {
            return Piles.NONE;
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("person", person.value());
        String sql = "select count(*) as everything, count(*) filter (where x.overdue) as overdue,"
                + " count(*) filter (where x.state = 'RETURNED') as returned,"
                + " count(*) filter (where x.holder <> '') as delegated from (select distinct on (i.nomination)"
                + " i.nomination, i.overdue, i.state, s.holder from (" + desks(seats, parameters) + ") s"
                + " cross join lateral (select i.* from approval.inbox i where i.body = s.body and i.office = s.office"
                + " and " + at.holds("i") + apart("i", at) + " limit " + MOST_COUNTED + ") i"
                + " order by i.nomination, s.holder) x";
        return versions.one(sql, parameters, Piles::of);
    }

    /** Where a case lies among what a person can act on, in the order of {@link #list}; as far as a thousand on one desk. */
    Place place(List<Seat> seats, PersonId person, InboxFilter filter, NominationId nomination, ReadAt at) {
        if (seats.isEmpty()) {
            return Place.NOWHERE;
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("person", person.value());
        parameters.put("mine", nomination.value());
        // A case that is not there has no key: everything comes after it.
        String sql =
                "with lying as (select distinct i.nomination, i.due_order from (" + desks(seats, parameters) + ") s"
                        + " cross join lateral (select i.* from approval.inbox i where i.body = s.body and i.office = s.office"
                        + " and " + at.holds("i") + filter.where(parameters) + apart("i", at)
                        + " order by i.due_order, i.nomination limit " + MOST_COUNTED + ") i),"
                        + " placed as (select nomination, row_number() over w as number, count(*) over () as total,"
                        + " lag(nomination) over w as before, lead(nomination) over w as next"
                        + " from lying window w as (order by due_order, nomination))"
                        + " select case when nomination = :mine then number else 0 end, total,"
                        + " case when nomination = :mine then before end,"
                        + " case when nomination = :mine then next else nomination end"
                        + " from placed order by nomination <> :mine, number limit 1";
        return versions.rows(sql, parameters, Place::of).stream().findFirst().orElse(Place.NOWHERE);
    }

    private static String desks(List<Seat> seats, Map<String, Object> parameters) {
        List<String> desks = new ArrayList<>();
        for (Seat seat : seats) {
            int i = desks.size();
            PersonId holder = seat.onBehalfOf();
            desks.add("select cast(:body" + i + " as text) as body, cast(:office" + i + " as text) as office,"
                    + " cast(:holder" + i + " as text) as holder");
            parameters.put("body" + i, seat.body().value());
            parameters.put("office" + i, seat.office().name());
            parameters.put("holder" + i, holder == null ? "" : holder.value());
        }
        return String.join(" union all ", desks);
    }

    /**
     * Neither the person nor whom they act for keeps out of the case, or acted on it at another step. The clerk who filed
     * it is the one who answers.
     */
    private static String apart(String row, ReadAt at) {
        return " and (" + row
                + ".office in ('SUBMITTER', 'ADMINISTRATOR') or not exists (select from approval.kept_apart k where k.nomination = "
                + row
                + ".nomination"
                + " and k.person in (:person, s.holder) and " + at.holds("k")
                + " and k.why <> 'LIFTED' and (k.why <> 'ACTED' or not (k.standing_in or k.step = case when " + row
                + ".step in ('CONSULTATION', 'PUBLIC_CONSULTATION') then 'APPRAISAL' else " + row
                + ".step end and k.level = " + row + ".stage_level))))"
                + " and (" + row + ".office = 'SUBMITTER' or not exists (select from approval.conflict f"
                + " join approval.cases a on a.nomination = " + row + ".nomination and " + at.holds("a")
                + " where f.person in (:person, s.holder) and f.lifted_on is null and " + at.holds("f")
                + " and (f.about_person = a.person or f.about_unit in (a.recipient_unit, a.proposed_by))))";
    }
}
