package vn.vinhdanh.organisation.read.grants;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.organisation.OrganisationView;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.organisation.OwnOrganisation;

/** Who may record the past, for administrators and auditors. */
@RestController
class HistoricalGrantsApi {

    private final JdbcClient jdbc;
    private final OwnOrganisation organisation;
    private final Clock clock;

    HistoricalGrantsApi(JdbcClient jdbc, OwnOrganisation organisation, ObjectProvider<Clock> clock) {
        this.jdbc = jdbc;
        this.organisation = organisation;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    record Grant(String id, String person, LocalDate from, LocalDate until, String document) {}

    @GetMapping("/api/v1/historical-grants")
    Page<Grant> list(SignedIn who, Paging paging, ReadAt at) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ApiWrite.ZONE);
        if (organisation
                .authority()
                .findAnywhere(who, OfficeKind.AUDITOR, today)
                .isEmpty()) {
            organisation.authority().requireAnywhere(who, OfficeKind.ADMINISTRATOR, today);
        }
        at.await(OrganisationView.nameIn(OwnOrganisation.SCHEMA));
        List<Grant> found = jdbc.sql("select g.* from nomination.historical_grant g where g.id > :after and "
                        + at.holds("g") + " order by g.id limit :limit")
                .param("after", paging.isFirst() ? "" : paging.after().get(0))
                .param("limit", paging.fetch())
                .query((row, number) -> new Grant(
                        row.getString("id"),
                        row.getString("person"),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class),
                        row.getString("document")))
                .list();
        return Page.of(found, paging, grant -> List.of(grant.id()));
    }
}
