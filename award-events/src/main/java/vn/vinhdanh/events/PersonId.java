package vn.vinhdanh.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A person, whose protected fields are enciphered under a key of their own. */
public record PersonId(@JsonValue String value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersonId {
        Id.check(value);
    }

    @Override
    public String toString() {
        return "person:" + value;
    }
}
