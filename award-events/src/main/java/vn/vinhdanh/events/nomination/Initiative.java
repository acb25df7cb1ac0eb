package vn.vinhdanh.events.nomination;

import org.jspecify.annotations.Nullable;

/**
 * Recognised initiatives or accepted research works (sáng kiến, đề tài) of one year and one scope.
 *
 * @param scope how far they were applied, as recognised
 * @param works how many; null means one
 */
public record Initiative(int year, Scope scope, @Nullable Integer works) {

    public Initiative {
        Facts.checkYear(year);
        if (works != null && works < 1) {
            throw new IllegalArgumentException("An entry of initiatives stands for one work at least");
        }
    }

    public Initiative(int year, Scope scope) {
        this(year, scope, null);
    }

    /** How many works the entry stands for. */
    public int number() {
        return works == null ? 1 : works;
    }
}
