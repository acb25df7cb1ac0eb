package vn.vinhdanh.access.account;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.vinhdanh.events.Defect;

/** Long enough, not the name, none of those that are tried first. More rules make passwords no better. */
final class PasswordPolicy {

    static final int MIN_LENGTH = 8;

    /** A shorter name is in many a good password by chance. */
    private static final int MIN_NAME = 4;

    /** What bcrypt reads; it ignores the rest. */
    static final int MAX_BYTES = 72;

    private static final Set<String> TRIED_FIRST = Set.of(
            "password",
            "password1",
            "12345678",
            "123456789",
            "1234567890",
            "11111111",
            "00000000",
            "88888888",
            "qwertyui",
            "qwerty123",
            "abcd1234",
            "1q2w3e4r",
            "matkhau1",
            "matkhau123",
            "vinhdanh",
            "vietnam1");

    private PasswordPolicy() {}

    static Optional<Defect> defect(String username, String password, boolean demo) {
        if (password.isEmpty() || password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return Optional.of(Defect.of(
                            "PASSWORD_LENGTH",
                            "Mật khẩu phải có từ 1 đến %d byte.".formatted(MAX_BYTES),
                            "A password has 1 to %d bytes.".formatted(MAX_BYTES))
                    .at("/password"));
        }
        if (demo) {
            return Optional.empty();
        }
        if (password.codePointCount(0, password.length()) < MIN_LENGTH) {
            return Optional.of(Defect.of(
                            "PASSWORD_TOO_SHORT",
                            "Mật khẩu phải có ít nhất %d ký tự.".formatted(MIN_LENGTH),
                            "A password has at least %d characters.".formatted(MIN_LENGTH))
                    .at("/password"));
        }
        String folded = password.toLowerCase(Locale.ROOT);
        String name = username.toLowerCase(Locale.ROOT);
        if (folded.equals(name)
                || (name.length() >= MIN_NAME && folded.contains(name))
                || TRIED_FIRST.contains(folded)
                || folded.chars().distinct().count() < 3) {
            return Optional.of(
                    Defect.of("PASSWORD_TOO_EASY", "Mật khẩu quá dễ đoán.", "The password is too easy to guess.")
                            .at("/password"));
        }
        return Optional.empty();
    }
}
