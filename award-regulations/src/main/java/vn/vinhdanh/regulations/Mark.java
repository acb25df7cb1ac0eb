package vn.vinhdanh.regulations;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a value of the law was verified. Only the first two are in force. */
public enum Mark {
    /** The statutory wording was read. */
    @JsonProperty("VERIFIED-A")
    VERIFIED_A,
    /** A secondary statement of it was read: press, a ministry's answer, a translation. */
    @JsonProperty("VERIFIED-B")
    VERIFIED_B,
    /** The practice of one authority was read: it enters only as that authority's own setting. */
    @JsonProperty("VERIFIED-L")
    VERIFIED_L,
    /** Nothing was read. */
    UNVERIFIED,
    /** Deduced from what was read. */
    INFERRED;

    public boolean inForce() {
        return this == VERIFIED_A || this == VERIFIED_B;
    }

    /** Whether somebody read something that can be named. */
    public boolean verified() {
        return this == VERIFIED_A || this == VERIFIED_B || this == VERIFIED_L;
    }
}
