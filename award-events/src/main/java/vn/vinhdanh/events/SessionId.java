package vn.vinhdanh.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One session of a council. */
public record SessionId(@JsonValue String value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SessionId {
        Id.check(value);
    }

    @Override
    public String toString() {
        return "session:" + value;
    }
}
