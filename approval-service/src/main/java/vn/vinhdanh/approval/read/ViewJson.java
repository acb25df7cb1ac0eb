package vn.vinhdanh.approval.read;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.vinhdanh.events.Protected;

/** How views spell the JSON in their rows: plain, readable, the same in every process. */
public final class ViewJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion ->
                    inclusion.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .build();

    private ViewJson() {}

    public static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    public static <T> T read(String json, TypeReference<T> type) {
        return JSON.readValue(json, type);
    }

    public static Object read(@Nullable String json) {
        return json == null ? List.of() : JSON.readValue(json, Object.class);
    }

    /** What a protected field shows: its value, or that it has been erased. */
    public static @Nullable String clear(@Nullable Protected<String> text) {
        return text == null ? null : text.orElse(Protected.ERASED);
    }

    /** Whose text a protected field is; null where it is nobody's. */
    public static @Nullable String whose(@Nullable Protected<String> text) {
        return text == null || text.person() == null ? null : text.person().value();
    }

    /** The same JSON, an object or a list of objects, as it reads when those texts have been erased. */
    public static @Nullable String withoutText(@Nullable String json, String... fields) {
        if (json == null) {
            return null;
        }
        JsonNode tree = JSON.readTree(json);
        Iterable<JsonNode> objects = tree.isArray() ? tree : List.of(tree);
        for (JsonNode each : objects) {
            for (String field : fields) {
                if (each instanceof ObjectNode object && object.hasNonNull(field)) {
                    object.put(field, Protected.ERASED);
                }
            }
        }
        return JSON.writeValueAsString(tree);
    }
}
