package vn.vinhdanh.events;

/**
 * The level of the body that decides an award, from the nearest to the highest. Which levels exist, and who decides
 * at them, is dated: {@link #DISTRICT} ended on 30 June 2025.
 */
public enum AwardLevel {
    GRASSROOTS,
    COMMUNE,
    DISTRICT,
    PROVINCE,
    GOVERNMENT,
    STATE;

    public boolean isAbove(AwardLevel other) {
        return compareTo(other) > 0;
    }
}
