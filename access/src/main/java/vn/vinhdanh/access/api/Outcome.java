package vn.vinhdanh.access.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a write came to.
 *
 * @param id whose write it was, as its plain value
 * @param version the version after it, which becomes the ETag; {@link #UNVERSIONED} where there is none
 * @param location where to read it; null where that is no news
 * @param more further fields of the answer. They are not remembered: a repeated request gets the others alone, unless
 *     the caller says how to find these again
 */
public record Outcome(String id, long version, @Nullable String location, Map<String, Object> more) {

    public static final long UNVERSIONED = -1;

    public static Outcome of(String id, long version) {
        return new Outcome(id, version, null, Map.of());
    }

    /** Of something that is not event-sourced. */
    public static Outcome of(String id) {
        return of(id, UNVERSIONED);
    }

    public Outcome at(String newLocation) {
        return new Outcome(id, version, newLocation, more);
    }

    public Outcome with(String field, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>(more);
        fields.put(field, value);
        return new Outcome(id, version, location, fields);
    }
}
