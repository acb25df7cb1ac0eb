package vn.vinhdanh.organisation.read.offices;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.organisation.OrganisationView;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.organisation.OwnOrganisation;

/** Who holds which office, and who acts for whom: to be known by everybody who works here. */
@RestController
class OfficesApi {

    private final JdbcClient jdbc;

    OfficesApi(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Holding(
            String id,
            String person,
            String unit,
            OfficeKind kind,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String document) {}

    record Delegation(String id, String office, String delegate, LocalDate from, LocalDate until, String document) {}

    @GetMapping("/api/v1/offices")
    Page<Holding> offices(
            @RequestParam @Nullable UnitId unit,
            @RequestParam @Nullable OfficeKind kind,
            @RequestParam @Nullable PersonId person,
            @RequestParam @Nullable LocalDate on,
            SignedIn who,
            Paging paging,
            ReadAt at) {
        at.await(OrganisationView.nameIn(OwnOrganisation.SCHEMA));
        String sql = "select o.* from nomination.office o where o.id > :after and " + at.holds("o")
                + (unit == null ? "" : " and o.unit = :unit")
                + (kind == null ? "" : " and o.kind = :kind")
                + (person == null ? "" : " and o.person = :person")
                + (on == null ? "" : " and o.since <= :on and (o.until is null or :on <= o.until)")
                + " order by o.id limit :limit";
        List<Holding> found = jdbc.sql(sql)
                .param("after", paging.isFirst() ? "" : paging.after().get(0))
                .param("unit", unit == null ? null : unit.value())
                .param("kind", kind == null ? null : kind.name())
                .param("person", person == null ? null : person.value())
                .param("on", on)
                .param("limit", paging.fetch())
                .query((row, number) -> new Holding(
                        row.getString("id"),
                        row.getString("person"),
                        row.getString("unit"),
                        OfficeKind.valueOf(row.getString("kind")),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class),
                        row.getString("document")))
                .list();
        return Page.of(found, paging, holding -> List.of(holding.id()));
    }

    @GetMapping("/api/v1/delegations")
    Page<Delegation> delegations(@RequestParam @Nullable PersonId delegate, SignedIn who, Paging paging, ReadAt at) {
        at.await(OrganisationView.nameIn(OwnOrganisation.SCHEMA));
        List<Delegation> found = jdbc.sql("select d.* from nomination.delegation d where d.id > :after and "
                        + at.holds("d") + (delegate == null ? "" : " and d.delegate = :delegate")
                        + " order by d.id limit :limit")
                .param("after", paging.isFirst() ? "" : paging.after().get(0))
                .param("delegate", delegate == null ? null : delegate.value())
                .param("limit", paging.fetch())
                .query((row, number) -> new Delegation(
                        row.getString("id"),
                        row.getString("office"),
                        row.getString("delegate"),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class),
                        row.getString("document")))
                .list();
        return Page.of(found, paging, delegation -> List.of(delegation.id()));
    }
}
