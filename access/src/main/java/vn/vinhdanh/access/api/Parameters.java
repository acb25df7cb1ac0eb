package vn.vinhdanh.access.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;

/** Parameters that mean the same everywhere, each either understood or refused. */
final class Parameters {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private Parameters() {}

    static boolean flag(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw wrong(name, "true, false");
    }

    static @Nullable Long number(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        if (value == null) {
            return null;
        }
        if (!value.matches("\\d{1,18}")) {
            throw wrong(name, "0…999999999999999999");
        }
        return Long.valueOf(value);
    }

    /** An instant; or, as a browser sends it, a minute by the clocks here, which then counts to its end. */
    static @Nullable Instant instant(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            Instant instant = value.endsWith("Z")
                    ? Instant.parse(value)
                    : LocalDateTime.parse(value, MINUTE)
                            .plusMinutes(1)
                            .minusNanos(1)
                            .atZone(ApiWrite.ZONE)
                            .toInstant();
            if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST)) {
                throw wrong(name, "1970…9999");
            }
            return instant;
        } catch (DateTimeParseException e) {
            throw wrong(name, "2026-01-31T00:00:00Z");
        }
    }

    static boolean isMultipart(HttpServletRequest request) {
        return type(request).startsWith("multipart/");
    }

    static boolean isForm(HttpServletRequest request) {
        return isMultipart(request) || type(request).startsWith("application/x-www-form-urlencoded");
    }

    static Refusal wrong(String name, String expected) {
        return Refusal.malformed(Defect.of(
                        "BAD_PARAMETER",
                        "Tham số %s phải có dạng: %s.".formatted(name, expected),
                        "The parameter %s must be of the form: %s.".formatted(name, expected))
                .at("?" + name));
    }

    private static String type(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }
}
