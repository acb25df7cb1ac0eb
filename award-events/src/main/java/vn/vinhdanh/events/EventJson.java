package vn.vinhdanh.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How events are spelled in JSON: components in the order of the record, dates and instants as ISO 8601, nothing for a
 * null. No setting of an application changes it. A property that this version does not know is ignored, so that a node
 * that still runs the version before reads what the next one writes; a missing one is null, or an error for a primitive.
 */
public final class EventJson {

    private EventJson() {}

    /** A mapper for events whose {@link Protected} values are written clear: for tests and tools, never for the log. */
    public static JsonMapper clear() {
        return configure(JsonMapper.builder()).build();
    }

    /** Sets what every mapper of events has in common. */
    public static JsonMapper.Builder configure(JsonMapper.Builder builder) {
        return builder.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .addMixIn(Protected.class, ClearProtected.class);
    }

    private abstract static class ClearProtected {

        @JsonIgnore
        abstract boolean isErased();
    }
}
