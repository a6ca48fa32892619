package dev.countersign.fanout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.countersign.problem.UnknownResourceException;
import dev.countersign.storage.FileStore;
import dev.countersign.storage.StoredFile;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the list of items: a JSON list, or a stored file of this process with one JSON value a line. */
@Singleton
class ItemsReader {

    private final FileStore files;
    private final FanOutConfig config;
    private final ObjectMapper json;

    ItemsReader(FileStore files, FanOutConfig config, ObjectMapper json) {
        this.files = files;
        this.config = config;
        this.json = json;
    }

    /** @throws IllegalArgumentException when that is no list of items */
    ArrayNode read(@Nullable Object value, String processInstanceId) {
        ArrayNode items = list(value, processInstanceId);
        if (items.size() > config.maxItems()) {
            throw new IllegalArgumentException(
                    "items has %d items; at most %d are allowed (countersign.fan-out.max-items)."
                            .formatted(items.size(), config.maxItems()));
        }
        return items;
    }

    private ArrayNode list(@Nullable Object value, String processInstanceId) {
        JsonNode node = value instanceof String text ? tree(text) : json.valueToTree(value);
        if (node instanceof ArrayNode array && !isFile(array.path(0))
                || node != null && node.isArray() && node.isEmpty()) {
            return (ArrayNode) node;
        }
        JsonNode file = node == null ? MissingNode.getInstance() : node.isArray() ? node.path(0) : node;
        if (isFile(file)) {
            return lines(UUID.fromString(file.path("file").asText()), processInstanceId);
        }
        throw new IllegalArgumentException(
                "items must be a JSON list, or {\"file\": \"<id>\"} of a file of this process with one JSON value a line.");
    }

    private static boolean isFile(JsonNode node) {
        return node.isObject() && node.size() == 1 && node.path("file").asText().matches("[0-9a-f-]{36}");
    }

    private ArrayNode lines(UUID id, String processInstanceId) {
        StoredFile file = files.find(id)
                .filter(stored -> stored.ownerId().equals(processInstanceId))
                .orElseThrow(() -> new IllegalArgumentException("This process has no file " + id + "."));
        ArrayNode items = json.createArrayNode();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(files.open(file.id()), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    items.add(line(line, number));
                }
                if (items.size() > config.maxItems()) {
                    return items;
                }
            }
            return items;
        } catch (IOException | UnknownResourceException e) {
            throw new IllegalArgumentException("The file " + id + " cannot be read: " + e.getMessage(), e);
        }
    }

    private JsonNode line(String line, int number) {
        try {
            return json.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Line " + number + " of the file with the items is not JSON.");
        }
    }

    private @Nullable JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
