package vn.vinhdanh.access.account;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.PersonId;

/** An account as others may see it: never its password. */
public record Account(
        String username,
        PersonId person,
        String displayName,
        Locale locale,
        boolean disabled,
        boolean demo,
        @Nullable Instant lockedUntil) {}
