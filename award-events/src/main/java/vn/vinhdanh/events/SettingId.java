package vn.vinhdanh.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One authority's own value where the law leaves it open. */
public record SettingId(@JsonValue String value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SettingId {
        Id.check(value);
    }

    @Override
    public String toString() {
        return "setting:" + value;
    }
}
