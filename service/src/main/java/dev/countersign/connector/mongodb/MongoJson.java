package dev.countersign.connector.mongodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.bson.json.JsonParseException;
import org.jspecify.annotations.Nullable;

/**
 * JSON that a model gives to MongoDB. A text that is {@code :name} as a whole stands for the value of {@code param.name};
 * {@code ::name} is the text {@code :name}.
 */
@Singleton
class MongoJson {

    private static final Pattern PARAMETER = Pattern.compile(":([A-Za-z_][A-Za-z0-9_]*)");

    /** The server would run JavaScript, or write where it is asked to read. */
    private static final Set<String> REFUSED = Set.of("$where", "$function", "$accumulator", "$out", "$merge");

    private final ObjectMapper json;

    MongoJson(ObjectMapper json) {
        this.json = json;
    }

    /** @throws IllegalArgumentException when it is no JSON, or has an operator that no model may use */
    JsonNode read(String input, String text, boolean list) {
        JsonNode tree;
        try {
            tree = json.reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The input parameter '%s' is no JSON: %s".formatted(input, e.getOriginalMessage()));
        }
        if (list ? !tree.isArray() : !tree.isObject()) {
            throw new IllegalArgumentException(
                    "The input parameter '%s' must be a JSON %s.".formatted(input, list ? "list" : "object"));
        }
        if (list) {
            tree.forEach(each -> {
                if (!each.isObject()) {
                    throw new IllegalArgumentException(
                            "The input parameter '%s' must be a list of JSON objects.".formatted(input));
                }
            });
        }
        for (String name : REFUSED) {
            if (tree.findValue(name) != null) {
                throw new IllegalArgumentException("The input parameter '%s' must not use %s.".formatted(input, name));
            }
        }
        return tree;
    }

    /** The names of the parameters. */
    static Set<String> parameters(JsonNode tree) {
        Set<String> names = new LinkedHashSet<>();
        if (tree.isTextual()) {
            Matcher parameter = PARAMETER.matcher(tree.textValue());
            if (parameter.matches()) {
                names.add(parameter.group(1));
            }
        }
        tree.forEach(each -> names.addAll(parameters(each)));
        return names;
    }

    /** The same with the values in the places of the parameters. */
    JsonNode filled(JsonNode tree, Map<String, Object> values) {
        return replaced(tree, node -> {
            Matcher parameter = PARAMETER.matcher(node.textValue());
            if (parameter.matches()) {
                return value(parameter.group(1), values.get(parameter.group(1)));
            }
            return node.textValue().startsWith("::")
                    ? JsonNodeFactory.instance.textNode(node.textValue().substring(1))
                    : node;
        });
    }

    private static JsonNode replaced(JsonNode tree, UnaryOperator<JsonNode> text) {
        if (tree.isTextual()) {
            return text.apply(tree);
        }
        if (tree.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            tree.forEach(each -> list.add(replaced(each, text)));
            return list;
        }
        if (tree.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            tree.properties().forEach(each -> object.set(each.getKey(), replaced(each.getValue(), text)));
            return object;
        }
        return tree;
    }

    /** A value of the process is data: a map that would be an operator is refused. */
    private JsonNode value(String name, @Nullable Object value) {
        if (value instanceof Date date) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("$date", Instant.ofEpochMilli(date.getTime()).toString());
        }
        JsonNode node = json.valueToTree(value);
        if (hasOperator(node)) {
            throw new IllegalArgumentException(
                    "The value of the input parameter 'param.%s' has a name that begins with '$': values are data, operators stand in the model."
                            .formatted(name));
        }
        return node;
    }

    private static boolean hasOperator(JsonNode node) {
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            if (each.getKey().startsWith("$")) {
                return true;
            }
        }
        for (JsonNode each : node) {
            if (hasOperator(each)) {
                return true;
            }
        }
        return false;
    }

    /** As the driver takes it; {@code {"$oid": ...}}, {@code {"$date": ...}} and the like are MongoDB's types. */
    static BsonDocument document(String input, JsonNode object) {
        try {
            return BsonDocument.parse(object.toString());
        } catch (JsonParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The input parameter '%s' is no document of MongoDB: %s".formatted(input, e.getMessage()));
        }
    }
}
