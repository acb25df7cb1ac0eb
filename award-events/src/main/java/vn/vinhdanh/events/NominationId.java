package vn.vinhdanh.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One award proposed for one recipient. */
public record NominationId(@JsonValue String value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NominationId {
        Id.check(value);
    }

    @Override
    public String toString() {
        return "nomination:" + value;
    }
}
