package vn.vinhdanh.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One holding of an office by one person. */
public record OfficeId(@JsonValue String value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OfficeId {
        Id.check(value);
    }

    @Override
    public String toString() {
        return "office:" + value;
    }
}
