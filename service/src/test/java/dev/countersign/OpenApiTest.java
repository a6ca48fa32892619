package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.identity.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The committed description of the API is the one that the service gives; {@code -Dopenapi.update=true} writes it anew. */
@QuarkusTest
class OpenApiTest {

    private static final Path COMMITTED = Path.of("..", "docs", "openapi.json");

    private final ObjectMapper json = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    @Test
    void theCommittedDescriptionIsCurrent() throws IOException {
        ObjectNode actual = (ObjectNode)
                json.readTree(SignedIn.as("admin").get("/q/openapi?format=json").asByteArray());
        actual.remove("servers"); // the port of this run
        withoutEngineRest((ObjectNode) actual.get("paths"));
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(COMMITTED, json.writeValueAsString(actual) + "\n");
        }

        assertThat(json.readTree(COMMITTED.toFile())).isEqualTo(actual);
    }

    /** The engine describes its own API; ours is what is promised here. */
    private static void withoutEngineRest(ObjectNode paths) {
        List<String> names = new ArrayList<>();
        paths.fieldNames().forEachRemaining(names::add);
        names.stream().filter(name -> !name.startsWith("/api/")).forEach(paths::remove);
    }
}
