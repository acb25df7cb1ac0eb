package vn.vinhdanh.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One conflict of interest that a person has declared: the person's id and a number. */
public record ConflictId(@JsonValue String value) implements Id {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConflictId {
        Id.check(value);
    }

    public static ConflictId of(PersonId person, int number) {
        return new ConflictId("%s.%04d".formatted(person.value(), number));
    }

    /** Who declared it. */
    public PersonId person() {
        int dot = value.lastIndexOf('.');
        return new PersonId(dot < 1 ? value : value.substring(0, dot));
    }

    @Override
    public String toString() {
        return "conflict:" + value;
    }
}
