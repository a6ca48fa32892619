package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One line of the table that the browser's form-js and the server are both judged by. {@code frontend-forms} reads the same
 * files: {@code errors} is what both say, {@code serverOnly} what only the server says.
 */
record FormCase(
        String name,
        JsonNode schema,
        ObjectNode context,
        UploadedFiles files,
        ObjectNode data,
        Map<String, List<String>> violations) {

    private static final Path FOLDER = Path.of("src/test/resources/form-cases");
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<FormCase> all() {
        List<FormCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                for (JsonNode group : JSON.readTree(file.toFile()).path("groups")) {
                    for (JsonNode one : group.path("cases")) {
                        cases.add(read(file.getFileName().toString(), group, one));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    @Override
    public String toString() {
        return name;
    }

    private static FormCase read(String file, JsonNode group, JsonNode one) {
        ObjectNode data = one.path("data") instanceof ObjectNode object ? object : JSON.createObjectNode();
        JsonNode schema = group.path("schema");
        if (group.has("field")) {
            ObjectNode single = JSON.createObjectNode();
            ObjectNode field = group.path("field").deepCopy();
            single.putArray("components").add(field.put("key", "field").put("id", "Field_1"));
            schema = single;
            if (one.has("value")) {
                data.set("field", one.path("value"));
            }
        }
        Map<String, List<String>> violations = new TreeMap<>();
        for (String kind : List.of("error", "serverOnly")) {
            add(violations, "field", group.has("field") ? one.path(kind) : JsonNodeFactory.instance.missingNode());
        }
        for (String kind : List.of("errors", "serverOnly")) {
            if (one.path(kind) instanceof ObjectNode byField) {
                byField.properties().forEach(entry -> add(violations, entry.getKey(), entry.getValue()));
            }
        }
        JsonNode context = one.has("context") ? one.path("context") : group.path("context");
        return new FormCase(
                "%s: %s: %s".formatted(file, group.path("about").asText(), one),
                schema,
                context instanceof ObjectNode object ? object : JSON.createObjectNode(),
                files(group.path("files")),
                data,
                violations);
    }

    private static UploadedFiles files(JsonNode files) {
        Map<UUID, FormFile> known = new HashMap<>();
        files.forEach(file -> known.put(
                UUID.fromString(file.path("id").textValue()),
                new FormFile(
                        file.path("name").textValue(), file.path("mediaType").textValue())));
        return id -> Optional.ofNullable(known.get(id));
    }

    private static void add(Map<String, List<String>> violations, String field, JsonNode messages) {
        if (messages.isTextual()) {
            violations.computeIfAbsent(field, absent -> new ArrayList<>()).add(messages.textValue());
        }
        if (messages.isArray()) {
            messages.forEach(message -> add(violations, field, message));
        }
    }
}
