package dev.countersign.connector;

import static dev.countersign.connector.Models.inputs;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files below a root, and attempts to leave it. */
@QuarkusTest
class FileConnectorFlowTest {

    @Inject
    ConnectorProcess process;

    private final String folder = UUID.randomUUID().toString();
    private Path root;

    @BeforeEach
    void root() throws IOException {
        root = Files.createDirectories(Path.of("target", "connector-files")).toAbsolutePath();
    }

    @AfterEach
    void clear() {
        process.clear();
    }

    @Test
    void writtenCopiedListedAndRead() throws IOException {
        String written = process.start(
                inputs(
                        "connector",
                        "file-write",
                        "connection",
                        "files",
                        "path",
                        folder + "/a/x.json",
                        "body",
                        "${order}"),
                Map.of("order", Map.of("sku", "ü")));
        process.runTo(written, "done");
        String copied = process.start(
                inputs(
                        "connector",
                        "file-copy",
                        "connection",
                        "files",
                        "path",
                        folder + "/a/x.json",
                        "toPath",
                        folder + "/a/y.json"),
                Map.of());
        process.runTo(copied, "done");
        String listed = process.start(
                inputs("connector", "file-list", "connection", "files", "path", folder + "/a", "pattern", "*.json"),
                Map.of());
        process.runTo(listed, "done");
        String read = process.start(
                inputs("connector", "file-read", "connection", "files", "path", folder + "/a/y.json"), Map.of());
        process.runTo(read, "done");

        assertThat(root.resolve(folder + "/a/x.json")).hasContent("{\"sku\":\"ü\"}");
        assertThat(process.outcome(listed)).extracting("count").isEqualTo(2);
        assertThat(process.outcome(read)).extracting("content").isEqualTo(Map.of("sku", "ü"));
        try (var files = Files.list(root.resolve(folder + "/a"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void movedIntoTheArchiveAndDeleted() throws IOException {
        Files.createDirectories(root.resolve(folder));
        Files.writeString(root.resolve(folder + "/a.csv"), "1");
        Map<String, String> move = inputs(
                "connector",
                "file-move",
                "connection",
                "files",
                "path",
                folder + "/a.csv",
                "toPath",
                folder + "/done/a.csv");

        assertThat(outcome(move)).extracting("moved").isEqualTo(true);
        assertThat(root.resolve(folder + "/a.csv")).doesNotExist();
        assertThat(root.resolve(folder + "/done/a.csv")).hasContent("1");
        assertThat(outcome(move)).extracting("moved").isEqualTo(false);

        Files.writeString(root.resolve(folder + "/a.csv"), "2");
        assertThat(process.runToIncident(process.start(move, Map.of())))
                .contains("it is replaced only with overwrite = yes");
        assertThat(root.resolve(folder + "/done/a.csv")).hasContent("1");
        move.put("overwrite", "yes");
        assertThat(outcome(move)).extracting("moved").isEqualTo(true);
        assertThat(root.resolve(folder + "/done/a.csv")).hasContent("2");

        Map<String, String> delete =
                inputs("connector", "file-delete", "connection", "files", "path", folder + "/done/a.csv");
        assertThat(outcome(delete)).extracting("deleted").isEqualTo(true);
        assertThat(root.resolve(folder + "/done/a.csv")).doesNotExist();
        assertThat(outcome(delete)).extracting("deleted").isEqualTo(false);
        assertThat(process.runToIncident(process.start(move, Map.of()))).contains("There is no file ");
    }

    @Test
    void aLinkThatLeadsOutIsNeitherMovedNorDeletedThrough() throws IOException {
        Path outside = Files.createTempDirectory(root.getParent(), "outside");
        Files.writeString(outside.resolve("a.csv"), "1");
        Files.createDirectories(root.resolve(folder));
        Files.createSymbolicLink(root.resolve(folder + "/out"), outside);

        for (Map<String, String> inputs : List.of(
                inputs("connector", "file-delete", "path", folder + "/out/a.csv"),
                inputs("connector", "file-move", "path", folder + "/out/a.csv", "toPath", folder + "/a.csv"))) {
            inputs.put("connection", "files");
            assertThat(process.runToIncident(process.start(inputs, Map.of()))).contains("outside of the root");
        }
        assertThat(outside.resolve("a.csv")).hasContent("1");
        Files.writeString(root.resolve(folder + "/b.csv"), "2");
        Map<String, String> into = inputs(
                "connector",
                "file-move",
                "connection",
                "files",
                "path",
                folder + "/b.csv",
                "toPath",
                folder + "/out/b.csv");
        assertThat(process.runToIncident(process.start(into, Map.of()))).contains("outside of the root");
        assertThat(outside.resolve("b.csv")).doesNotExist();
    }

    private Object outcome(Map<String, String> inputs) {
        String instance = process.start(inputs, Map.of());
        process.runTo(instance, "done");
        return process.outcome(instance);
    }

    @Test
    void nothingOutsideOfTheRootIsReached() throws IOException {
        Path secret = Files.writeString(Files.createTempFile("outside", ".txt"), "secret of the machine");
        Path home = Files.createDirectories(root.resolve(folder));
        Files.createSymbolicLink(home.resolve("link.txt"), secret);
        Files.createSymbolicLink(home.resolve("dir"), secret.getParent());

        for (String path : List.of(
                "../pom.xml",
                "/etc/passwd",
                "a/../../pom.xml",
                folder + "/link.txt",
                folder + "/dir/" + secret.getFileName())) {
            String instance = process.start(
                    inputs("connector", "file-read", "connection", "files", "path", "${path}"), Map.of("path", path));

            assertThat(process.runToIncident(instance))
                    .as(path)
                    .containsAnyOf("is a path below the root of its connection", "lies outside of the root");
        }
        String instance = process.start(
                inputs("connector", "file-write", "connection", "files", "path", folder + "/dir/new.txt", "body", "x"),
                Map.of());
        assertThat(process.runToIncident(instance)).contains("lies outside of the root");
        assertThat(secret.resolveSibling("new.txt")).doesNotExist();
        Files.delete(secret);
    }

    @Test
    void aFileThatIsNotThereYet() throws IOException {
        String instance = process.start(
                inputs("connector", "file-read", "connection", "files", "path", folder + ".txt"), Map.of());
        assertThat(process.runToIncident(instance)).isEqualTo("There is no file files:" + folder + ".txt.");

        Files.writeString(root.resolve(folder + ".txt"), "plain");
        process.retry(instance);
        process.runTo(instance, "done");
        assertThat(process.outcome(instance)).extracting("content").isEqualTo("plain");
    }
}
