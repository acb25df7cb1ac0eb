package vn.vinhdanh.eventstore.view;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON in the one spelling in which PostgreSQL gives it back out of a {@code jsonb}: names by their length and then their
 * bytes, the last of those that are alike, numbers without an exponent, a space after each colon and comma.
 */
final class JsonbText {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Comparator<String> BY_LENGTH = JsonbText::compareNames;

    private JsonbText() {}

    static String of(String json) {
        StringBuilder text = new StringBuilder(json.length() + 16);
        try (JsonParser parser = JSON.createParser(json)) {
            write(parser.nextToken(), parser, text);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("This is more than one JSON text: " + json);
            }
        }
        return text.toString();
    }

    private static void write(@Nullable JsonToken token, JsonParser parser, StringBuilder text) {
        if (token == null) {
            throw new IllegalArgumentException("This is no JSON text");
        }
        switch (token) {
            case START_OBJECT -> writeObject(parser, text);
            case START_ARRAY -> {
                text.append('[');
                String before = "";
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    text.append(before);
                    write(next, parser, text);
                    before = ", ";
                }
                text.append(']');
            }
            case VALUE_STRING -> writeString(parser.getString(), text);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> text.append(plain(parser.getDecimalValue()));
            default -> text.append(token.asString());
        }
    }

    private static int compareNames(String one, String other) {
        byte[] first = one.getBytes(StandardCharsets.UTF_8);
        byte[] second = other.getBytes(StandardCharsets.UTF_8);
        return first.length == second.length
                ? Arrays.compareUnsigned(first, second)
                : Integer.compare(first.length, second.length);
    }

    private static void writeObject(JsonParser parser, StringBuilder text) {
        Map<String, String> properties = new TreeMap<>(BY_LENGTH);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            StringBuilder value = new StringBuilder();
            write(parser.nextToken(), parser, value);
            properties.put(name, value.toString());
        }
        text.append('{');
        String before = "";
        for (Map.Entry<String, String> property : properties.entrySet()) {
            text.append(before);
            writeString(property.getKey(), text);
            text.append(": ").append(property.getValue());
            before = ", ";
        }
        text.append('}');
    }

    private static String plain(BigDecimal number) {
        return (number.scale() < 0 ? number.setScale(0) : number).toPlainString();
    }

    private static void writeString(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ') {
                        text.append("\\u00").append(c < 0x10 ? "0" : "").append(Integer.toHexString(c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
