package vn.vinhdanh.events.nomination;

/** How a year's work was rated (xếp loại mức độ hoàn thành nhiệm vụ), from the lowest to the highest. */
public enum Rating {
    KHONG_HOAN_THANH,
    HOAN_THANH,
    /** Hoàn thành tốt nhiệm vụ. */
    TOT,
    /** Hoàn thành xuất sắc nhiệm vụ. */
    XUAT_SAC;

    public boolean atLeast(Rating other) {
        return compareTo(other) >= 0;
    }
}
