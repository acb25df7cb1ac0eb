package vn.vinhdanh.access.account;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Checks a name and a password, counts what fails, and locks the account that fails too often. */
final class AccountAuthentication extends DaoAuthenticationProvider {

    private final Accounts accounts;

    AccountAuthentication(Accounts accounts, PasswordEncoder passwords) {
        super(users(accounts));
        this.accounts = accounts;
        setPasswordEncoder(passwords);
    }

    private static UserDetailsService users(Accounts accounts) {
        return username -> accounts.row(Accounts.folded(username))
                .map(row -> new AccountUser(row, accounts.isLocked(row)))
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(username));
    }

    @Override
    protected void additionalAuthenticationChecks(UserDetails user, UsernamePasswordAuthenticationToken authentication)
            throws AuthenticationException {
        if (!user.isAccountNonLocked()) {
            // Compared all the same, so that the time tells nothing; but it opens nothing, and counts for nothing.
            super.additionalAuthenticationChecks(user, authentication);
            return;
        }
        try {
            super.additionalAuthenticationChecks(user, authentication);
        } catch (BadCredentialsException wrong) {
            accounts.failed(user.getUsername());
            throw wrong;
        }
        if (user instanceof AccountUser account) {
            accounts.succeeded(account.row());
        }
    }
}
