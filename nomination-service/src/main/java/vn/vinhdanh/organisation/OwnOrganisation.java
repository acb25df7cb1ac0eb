package vn.vinhdanh.organisation;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vinhdanh.access.organisation.Authority;
import vn.vinhdanh.access.organisation.HistoricalGrants;
import vn.vinhdanh.access.organisation.OrganisationQueries;
import vn.vinhdanh.events.PersonId;

/** The organisation as nomination-service itself has folded it, and what it entitles to. */
public final class OwnOrganisation implements HistoricalGrants {

    /** Where the views of nomination-service are. */
    public static final String SCHEMA = "nomination";

    private final OrganisationQueries queries;
    private final Authority authority;
    private final AskedOnce askedOnce;

    public OwnOrganisation(JdbcClient jdbc) {
        this.queries = new OrganisationQueries(jdbc, SCHEMA);
        this.authority = new Authority(queries);
        this.askedOnce = new AskedOnce(this);
    }

    public OrganisationQueries queries() {
        return queries;
    }

    public Authority authority() {
        return authority;
    }

    /** For what is decided inside a write. */
    public AskedOnce askedOnce() {
        return askedOnce;
    }

    @Override
    public boolean cover(PersonId person, LocalDate on) {
        return askedOnce.covered(person, on);
    }
}
