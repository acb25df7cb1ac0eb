package vn.vinhdanh.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One signed decision over any number of cases. */
public record DecisionId(@JsonValue String value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DecisionId {
        Id.check(value);
    }

    @Override
    public String toString() {
        return "decision:" + value;
    }
}
