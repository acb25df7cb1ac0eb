package vn.vinhdanh.nomination.read.nominations;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How the JSON columns of this view are spelled: by no setting of the web. */
final class RowJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private RowJson() {}

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
