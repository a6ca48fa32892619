package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an expression sees: the form's data by name, and {@code this}, {@code parent} and {@code i} (also between
 * underscores) for the row it stands in.
 */
final class Scope {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, @Nullable Object> data;
    private final @Nullable Object self;
    private final @Nullable Object parent;
    private final List<Integer> indexes;
    private @Nullable Map<String, Object> asParent;

    private Scope(
            Map<String, @Nullable Object> data, @Nullable Object self, @Nullable Object parent, List<Integer> indexes) {
        this.data = data;
        this.self = self;
        this.parent = parent;
        this.indexes = List.copyOf(indexes);
    }

    static Scope top(ObjectNode data) {
        Map<String, @Nullable Object> map = toMap(data);
        return new Scope(map, map, null, List.of());
    }

    /** The scope of one row of a list, numbered from 1. */
    Scope row(JsonNode row, int number) {
        List<Integer> rowIndexes = new ArrayList<>(indexes);
        rowIndexes.add(number);
        return new Scope(data, JSON.convertValue(row, Object.class), asParent(), rowIndexes);
    }

    /** What rows see as their parent: made once, since a list may have many rows and each copy holds all of them. */
    private Map<String, Object> asParent() {
        if (asParent == null) {
            asParent = context(self instanceof Map<?, ?> map ? toMap(map) : Map.of());
        }
        return asParent;
    }

    Map<String, Object> context() {
        return context(data);
    }

    // FEEL takes null for a value, the type of its parameter just does not say so
    @SuppressWarnings("NullAway")
    private Map<String, Object> context(Map<String, @Nullable Object> values) {
        Map<String, Object> context = new HashMap<>();
        context.put("this", self);
        context.put("parent", parent);
        context.put("i", indexes);
        context.putAll(values);
        context.put("_this_", self);
        context.put("_parent_", parent);
        context.put("_i_", indexes);
        return context;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> toMap(Object value) {
        return JSON.convertValue(value, Map.class);
    }
}
