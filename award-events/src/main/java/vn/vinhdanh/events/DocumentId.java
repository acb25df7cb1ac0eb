package vn.vinhdanh.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One document of a dossier. */
public record DocumentId(@JsonValue String value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DocumentId {
        Id.check(value);
    }

    @Override
    public String toString() {
        return "document:" + value;
    }
}
