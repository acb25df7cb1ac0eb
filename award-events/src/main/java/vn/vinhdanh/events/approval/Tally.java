package vn.vinhdanh.events.approval;

/**
 * Votes counted on all members.
 *
 * @param base the number of all members, present or not
 */
public record Tally(int inFavour, int against, int blank, int base) {}
