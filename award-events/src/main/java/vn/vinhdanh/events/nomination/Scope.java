package vn.vinhdanh.events.nomination;

/** How far something reaches (phạm vi ảnh hưởng): an initiative, an achievement, a movement, a cluster. */
public enum Scope {
    GRASSROOTS,
    COMMUNE,
    DISTRICT,
    /** A province, or a ministry, branch or central body. */
    PROVINCE,
    NATIONAL;

    public boolean atLeast(Scope other) {
        return compareTo(other) >= 0;
    }
}
