package vn.vinhdanh.events;

/** What an office entitles its holder to do in its unit, from a day until a day. */
public enum OfficeKind {
    /** Cán bộ thi đua: drafts and submits for the unit. */
    SUBMITTER,
    /** Bộ phận một cửa: checks completeness, gives the receipt. */
    INTAKE_OFFICER,
    /** Cơ quan thẩm định: checks the criteria, recommends. */
    APPRAISER,
    /** Thư ký Hội đồng: convenes, records, closes. */
    COUNCIL_SECRETARY,
    /** Ủy viên Hội đồng: votes. */
    COUNCIL_MEMBER,
    /** Head of the unit: forwards, decides, signs. */
    HEAD,
    /** Thanh tra, kiểm toán: reads everything, acts on nothing. */
    AUDITOR,
    /** Keeps units, offices and settings; can never decide a case. */
    ADMINISTRATOR
}
