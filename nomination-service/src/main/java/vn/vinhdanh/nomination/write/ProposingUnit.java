package vn.vinhdanh.nomination.write;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.nomination.Sight;
import vn.vinhdanh.nomination.write.Nominations.Current;
import vn.vinhdanh.organisation.OwnOrganisation;

/** Who acts for a unit that proposes: its own clerk of that day, and nobody else's. */
@Component
public class ProposingUnit {

    private final OwnOrganisation organisation;
    private final Sight sight;

    ProposingUnit(OwnOrganisation organisation, Sight sight) {
        this.organisation = organisation;
        this.sight = sight;
    }

    /** @throws Refusal FORBIDDEN */
    public Actor clerk(SignedIn who, UnitId unit, LocalDate on) {
        return organisation
                .askedOnce()
                .office(who, OfficeKind.SUBMITTER, unit, on)
                .orElseGet(() -> organisation.authority().require(who, OfficeKind.SUBMITTER, unit, on));
    }

    /** @throws Refusal FORBIDDEN, or NOT_FOUND for somebody who is not to know of the nomination */
    public Actor clerk(SignedIn who, Current nomination, LocalDate on) {
        return organisation
                .askedOnce()
                .office(who, OfficeKind.SUBMITTER, nomination.proposedBy(), on)
                .orElseGet(() -> {
                    if (!sight.sees(who, nomination.id())) {
                        throw Nominations.unknown();
                    }
                    return clerk(who, nomination.proposedBy(), on);
                });
    }
}
