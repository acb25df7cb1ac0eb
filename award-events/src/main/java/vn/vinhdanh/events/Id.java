package vn.vinhdanh.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The identity of something that has a history. {@link #value()} is what people and scripts write and what JSON holds;
 * {@link #toString()} carries a prefix for the type, because the log is unique on identity and sequence without the type.
 */
public interface Id {

    /** The general categories of Unicode whose names begin with L or N. */
    int LETTERS_AND_NUMBERS = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER
            | 1 << Character.DECIMAL_DIGIT_NUMBER
            | 1 << Character.LETTER_NUMBER
            | 1 << Character.OTHER_NUMBER;

    String value();

    /**
     * @throws IllegalArgumentException where the value is empty, longer than 100 characters, or holds anything but
     *     letters, digits, dots, hyphens and underscores
     */
    static void check(String value) {
        if (!isOne(value)) {
            throw new IllegalArgumentException(
                    "An id has 1 to 100 letters, digits, dots, hyphens or underscores and starts with a letter or digit");
        }
    }

    /** Whether an identity may be spelled so. By hand, since replays read it of every event. */
    static boolean isOne(String value) {
        int length = 0;
        for (int at = 0; at < value.length(); length++) {
            int c = value.codePointAt(at);
            boolean plain = c < 0x80
                    ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                    : (LETTERS_AND_NUMBERS >> Character.getType(c) & 1) != 0;
            if (!plain && (at == 0 || c != '.' && c != '-' && c != '_')) {
                return false;
            }
            at += Character.charCount(c);
        }
        return length > 0 && length <= 100;
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
