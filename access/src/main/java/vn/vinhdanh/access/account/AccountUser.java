package vn.vinhdanh.access.account;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The principal of a request. It carries no roles: rights come from offices, on the day of the act. */
public final class AccountUser implements UserDetails {

    private static final long serialVersionUID = 1L;

    private final transient AccountRow row;
    private final boolean locked;

    AccountUser(AccountRow row, boolean locked) {
        this.row = row;
        this.locked = locked;
    }

    public SignedIn signedIn() {
        return row.signedIn();
    }

    public String displayName() {
        return row.displayName();
    }

    public Locale locale() {
        return row.locale();
    }

    AccountRow row() {
        return row;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public String getPassword() {
        return row.passwordHash();
    }

    @Override
    public String getUsername() {
        return row.username();
    }

    @Override
    public boolean isEnabled() {
        return !row.disabled();
    }

    @Override
    public boolean isAccountNonLocked() {
        return !locked;
    }

    @Override
    public String toString() {
        return row.toString();
    }
}
