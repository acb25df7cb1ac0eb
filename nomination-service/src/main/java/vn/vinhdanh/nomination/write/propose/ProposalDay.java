package vn.vinhdanh.nomination.write.propose;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.nomination.NominationSheet;
import vn.vinhdanh.organisation.OwnOrganisation;

/**
 * On which day a clerk acts on a nomination: today, or, where the unit is gone by now and the clerk may record the past,
 * the day of the nomination's latest act.
 */
@Component
public class ProposalDay {

    private final OwnOrganisation organisation;
    private final Clock clock;

    ProposalDay(OwnOrganisation organisation, ObjectProvider<Clock> clock) {
        this.organisation = organisation;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ApiWrite.ZONE);
    }

    /** Empty where it is not theirs to act on. */
    public Optional<LocalDate> of(SignedIn who, NominationSheet sheet) {
        UnitId unit = new UnitId(sheet.proposedBy());
        LocalDate today = today();
        if (holds(who, unit, today)) {
            return Optional.of(today);
        }
        return Optional.of(sheet.lastOn())
                .filter(day -> holds(who, unit, day) && organisation.authority().cover(who.person(), day));
    }

    private boolean holds(SignedIn who, UnitId unit, LocalDate on) {
        return organisation
                .authority()
                .find(who, OfficeKind.SUBMITTER, unit, on)
                .isPresent();
    }
}
