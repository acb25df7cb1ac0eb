package vn.vinhdanh.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A unit of the organisation, as its register writes it: {@code D.DILINH.25036}. */
public record UnitId(@JsonValue String value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UnitId {
        Id.check(value);
    }

    @Override
    public String toString() {
        return "unit:" + value;
    }
}
