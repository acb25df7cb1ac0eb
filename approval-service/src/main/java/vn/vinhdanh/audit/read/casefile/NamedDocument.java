package vn.vinhdanh.audit.read.casefile;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vinhdanh.events.DocumentId;

/** A document as an event names it. Read from the stored JSON, so that no kind of event is forgotten. */
record NamedDocument(DocumentId id, String sha256, long size, String item, String mediaType) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<NamedDocument> in(byte[] payload) {
        List<NamedDocument> found = new ArrayList<>();
        find(JSON.readTree(payload), found);
        return found;
    }

    private static void find(JsonNode node, List<NamedDocument> found) {
        if (node.isObject()
                && node.path("sha256").isString()
                && node.path("document").isString()) {
            found.add(new NamedDocument(
                    new DocumentId(node.get("document").stringValue()),
                    node.get("sha256").stringValue(),
                    node.path("size").asLong(),
                    node.path("item").asString("-"),
                    node.path("mediaType").asString("-")));
        }
        node.forEach(part -> find(part, found));
    }
}
