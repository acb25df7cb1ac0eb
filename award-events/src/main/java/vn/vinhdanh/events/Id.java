package vn.vinhdanh.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The identity of something that has a history. {@link #value()} is what people and scripts write and what JSON holds;
 * {@link #toString()} carries a prefix for the type, because the log is unique on identity and sequence without the type.
 */
public interface Id {

    Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

    String value();

    /**
     * @throws IllegalArgumentException where the value is empty, longer than 100 characters, or holds anything but
     *     letters, digits, dots, hyphens and underscores
     */
    static void check(String value) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "An id has 1 to 100 letters, digits, dots, hyphens or underscores and starts with a letter or digit");
        }
    }

    /** A new value that sorts by time (UUID version 7, RFC 9562). */
    static String next() {
        long now = System.currentTimeMillis();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (now << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = 0x8000000000000000L | (random.nextLong() >>> 2);
        return new UUID(high, low).toString();
    }

    /** A value that is always the same for the same names (UUID version 8 over SHA-256): what is repeated meets itself. */
    static String derived(String... names) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : names) {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            ByteBuffer hash = ByteBuffer.wrap(digest.digest());
            long high = (hash.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x8000L;
            long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
            return new UUID(high, low).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
