package vn.vinhdanh.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One permission to record acts of past days. */
public record GrantId(@JsonValue String value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GrantId {
        Id.check(value);
    }

    @Override
    public String toString() {
        return "grant:" + value;
    }
}
