package vn.vinhdanh.regulations;

import org.jspecify.annotations.Nullable;

/**
 * How a council votes. The base is all its members, present or not.
 *
 * @param minPercent the least share in favour; null where the law has none: tally and conclusion are recorded
 * @param secret by secret ballot
 * @param absentInWriting members who are absent answer in writing
 * @param waivedIfSimplified not needed in the simplified procedure
 */
public record Voting(
        @Nullable Integer minPercent, boolean secret, boolean absentInWriting, boolean waivedIfSimplified) {
    public Voting {
        if (minPercent != null && (minPercent < 1 || minPercent > 100)) {
            throw new IllegalArgumentException("minPercent is from 1 to 100");
        }
    }

    /**
     * Whether a share of all members is reached.
     *
     * @throws IllegalStateException where no share is set: then the council's conclusion decides, and nothing is assumed
     */
    public boolean passes(int inFavour, int members) {
        if (minPercent == null) {
            throw new IllegalStateException("No share is set: the conclusion of the council decides");
        }
        return passes(minPercent, inFavour, members);
    }

    /** Whether so many votes in favour reach the percentage of so many members, counted without rounding. */
    public static boolean passes(int minPercent, int inFavour, int members) {
        if (members < 1 || inFavour < 0 || inFavour > members) {
            throw new IllegalArgumentException("The votes in favour are some of the members");
        }
        return 100L * inFavour >= (long) minPercent * members;
    }
}
