package vn.vinhdanh.access.account;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.PersonId;

/** An account as it is kept. */
record AccountRow(
        String username,
        String passwordHash,
        PersonId person,
        String displayName,
        Locale locale,
        boolean administrator,
        boolean demo,
        boolean disabled,
        int credentialsVersion,
        int failedAttempts,
        @Nullable Instant lockedUntil) {

    Account account() {
        return new Account(username, person, displayName, locale, administrator, disabled, demo, lockedUntil);
    }

    SignedIn signedIn() {
        return new SignedIn(username, person, administrator);
    }

    @Override
    public String toString() {
        return "AccountRow[" + username + "]";
    }
}
