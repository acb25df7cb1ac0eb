package vn.vinhdanh.approval.read;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
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
        return json == null ? java.util.List.of() : JSON.readValue(json, Object.class);
    }

    /** What a protected field shows: its value, or that it has been erased. */
    public static @Nullable String clear(@Nullable Protected<String> text) {
        return text == null ? null : text.orElse("(đã xoá)");
    }
}
