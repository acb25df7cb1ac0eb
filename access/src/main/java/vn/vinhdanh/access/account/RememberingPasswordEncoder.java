package vn.vinhdanh.access.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Remembers for a few minutes that a password fits a hash, so that HTTP Basic does not pay for it on each request. What
 * is remembered is keyed by password and hash together, under a key that never leaves this process: a changed password
 * has another hash, which is read afresh each time, and so meets nothing here, on any instance. What does not fit is
 * never remembered.
 */
final class RememberingPasswordEncoder implements PasswordEncoder {

    private static final int CAPACITY = 2_000;

    private final PasswordEncoder slow;
    private final Clock clock;
    private final Duration keep;
    private final SecretKeySpec key;
    private final Map<String, Instant> found = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > CAPACITY;
        }
    };

    RememberingPasswordEncoder(PasswordEncoder slow, Clock clock, Duration keep) {
        this.slow = slow;
        this.clock = clock;
        this.keep = keep;
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return slow.encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        if (password == null || hash == null) {
            return false;
        }
        String fingerprint = fingerprint(password, hash);
        Instant now = clock.instant();
        synchronized (found) {
            Instant until = found.get(fingerprint);
            if (until != null && now.isBefore(until)) {
                return true;
            }
            found.remove(fingerprint);
        }
        boolean matches = slow.matches(password, hash);
        if (matches) {
            synchronized (found) {
                found.put(fingerprint, now.plus(keep));
            }
        }
        return matches;
    }

    private String fingerprint(CharSequence password, String hash) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(hash.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(password.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
