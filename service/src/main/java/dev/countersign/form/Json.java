package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** JSON trees addressed by paths of names (String) and indexes (Integer), the way form-js addresses its data. */
final class Json {

    private Json() {}

    static JsonNode get(JsonNode root, List<Object> path) {
        JsonNode node = root;
        for (Object segment : path) {
            node = segment instanceof Integer index ? node.path(index) : node.path((String) segment);
        }
        return node;
    }

    /** Sets a value, making the objects and lists on the way to it; what stands in the way is replaced. */
    static void set(ObjectNode root, List<Object> path, JsonNode value) {
        JsonNode node = root;
        for (int i = 0; i < path.size() - 1; i++) {
            JsonNode next = get(node, List.of(path.get(i)));
            boolean list = path.get(i + 1) instanceof Integer;
            if (list ? !next.isArray() : !next.isObject()) {
                next = list ? JsonNodeFactory.instance.arrayNode() : JsonNodeFactory.instance.objectNode();
                put(node, path.get(i), next);
            }
            node = next;
        }
        put(node, path.get(path.size() - 1), value);
    }

    /** Removes a value, and every object or list on the way to it that is left empty by that. */
    static void remove(ObjectNode root, List<Object> path) {
        List<Object> rest = new ArrayList<>(path);
        boolean again = true;
        while (again && !rest.isEmpty()) {
            Object last = rest.remove(rest.size() - 1);
            JsonNode parent = get(root, rest);
            if (last instanceof Integer index) {
                if (parent instanceof ArrayNode list && index < list.size()) {
                    list.set(index, MissingNode.getInstance());
                }
            } else if (parent instanceof ObjectNode object) {
                object.remove((String) last);
            }
            again = isEmpty(parent);
        }
    }

    static List<Object> append(List<Object> path, List<Object> more) {
        List<Object> result = new ArrayList<>(path);
        result.addAll(more);
        return List.copyOf(result);
    }

    static List<Object> append(List<Object> path, int index) {
        return append(path, List.of((Object) index));
    }

    /** {@code items[0].amount} */
    static String pathText(List<Object> path) {
        StringBuilder text = new StringBuilder();
        for (Object segment : path) {
            if (segment instanceof Integer index) {
                text.append('[').append(index).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(segment);
            }
        }
        return text.toString();
    }

    static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    /** Nothing that a person entered: absent, empty text, empty list, a box that is not ticked. */
    static boolean blank(JsonNode value) {
        return absent(value)
                || (value.isTextual() && value.textValue().isEmpty())
                || (value.isArray() && value.isEmpty())
                || (value.isBoolean() && !value.booleanValue());
    }

    /** JavaScript's idea of a value that counts as true. */
    static boolean truthy(JsonNode value) {
        if (value.isTextual()) {
            return !value.textValue().isEmpty();
        }
        if (value.isNumber()) {
            return value.doubleValue() != 0 && !Double.isNaN(value.doubleValue());
        }
        return value.isContainerNode() || value.booleanValue();
    }

    /** Deep equality in which 1 and 1.0 are the same number. */
    static boolean same(JsonNode a, JsonNode b) {
        return a.equals(Json::compareScalars, b);
    }

    private static int compareScalars(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue());
        }
        return a.equals(b) ? 0 : 1;
    }

    private static void put(JsonNode parent, Object segment, JsonNode value) {
        if (segment instanceof Integer index && parent instanceof ArrayNode list) {
            while (list.size() <= index) {
                list.addNull();
            }
            list.set(index, value);
        } else if (parent instanceof ObjectNode object) {
            object.set((String) segment, value);
        }
    }

    private static boolean isEmpty(JsonNode node) {
        if (node.isArray()) {
            for (JsonNode item : node) {
                if (!item.isMissingNode()) {
                    return false;
                }
            }
            return true;
        }
        return node.isObject() && node.isEmpty();
    }
}
