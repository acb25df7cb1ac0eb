package vn.vinhdanh.events;

/** Danh hiệu thi đua or hình thức khen thưởng. */
public enum AwardKind {
    EMULATION_TITLE,
    COMMENDATION
}
