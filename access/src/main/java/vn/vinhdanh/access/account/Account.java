package vn.vinhdanh.access.account;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.PersonId;

/**
 * An account as others may see it: never its password.
 *
 * @param administrator whether it is the account made on the empty system
 */
public record Account(
        String username,
        PersonId person,
        String displayName,
        Locale locale,
        boolean administrator,
        boolean disabled,
        boolean demo,
        @Nullable Instant lockedUntil) {}
