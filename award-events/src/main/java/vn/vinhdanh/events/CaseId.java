package vn.vinhdanh.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The way of one nomination through the bodies that review and approve it. */
public record CaseId(@JsonValue String value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CaseId {
        Id.check(value);
    }

    /** The case of a nomination: derived, so that an event delivered twice meets the same case. */
    public static CaseId of(NominationId nomination) {
        return new CaseId(nomination.value());
    }

    public NominationId nomination() {
        return new NominationId(value);
    }

    @Override
    public String toString() {
        return "case:" + value;
    }
}
