package dev.countersign.connector;

import static dev.countersign.connector.Models.inputs;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.StorageSharedKeyCredential;
import dev.countersign.testing.Azurite;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Blobs of Azurite, Microsoft's own emulator, which checks keys and signatures. */
@QuarkusTest
class AzureBlobConnectorFlowTest {

    private static @Nullable Azurite server;

    @Inject
    ConnectorProcess process;

    @ConfigProperty(name = "test.azure.port")
    int port;

    private final String folder = UUID.randomUUID().toString();
    private BlobContainerClient container;

    @BeforeEach
    void start() throws Exception {
        if (server == null) {
            server = Azurite.start(port, "clerk", ConnectorPeers.ACCOUNT_KEY);
        }
        container = new BlobContainerClientBuilder()
                .httpClient(new JdkHttpClientBuilder().build())
                .endpoint("http://127.0.0.1:" + port + "/clerk")
                .credential(new StorageSharedKeyCredential("clerk", ConnectorPeers.ACCOUNT_KEY))
                .containerName("exchange")
                .buildClient();
        container.createIfNotExists();
    }

    @AfterEach
    void clear() {
        process.clear();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    private String start(String operation, Map<String, Object> variables, String... more) {
        Map<String, String> inputs =
                new HashMap<>(inputs("connector", "azure-blob-" + operation, "connection", "blobs", "retries", "0"));
        inputs.putAll(inputs(more));
        return process.start(inputs, variables);
    }

    private String done(String operation, Map<String, Object> variables, String... more) {
        String instance = start(operation, variables, more);
        process.runTo(instance, "done");
        return instance;
    }

    @Test
    void putCopiedListedAndGot() {
        String put = done("put", Map.of("order", Map.of("sku", "ü")), "blob", folder + "/a.json", "body", "${order}");
        String copied = folder + "/50% ü+b c?x&y.json";
        done("copy", Map.of("to", copied), "blob", folder + "/a.json", "toBlob", "${to}");
        String listed = done("list", Map.of(), "prefix", folder + "/");
        String one = done("list", Map.of(), "prefix", folder + "/", "maxBlobs", "1");
        String got = done("get", Map.of("blob", copied), "blob", "${blob}");

        var blob = container.getBlobClient("in/" + folder + "/a.json");
        assertThat(blob.downloadContent()).hasToString("{\"sku\":\"ü\"}");
        assertThat(blob.getProperties().getContentType()).isEqualTo("application/json");
        assertThat(process.outcome(put)).extracting("blob").isEqualTo(folder + "/a.json");
        assertThat(process.outcome(listed)).extracting("count", "more").containsExactly(2, false);
        assertThat(process.outcome(one)).extracting("count", "more").containsExactly(1, true);
        assertThat(process.outcome(got))
                .extracting("blob", "size", "content")
                .containsExactly(copied, 12, Map.of("sku", "ü"));
        assertThat(process.everythingKept(ConnectorPeers.ACCOUNT_KEY)).isEmpty();
    }

    @Test
    void largeOnesGoByFiles() throws IOException {
        Path root =
                Files.createDirectories(Path.of("target", "connector-files")).toAbsolutePath();
        Files.writeString(root.resolve(folder + ".bin"), "\u0000x".repeat(3_000_000));
        done("put", Map.of(), "blob", folder, "fileConnection", "files", "file", folder + ".bin");
        done("get", Map.of(), "blob", folder, "fileConnection", "files", "file", folder + ".copy");

        assertThat(root.resolve(folder + ".copy")).hasSameBinaryContentAs(root.resolve(folder + ".bin"));
        assertThat(process.runToIncident(start("get", Map.of(), "blob", folder)))
                .contains("has more than 1048576 bytes");
    }

    @Test
    void aBlobThatIsNotThereYet() {
        String instance = start("get", Map.of(), "blob", folder + ".txt");
        assertThat(process.runToIncident(instance))
                .contains("status 404")
                .contains("BlobNotFound: The specified blob does not exist.");

        done("put", Map.of(), "blob", folder + ".txt", "body", "plain");
        process.retry(instance);
        process.runTo(instance, "done");
        assertThat(process.outcome(instance)).extracting("content").isEqualTo("plain");
    }

    @Test
    void aSignatureIsEnough() throws IOException {
        String token = container.generateSas(new BlobServiceSasSignatureValues(
                OffsetDateTime.now(ZoneOffset.UTC).plusDays(1),
                new BlobContainerSasPermission()
                        .setReadPermission(true)
                        .setWritePermission(true)
                        .setCreatePermission(true)));
        Files.writeString(ConnectorPeers.SIGNATURE, token);

        done("put", Map.of(), "connection", "blobs-signed", "blob", folder + "/a", "body", "plain");
        done("copy", Map.of(), "connection", "blobs-signed", "blob", folder + "/a", "toBlob", folder + "/b");
        String got = done("get", Map.of(), "connection", "blobs-signed", "blob", folder + "/b");
        assertThat(process.outcome(got)).extracting("content").isEqualTo("plain");
        String listed = start("list", Map.of(), "connection", "blobs-signed");
        assertThat(process.runToIncident(listed)).contains("blobs-signed");

        String signature = token.replaceAll(".*sig=([^&]*).*", "$1");
        assertThat(process.everythingKept(signature)).isEmpty();
        Files.writeString(ConnectorPeers.SIGNATURE, token.replace("sig=", "sig=x"));
        assertThat(process.runToIncident(start("get", Map.of(), "connection", "blobs-signed", "blob", folder + "/b")))
                .contains("refuses the key or signature");
    }

    @Test
    void anotherKeyIsRefused() {
        String wrong = start("get", Map.of(), "connection", "blobs-wrong-secret", "blob", "a", "retries", "3");
        assertThat(process.runToIncident(wrong)).contains("'blobs-wrong-secret' refuses the key or signature");
        String none = start("get", Map.of(), "connection", "blobs-no-key", "blob", "a");
        assertThat(process.runToIncident(none)).contains("has a secret that is no account key");

        assertThat(process.everythingKept(ConnectorPeers.OTHER_KEY)).isEmpty();
        assertThat(process.everythingKept(ConnectorPeers.API_TOKEN)).isEmpty();
    }

    @Test
    void namesStayBelowThePrefix() {
        for (String name : new String[] {"../x", "a/../../x", "/x"}) {
            assertThat(process.runToIncident(start("get", Map.of("blob", name), "blob", "${blob}")))
                    .contains("'blob' is a key without '..'");
        }
        assertThat(process.runToIncident(start("put", Map.of(), "blob", "a")))
                .isEqualTo("Give one of 'body', 'bodyVariable' and 'file'.");
    }
}
