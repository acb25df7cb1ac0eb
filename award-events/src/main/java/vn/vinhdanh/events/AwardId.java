package vn.vinhdanh.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One award granted to one recipient, as the register keeps it. */
public record AwardId(@JsonValue String value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AwardId {
        Id.check(value);
    }

    @Override
    public String toString() {
        return "award:" + value;
    }
}
