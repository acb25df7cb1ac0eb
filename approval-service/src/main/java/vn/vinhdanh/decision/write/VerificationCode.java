package vn.vinhdanh.decision.write;

import java.security.SecureRandom;

/** Twelve characters that cannot be guessed or misread: no vowels, no look-alikes. */
final class VerificationCode {

    private static final String ALPHABET = "BCDFGHJKMNPQRSTVWXYZ23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private VerificationCode() {}

    static String next() {
        StringBuilder code = new StringBuilder(14);
        for (int i = 0; i < 12; i++) {
            if (i > 0 && i % 4 == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
