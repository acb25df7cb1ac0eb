package vn.vinhdanh.people.write.accounts;

import java.time.LocalDate;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.account.Account;
import vn.vinhdanh.access.account.Accounts;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.access.organisation.Authority;
import vn.vinhdanh.access.organisation.HeldOffice;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.organisation.OwnOrganisation;
import vn.vinhdanh.people.write.EndAccount;
import vn.vinhdanh.people.write.RegisterPerson;

/** Ends an account: told by the log, and effective with the next request of whoever is signed in under it. */
@Component
class LeaverDesk {

    private final CommandGateway commands;
    private final Accounts accounts;
    private final Authority authority;

    LeaverDesk(CommandGateway commands, Accounts accounts, OwnOrganisation organisation) {
        this.commands = commands;
        this.accounts = accounts;
        this.authority = organisation.authority();
    }

    /** To be called inside a write. */
    Outcome farewell(String username, ApiWrite write) {
        SignedIn who = write.who();
        LocalDate today = write.today();
        authority.requireAnywhere(who, OfficeKind.ADMINISTRATOR, today);
        Account account = accounts.find(username)
                .orElseThrow(() -> Refusal.notFound("Không có tài khoản này.", "There is no such account."));
        // Whoever ends an account keeps one: so there is always an administrator who can sign in.
        if (account.username().equals(who.account())) {
            throw Refusal.rule(Defect.of(
                    "OWN_ACCOUNT",
                    "Không ai tự kết thúc tài khoản của mình; hãy nhờ một quản trị viên khác.",
                    "Nobody ends their own account; ask another administrator."));
        }
        for (HeldOffice office : authority.held(account.person(), today)) {
            if (office.onBehalfOf() == null) {
                authority.require(who, OfficeKind.ADMINISTRATOR, office.unit(), today);
            }
        }
        if (account.administrator() && !administersEverything(who, today)) {
            throw Refusal.forbidden(
                    Defect.of(
                            "NOT_YOUR_OFFICE",
                            "Tài khoản quản trị đầu tiên chỉ do quản trị viên của đơn vị cao nhất kết thúc.",
                            "The first administrator's account is ended only by an administrator of a unit that none is above."));
        }
        commands.sendAndWait(new RegisterPerson(
                account.person(), Protected.of(account.person(), account.displayName()), null, null, null, null));
        commands.sendAndWait(new EndAccount(account.person(), account.username(), today));
        accounts.disable(account.username());
        return Outcome.of(account.username()).with("person", account.person());
    }

    private boolean administersEverything(SignedIn who, LocalDate today) {
        return authority.held(who.person(), today).stream()
                .anyMatch(office -> office.kind() == OfficeKind.ADMINISTRATOR && office.unitParent() == null);
    }
}
