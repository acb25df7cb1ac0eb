package vn.vinhdanh.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A proposal letter (tờ trình) that several nominations may share. */
public record LetterId(@JsonValue String value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LetterId {
        Id.check(value);
    }

    @Override
    public String toString() {
        return "letter:" + value;
    }
}
