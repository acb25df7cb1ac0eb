package vn.vinhdanh.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Everything that one person has declared to be partial in. */
public record ConflictsId(@JsonValue String value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConflictsId {
        Id.check(value);
    }

    public static ConflictsId of(PersonId person) {
        return new ConflictsId(person.value());
    }

    @Override
    public String toString() {
        return "conflicts:" + value;
    }
}
