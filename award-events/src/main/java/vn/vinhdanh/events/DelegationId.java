package vn.vinhdanh.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One delegation of an office from its holder to another person. */
public record DelegationId(@JsonValue String value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DelegationId {
        Id.check(value);
    }

    @Override
    public String toString() {
        return "delegation:" + value;
    }
}
