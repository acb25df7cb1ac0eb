package vn.vinhdanh.approval.read.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What of a case is not the same at two moments, value by value. */
final class CaseDifference {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What differs between any two moments and means nothing. */
    private static final Set<String> TECHNICAL = Set.of("version", "position");

    /** What names a line of a list, so that lines are compared with themselves wherever they stand. */
    private static final List<List<String>> KEYS =
            List.of(List.of("level", "step"), List.of("document"), List.of("clause"), List.of("code"));

    private CaseDifference() {}

    /**
     * One value.
     *
     * @param path from the case down to it
     * @param before null where it was not there
     * @param after null where it is no more
     */
    record Change(
            List<String> path,
            @Nullable String before,
            @Nullable String after) {

        /** The name of the value itself. */
        public String field() {
            return path.get(path.size() - 1);
        }
    }

    /** @param before null where there was no case yet */
    static List<Change> between(@Nullable CaseJson before, @Nullable CaseJson after) {
        Map<List<String>, String> old = values(before);
        Map<List<String>, String> now = values(after);
        Set<List<String>> paths = new LinkedHashSet<>(now.keySet());
        paths.addAll(old.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(old.get(path), now.get(path)))
                .map(path -> new Change(path, old.get(path), now.get(path)))
                .toList();
    }

    private static Map<List<String>, String> values(@Nullable CaseJson of) {
        Map<List<String>, String> values = new LinkedHashMap<>();
        if (of != null) {
            JSON.<JsonNode>valueToTree(of).properties().stream()
                    .filter(field -> !TECHNICAL.contains(field.getKey()))
                    .forEach(field -> add(List.of(field.getKey()), field.getValue(), values));
        }
        return values;
    }

    private static void add(List<String> path, JsonNode node, Map<List<String>, String> values) {
        if (node.isObject()) {
            node.properties().forEach(field -> add(longer(path, field.getKey()), field.getValue(), values));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                add(longer(path, nameOf(node.get(i), i)), node.get(i), values);
            }
        } else if (!node.isNull()) {
            values.put(path, node.asString());
        }
    }

    private static String nameOf(JsonNode line, int at) {
        for (List<String> key : KEYS) {
            if (key.stream().allMatch(line::hasNonNull)) {
                return String.join(
                        " ",
                        key.stream().map(field -> line.get(field).asString()).toList());
            }
        }
        return Integer.toString(at + 1);
    }

    private static List<String> longer(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
