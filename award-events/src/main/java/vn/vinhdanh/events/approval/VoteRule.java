package vn.vinhdanh.events.approval;

import org.jspecify.annotations.Nullable;

/**
 * How a council votes, always on the base of all members.
 *
 * @param minPercent the least share in favour; null: tally and conclusion are recorded
 */
public record VoteRule(
        @Nullable Integer minPercent,
        boolean secret,
        @Nullable String source) {}
