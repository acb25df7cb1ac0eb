package vn.vinhdanh.events.approval;

/** What an appraiser recommends. */
public enum Recommendation {
    FAVOURABLE,
    UNFAVOURABLE
}
