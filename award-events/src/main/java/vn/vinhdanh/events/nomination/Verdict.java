package vn.vinhdanh.events.nomination;

import org.jspecify.annotations.Nullable;

/**
 * One criterion as it stood.
 *
 * @param clause its name in the regulation
 * @param fact what decided it
 */
public record Verdict(
        String clause,
        Outcome outcome,
        @Nullable String fact,
        @Nullable String legalRef) {}
