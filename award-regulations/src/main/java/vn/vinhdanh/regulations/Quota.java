package vn.vinhdanh.regulations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many of a list may have an award.
 *
 * @param of the awards whose holders, or those who meet their standard, are the base
 * @param maxPercent the most, as a share of the base; null where no share is set
 */
public record Quota(List<String> of, @Nullable Integer maxPercent) {
    public Quota {
        of = Required.list(of);
        if (of.isEmpty()) {
            throw new IllegalArgumentException("of is missing");
        }
        if (maxPercent != null && (maxPercent < 1 || maxPercent > 100)) {
            throw new IllegalArgumentException("maxPercent is from 1 to 100");
        }
    }

    /** Whether so many keep within the share of so large a base; true where no share is set. */
    public boolean allows(int proposed, int base) {
        return maxPercent == null || 100L * proposed <= (long) maxPercent * base;
    }
}
