package vn.vinhdanh.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One time that somebody looked at something by right of an auditor. */
public record ReadingId(@JsonValue String value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReadingId {
        Id.check(value);
    }

    public static ReadingId next() {
        return new ReadingId(Id.next());
    }

    @Override
    public String toString() {
        return "reading:" + value;
    }
}
