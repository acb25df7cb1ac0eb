package vn.vinhdanh.events;

/** Loại hình khen thưởng, the occasion of a commendation (Law 06/2022 Art. 8). */
public enum CommendationType {
    /** Regularly excellent achievements. */
    CONG_TRANG,
    /** At once, for a sudden excellent achievement. */
    DOT_XUAT,
    /** In a movement launched for a set time or theme. */
    PHONG_TRAO,
    /** Long service in leading posts. */
    CONG_HIEN,
    /** Years of service in the armed forces. */
    NIEN_HAN,
    /** Contribution to Viet Nam from abroad. */
    DOI_NGOAI
}
