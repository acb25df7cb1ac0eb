package vn.vinhdanh.events.nomination;

import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.CommendationType;

/**
 * An award that the nominee already has.
 *
 * @param award its code
 * @param year the year that it honours
 * @param decision number and date of the decision, where known
 * @param commendationType on which occasion; null where not stated, which counts like a regular achievement
 */
public record PriorAward(
        String award,
        int year,
        @Nullable String decision,
        @Nullable CommendationType commendationType) {

    public PriorAward {
        Facts.checkYear(year);
    }

    public PriorAward(String award, int year, @Nullable String decision) {
        this(award, year, decision, null);
    }
}
