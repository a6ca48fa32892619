package dev.countersign.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.Map;

/** JSON trees, see {@link NulFreeText}. */
class NulFreeTree extends StdDeserializer<JsonNode> {

    private static final long serialVersionUID = 1L;

    private static final JsonDeserializer<? extends JsonNode> TREE =
            JsonNodeDeserializer.getDeserializer(JsonNode.class);

    NulFreeTree() {
        super(JsonNode.class);
    }

    @Override
    public JsonNode deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode tree = TREE.deserialize(parser, context);
        check(tree, context);
        return tree;
    }

    @Override
    public JsonNode getNullValue(DeserializationContext context) throws JsonMappingException {
        return TREE.getNullValue(context);
    }

    private static void check(JsonNode node, DeserializationContext context) throws JsonMappingException {
        if (NulFreeText.has(node.textValue())) {
            throw NulFreeText.refusal(context, node.textValue());
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (NulFreeText.has(member.getKey())) {
                throw NulFreeText.refusal(context, member.getKey());
            }
            try {
                check(member.getValue(), context);
            } catch (JsonMappingException e) {
                e.prependPath(node, member.getKey());
                throw e;
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            try {
                check(node.get(i), context);
            } catch (JsonMappingException e) {
                e.prependPath(node, i);
                throw e;
            }
        }
    }
}
