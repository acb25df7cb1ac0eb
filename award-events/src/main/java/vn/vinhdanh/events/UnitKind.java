package vn.vinhdanh.events;

/** What a unit of the organisation is, which also says at which level its head decides awards. */
public enum UnitKind {
    STATE(AwardLevel.STATE),
    GOVERNMENT(AwardLevel.GOVERNMENT),
    MINISTRY(AwardLevel.PROVINCE),
    PROVINCE(AwardLevel.PROVINCE),
    DISTRICT(AwardLevel.DISTRICT),
    COMMUNE(AwardLevel.COMMUNE),
    DEPARTMENT(AwardLevel.GRASSROOTS),
    PUBLIC_SERVICE_UNIT(AwardLevel.GRASSROOTS),
    MASS_ORGANISATION(AwardLevel.GRASSROOTS),
    ENTERPRISE(AwardLevel.GRASSROOTS);

    private final AwardLevel level;

    UnitKind(AwardLevel level) {
        this.level = level;
    }

    /** The level of the awards that the head of such a unit decides. */
    public AwardLevel level() {
        return level;
    }
}
