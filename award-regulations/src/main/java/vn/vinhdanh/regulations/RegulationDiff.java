package vn.vinhdanh.regulations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.events.Sentence;

/**
 * What changes from one regulation to another.
 *
 * @param rules what changes for every award
 * @param awards what changes award by award; awards without a change are left out
 */
public record RegulationDiff(String from, String to, List<Change> rules, List<AwardChange> awards) {

    private static final List<String> NAMES = List.of("level", "clause", "item", "step", "code", "by", "office");
    private static final Set<String> NOT_COMPARED = Set.of("from", "until", "sources");

    /**
     * One field.
     *
     * @param field its path, with members of a list by their name: {@code deciders/COMMUNE/mark}
     */
    public record Change(
            String field, @Nullable Object from, @Nullable Object to) {}

    /** What becomes of one award. */
    public record AwardChange(String code, Sentence name, Kind kind, List<Change> changes) {}

    /** How an award changes. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    static RegulationDiff of(Regulation from, Regulation to) {
        Set<String> codes = new LinkedHashSet<>();
        from.awards().forEach(award -> codes.add(award.code()));
        to.awards().forEach(award -> codes.add(award.code()));
        List<AwardChange> awards = new ArrayList<>();
        for (String code : codes) {
            AwardRule before = from.award(code).orElse(null);
            AwardRule after = to.award(code).orElse(null);
            List<Change> changes = changes(leaves(before), leaves(after));
            if (before == null && after != null) {
                awards.add(new AwardChange(code, after.name(), Kind.ADDED, changes));
            } else if (before != null && after == null) {
                awards.add(new AwardChange(code, before.name(), Kind.REMOVED, changes));
            } else if (after != null && !changes.isEmpty()) {
                awards.add(new AwardChange(code, after.name(), Kind.CHANGED, changes));
            }
        }
        return new RegulationDiff(from.id(), to.id(), changes(rules(from), rules(to)), awards);
    }

    private static Map<String, Object> rules(Regulation regulation) {
        Map<String, Object> leaves = leaves(regulation.text());
        leaves.keySet()
                .removeIf(field -> field.startsWith("awards/")
                        || field.startsWith("title/")
                        || field.startsWith("texts/")
                        || field.equals("id")
                        || field.equals("edition"));
        return leaves;
    }

    private static Map<String, Object> leaves(@Nullable Object value) {
        Map<String, Object> leaves = new LinkedHashMap<>();
        if (value != null) {
            collect("", YamlFile.MAPPER.valueToTree(value), leaves);
        }
        return leaves;
    }

    private static void collect(String path, JsonNode node, Map<String, Object> leaves) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                if (!NOT_COMPARED.contains(field.getKey())) {
                    collect(path + (path.isEmpty() ? "" : "/") + field.getKey(), field.getValue(), leaves);
                }
            });
        } else if (node.isArray() && node.size() > 0 && node.get(0).isObject()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + nameOf(node.get(i), i), node.get(i), leaves);
            }
        } else if (!node.isNull() && !(node.isArray() && node.isEmpty())) {
            Object plain = YamlFile.MAPPER.convertValue(node, Object.class);
            leaves.put(path, Objects.requireNonNull(plain));
        }
    }

    private static String nameOf(JsonNode member, int index) {
        return NAMES.stream()
                .filter(name -> member.has(name) && member.get(name).isString())
                .map(name -> member.get(name).stringValue())
                .findFirst()
                .orElse(Integer.toString(index));
    }

    private static List<Change> changes(Map<String, Object> before, Map<String, Object> after) {
        Set<String> fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        return fields.stream()
                .filter(field -> !Objects.equals(before.get(field), after.get(field)))
                .map(field -> new Change(field, before.get(field), after.get(field)))
                .toList();
    }
}
