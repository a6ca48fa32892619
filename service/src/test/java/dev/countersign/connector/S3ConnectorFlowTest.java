package dev.countersign.connector;

import static dev.countersign.connector.Models.inputs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.storage.S3Profile;
import dev.countersign.testing.S3Server;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Objects of a real S3 server. */
@QuarkusTest
@TestProfile(S3Profile.class)
class S3ConnectorFlowTest {

    @Inject
    ConnectorProcess process;

    private final String folder = UUID.randomUUID().toString();

    @AfterEach
    void clear() {
        process.clear();
    }

    @Test
    void putCopiedListedAndGot() {
        String put = process.start(
                inputs("connector", "s3-put", "connection", "store", "key", folder + "/a.json", "body", "${order}"),
                Map.of("order", Map.of("sku", "ü")));
        process.runTo(put, "done");
        String copied = process.start(
                inputs(
                        "connector",
                        "s3-copy",
                        "connection",
                        "store",
                        "key",
                        folder + "/a.json",
                        "toKey",
                        folder + "/b c?x.json"),
                Map.of());
        process.runTo(copied, "done");
        String listed =
                process.start(inputs("connector", "s3-list", "connection", "store", "prefix", folder + "/"), Map.of());
        process.runTo(listed, "done");
        String got = process.start(
                inputs("connector", "s3-get", "connection", "store", "key", folder + "/b c?x.json"), Map.of());
        process.runTo(got, "done");

        assertThat(S3Server.BUCKET.resolve("in/" + folder + "/a.json")).hasContent("{\"sku\":\"ü\"}");
        assertThat(process.outcome(listed)).extracting("count").isEqualTo(2);
        assertThat(process.outcome(got)).extracting("content").isEqualTo(Map.of("sku", "ü"));
    }

    @Test
    void largeOnesGoByFiles() throws IOException {
        Path root =
                Files.createDirectories(Path.of("target", "connector-files")).toAbsolutePath();
        Files.writeString(root.resolve(folder + ".bin"), "\u0000x".repeat(1_000_000));
        String put = process.start(
                inputs(
                        "connector",
                        "s3-put",
                        "connection",
                        "store",
                        "key",
                        folder,
                        "fileConnection",
                        "files",
                        "file",
                        folder + ".bin"),
                Map.of());
        process.runTo(put, "done");
        String got = process.start(
                inputs(
                        "connector",
                        "s3-get",
                        "connection",
                        "store",
                        "key",
                        folder,
                        "fileConnection",
                        "files",
                        "file",
                        folder + ".copy"),
                Map.of());
        process.runTo(got, "done");

        assertThat(root.resolve(folder + ".copy")).hasSameBinaryContentAs(root.resolve(folder + ".bin"));

        String tooLarge = process.start(inputs("connector", "s3-get", "connection", "store", "key", folder), Map.of());
        assertThat(process.runToIncident(tooLarge)).contains("has more than 1048576 bytes");
    }

    @Test
    void anObjectThatIsNotThereYet() throws IOException {
        String instance =
                process.start(inputs("connector", "s3-get", "connection", "store", "key", folder + ".txt"), Map.of());
        assertThat(process.runToIncident(instance)).contains("status 404").contains("NoSuchKey");

        String put = process.start(
                inputs("connector", "s3-put", "connection", "store", "key", folder + ".txt", "body", "plain"),
                Map.of());
        process.runTo(put, "done");
        process.retry(instance);
        process.runTo(instance, "done");
        assertThat(process.outcome(instance)).extracting("content").isEqualTo("plain");
    }

    @Test
    void keysStayBelowThePrefix() {
        for (String key : new String[] {"../x", "a/../../x", "/x"}) {
            String instance = process.start(
                    inputs("connector", "s3-get", "connection", "store", "key", "${key}"), Map.of("key", key));
            assertThat(process.runToIncident(instance)).contains("is a key without '..'");
        }
    }
}
