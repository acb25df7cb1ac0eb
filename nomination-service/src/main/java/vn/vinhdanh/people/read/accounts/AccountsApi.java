package vn.vinhdanh.people.read.accounts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.Account;
import vn.vinhdanh.access.account.Accounts;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.people.read.Registrars;

/** Accounts, for administrators and auditors; everybody sees their own. */
@RestController
class AccountsApi {

    private final Accounts accounts;
    private final Registrars registrars;

    AccountsApi(Accounts accounts, Registrars registrars) {
        this.accounts = accounts;
        this.registrars = registrars;
    }

    record View(String username, PersonId person, String displayName, Locale locale, boolean disabled, boolean demo) {

        private static View of(Account account) {
            return new View(
                    account.username(),
                    account.person(),
                    account.displayName(),
                    account.locale(),
                    account.disabled(),
                    account.demo());
        }
    }

    @GetMapping("/api/v1/accounts")
    Page<View> list(SignedIn who, Paging paging) {
        registrars.require(who);
        return Page.of(
                        accounts.list(paging.isFirst() ? null : paging.after().get(0), paging.fetch()),
                        paging,
                        account -> List.of(account.username()))
                .map(View::of);
    }

    @GetMapping("/api/v1/accounts/{username}")
    View one(@PathVariable String username, SignedIn who) {
        Optional<Account> account =
                username.equals(who.account()) || registrars.isOne(who) ? accounts.find(username) : Optional.empty();
        return account.map(View::of)
                .orElseThrow(() -> Refusal.notFound("Không có tài khoản này.", "There is no such account."));
    }
}
