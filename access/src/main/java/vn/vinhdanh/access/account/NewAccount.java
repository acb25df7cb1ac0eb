package vn.vinhdanh.access.account;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.PersonId;

/**
 * An account to be made.
 *
 * @param person whom it names; null: a person that follows from the user name, the same one each time
 * @param demo made for a demonstration: its password may be any
 */
public record NewAccount(
        String username, String displayName, @Nullable PersonId person, String password, Locale locale, boolean demo) {

    @Override
    public String toString() {
        return "NewAccount[" + username + "]";
    }
}
