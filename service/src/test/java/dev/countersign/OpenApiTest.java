package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.identity.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The committed description of the API is the one that the service gives; {@code -Dopenapi.update=true} writes it anew. */
@QuarkusTest
class OpenApiTest {

    private static final Path COMMITTED = Path.of("..", "docs", "openapi.json");

    private final ObjectMapper json = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** Where nothing is an answer too. */
    private static final Set<String> OR_NOTHING =
            Set.of("GET /api/tasks/{id}/draft", "GET /api/definitions/{key}/draft");

    /** Where what does not exist has an empty list. */
    private static final Set<String> EMPTY_RATHER = Set.of(
            "GET /api/instances/{instanceId}/jobs",
            "GET /api/instances/{instanceId}/sensors",
            "GET /api/instances/{instanceId}/function-calls",
            "GET /api/instances/{instanceId}/fan-outs");

    /** What comes into being by the call itself. */
    private static final Set<String> CREATED = Set.of("PUT /api/workers/{id}");

    @Test
    void theCommittedDescriptionIsCurrent() throws IOException {
        ObjectNode actual = description();
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(COMMITTED, json.writeValueAsString(actual) + "\n");
        }

        assertThat(json.readTree(COMMITTED.toFile())).isEqualTo(actual);
    }

    @Test
    void everyOperationSaysWhatItAnswers() {
        ObjectNode description = description();
        Set<String> wrong = new TreeSet<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> {
                            String name = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                            JsonNode responses = operation.getValue().path("responses");
                            long good = codes(responses)
                                    .filter(code -> code.startsWith("2"))
                                    .count();
                            if (good != (OR_NOTHING.contains(name) ? 2 : 1)) {
                                wrong.add(name + " has " + good + " answers that say it worked");
                            }
                            if (path.getKey().contains("{")
                                    && !responses.has("404")
                                    && !EMPTY_RATHER.contains(name)
                                    && !CREATED.contains(name)) {
                                wrong.add(name + " has no 404");
                            }
                            codes(responses)
                                    .filter(code -> code.startsWith("4"))
                                    .filter(code -> !responses
                                            .path(code)
                                            .path("content")
                                            .has("application/problem+json"))
                                    .forEach(code -> wrong.add(name + " has no problem for " + code));
                        }));

        assertThat(wrong).isEmpty();
    }

    private static Stream<String> codes(JsonNode responses) {
        return responses.properties().stream().map(Map.Entry::getKey);
    }

    private ObjectNode description() {
        try {
            ObjectNode description = (ObjectNode) json.readTree(
                    SignedIn.as("admin").get("/q/openapi?format=json").asByteArray());
            description.remove("servers"); // the port of this run
            withoutEngineRest((ObjectNode) description.get("paths"));
            return description;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The engine describes its own API; ours is what is promised here. */
    private static void withoutEngineRest(ObjectNode paths) {
        List<String> names = new ArrayList<>();
        paths.fieldNames().forEachRemaining(names::add);
        names.stream().filter(name -> !name.startsWith("/api/")).forEach(paths::remove);
    }
}
