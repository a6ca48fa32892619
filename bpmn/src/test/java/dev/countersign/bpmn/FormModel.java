package dev.countersign.bpmn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A form-js form. */
record FormModel(Path file, JsonNode schema) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static FormModel read(Path file) {
        try {
            return new FormModel(file, JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is no JSON", e);
        }
    }

    String id() {
        return schema.path("id").asText();
    }

    /** All components, also those in groups and lists. */
    List<JsonNode> components() {
        List<JsonNode> found = new ArrayList<>();
        collect(schema, found);
        return found;
    }

    JsonNode field(String key) {
        return components().stream()
                .filter(component -> component.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(file + " has no field " + key));
    }

    private static void collect(JsonNode parent, List<JsonNode> found) {
        for (JsonNode component : parent.path("components")) {
            found.add(component);
            collect(component, found);
        }
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
