package dev.countersign.connector;

import static dev.countersign.connector.Models.inputs;
import static dev.countersign.connector.OpenEndpoints.FOLDER;
import static dev.countersign.connector.OpenEndpoints.files;
import static dev.countersign.connector.OpenEndpoints.letters;
import static dev.countersign.connector.OpenEndpoints.orders;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Open options of configured endpoints: a folder and a real HTTP server. */
@QuarkusTest
class EndpointOptionsFlowTest {

    @Inject
    ConnectorProcess process;

    @ConfigProperty(name = "test.peer.port")
    int port;

    private Peer peer;

    @BeforeEach
    void startPeer() throws IOException {
        peer = new Peer(port);
        OpenEndpoints.deleteAll();
        Files.createDirectories(FOLDER);
    }

    @AfterEach
    void clear() throws IOException {
        peer.close();
        process.clear();
        OpenEndpoints.deleteAll();
    }

    @Test
    void aFileGetsTheNameThatTheModelGives() throws IOException {
        letter("june/report.txt", Map.of());
        letter("${name}", Map.of("name", "week=12/Bericht für A (1).txt"));

        assertThat(files(FOLDER)).containsExactly("june/report.txt", "week=12/Bericht für A (1).txt");
        assertThat(FOLDER.resolve("june/report.txt")).hasContent("Twelve units.");
    }

    @Test
    void whereTheModelSaysNothingTheOperatorsValueCounts() throws IOException {
        letter("a.txt", Map.of());
        String second = process.start(letters("option.fileName", "a.txt"), Map.of());
        assertThat(process.runToIncident(second)).containsIgnoringCase("exist");

        runToDone(letters("option.fileName", "a.txt", "option.fileExist", "Append"), Map.of());
        assertThat(FOLDER.resolve("a.txt")).hasContent("Twelve units.Twelve units.");
        runToDone(letters("option.fileName", "a.txt", "option.fileExist", "Override", "option.charset", ""), Map.of());
        assertThat(FOLDER.resolve("a.txt")).hasContent("Twelve units.");
    }

    @Test
    void theCharsetIsTheOneOfTheModel() throws IOException {
        runToDone(
                inputs(
                        "connector",
                        "endpoint",
                        "endpoint",
                        "letters",
                        "body",
                        "Grüße",
                        "option.fileName",
                        "latin.txt",
                        "option.charset",
                        "ISO-8859-1"),
                Map.of());

        assertThat(Files.readAllBytes(FOLDER.resolve("latin.txt")))
                .isEqualTo("Grüße".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void optionsMayBeAMap() throws IOException {
        runToDone(
                letters("options", "${options}"),
                Map.of("options", Map.of("fileName", "b.txt", "doneFileName", "b.txt.done")));

        assertThat(files(FOLDER)).containsExactly("b.txt", "b.txt.done");
    }

    @Test
    void anHttpEndpointTakesMethodUserAgentAndWhatCountsAsFailure() {
        peer.next(404, "application/json", "{\"found\": false}");
        String instance = runToDone(
                orders(
                        "option.httpMethod", "PATCH",
                        "option.userAgent", "${agent}",
                        "option.throwExceptionOnFailure", "${strict}"),
                Map.of("agent", "Countersign tests", "strict", false));

        Peer.Request request = peer.requests().get(0);
        assertThat(request.method()).isEqualTo("PATCH");
        assertThat(request.uri()).isEqualTo("/orders");
        assertThat(request.headers()).containsEntry("user-agent", "Countersign tests");
        assertThat(process.outcome(instance)).isEqualTo(Map.of("body", Map.of("found", false)));
    }

    @Test
    void anEndpointIsAsTheOperatorWroteItForTheNextTask() {
        peer.next(200, "text/plain", "1").next(200, "text/plain", "2");
        runToDone(orders("option.httpMethod", "PUT"), Map.of());
        runToDone(orders(), Map.of());

        assertThat(peer.requests()).extracting(Peer.Request::method).containsExactly("PUT", "POST");
    }

    private void letter(String name, Map<String, Object> variables) {
        runToDone(letters("option.fileName", name), variables);
    }

    private String runToDone(Map<String, String> inputs, Map<String, Object> variables) {
        String instance = process.start(inputs, variables);
        process.runTo(instance, "done");
        return instance;
    }
}
