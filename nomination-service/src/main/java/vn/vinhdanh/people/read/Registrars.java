package vn.vinhdanh.people.read;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.organisation.Authority;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.organisation.OwnOrganisation;

/** Who may look into the registers of persons and accounts: administrators, who keep them, and auditors. */
@Component
public class Registrars {

    private final Authority authority;
    private final Clock clock;

    Registrars(OwnOrganisation organisation, ObjectProvider<Clock> clock) {
        this.authority = organisation.authority();
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    public boolean isOne(SignedIn who) {
        return isAdministrator(who)
                || authority.findAnywhere(who, OfficeKind.AUDITOR, today()).isPresent();
    }

    public boolean isAdministrator(SignedIn who) {
        return authority.findAnywhere(who, OfficeKind.ADMINISTRATOR, today()).isPresent();
    }

    /** @throws vn.vinhdanh.events.Refusal FORBIDDEN */
    public void require(SignedIn who) {
        if (!isOne(who)) {
            requireAdministrator(who);
        }
    }

    /** @throws vn.vinhdanh.events.Refusal FORBIDDEN */
    public void requireAdministrator(SignedIn who) {
        authority.requireAnywhere(who, OfficeKind.ADMINISTRATOR, today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ApiWrite.ZONE);
    }
}
