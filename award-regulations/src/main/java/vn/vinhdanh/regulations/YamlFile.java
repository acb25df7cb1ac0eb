package vn.vinhdanh.regulations;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;
import vn.vinhdanh.regulations.InvalidRegulation.Problem;

/** One file of the law: read strictly, and able to say on which line a field stands. */
final class YamlFile {

    static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private final String name;
    private final JsonNode tree;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private YamlFile(String name, JsonNode tree) {
        this.name = name;
        this.tree = tree;
    }

    static YamlFile parse(String name, String text) {
        try {
            YamlFile file = new YamlFile(name, MAPPER.readTree(text));
            file.countLines(text);
            return file;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new InvalidRegulation(List.of(new Problem(name, line, "", e.getOriginalMessage())));
        }
    }

    private void countLines(String text) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (!token.isStructEnd()) {
                    lines.putIfAbsent(
                            parser.streamReadContext().pathAsPointer().toString(),
                            parser.currentTokenLocation().getLineNr());
                }
            }
        }
    }

    String name() {
        return name;
    }

    JsonNode tree() {
        return tree;
    }

    <T> T as(Class<T> type) {
        return as(MAPPER.constructType(type));
    }

    <T> T as(JavaType type) {
        checkFields("", tree, type);
        if (!problems.isEmpty()) {
            throw new InvalidRegulation(problems);
        }
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (DatabindException e) {
            problem(pointer(e.getPath()), reason(e));
            throw new InvalidRegulation(problems);
        }
    }

    /** Fields that nobody reads, all of them at once: a typo is told before what is missing because of it. */
    private void checkFields(String pointer, JsonNode node, JavaType type) {
        if (node.isArray() && type.isCollectionLikeType()) {
            for (int i = 0; i < node.size(); i++) {
                checkFields(pointer + "/" + i, node.get(i), type.getContentType());
            }
        } else if (node.isObject() && type.isMapLikeType()) {
            node.properties()
                    .forEach(entry -> checkFields(
                            pointer + "/" + escape(entry.getKey()), entry.getValue(), type.getContentType()));
        } else if (node.isObject() && type.isRecordType()) {
            Map<String, JavaType> known = new TreeMap<>();
            for (RecordComponent component : type.getRawClass().getRecordComponents()) {
                known.put(
                        component.getName(),
                        MAPPER.getTypeFactory().resolveMemberType(component.getGenericType(), type.getBindings()));
            }
            node.properties().forEach(field -> {
                JavaType fieldType = known.get(field.getKey());
                String at = pointer + "/" + escape(field.getKey());
                if (fieldType == null) {
                    problem(at, "unknown field " + field.getKey() + "; known are " + known.keySet());
                } else {
                    checkFields(at, field.getValue(), fieldType);
                }
            });
        }
    }

    private static String pointer(List<JacksonException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : path) {
            String property = step.getPropertyName();
            pointer.append('/').append(property == null ? Integer.toString(step.getIndex()) : escape(property));
        }
        return pointer.toString();
    }

    static String escape(String property) {
        return property.replace("~", "~0").replace("/", "~1");
    }

    private static String reason(DatabindException e) {
        Throwable cause = e.getCause();
        return cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : e.getOriginalMessage();
    }

    /** Notes a mistake at a field, or at the nearest thing around it that stands on a line. */
    void problem(String pointer, String message) {
        problems.add(new Problem(name, lineOf(pointer), pointer, message));
    }

    List<Problem> problems() {
        return problems;
    }

    private int lineOf(String pointer) {
        for (String at = pointer; ; at = at.substring(0, at.lastIndexOf('/'))) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
            if (at.isEmpty()) {
                return 1;
            }
        }
    }

    /** Every object of the file with its pointer. */
    void eachObject(BiConsumer<String, JsonNode> visit) {
        each("", tree, visit);
    }

    private static void each(String pointer, @Nullable JsonNode node, BiConsumer<String, JsonNode> visit) {
        if (node == null) {
            return;
        }
        if (node.isObject()) {
            visit.accept(pointer, node);
            node.properties().forEach(field -> each(pointer + "/" + escape(field.getKey()), field.getValue(), visit));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                each(pointer + "/" + i, node.get(i), visit);
            }
        }
    }
}
