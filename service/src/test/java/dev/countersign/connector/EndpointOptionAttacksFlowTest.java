package dev.countersign.connector;

import static dev.countersign.connector.Models.inputs;
import static dev.countersign.connector.OpenEndpoints.FOLDER;
import static dev.countersign.connector.OpenEndpoints.OUTSIDE;
import static dev.countersign.connector.OpenEndpoints.files;
import static dev.countersign.connector.OpenEndpoints.letters;
import static dev.countersign.connector.OpenEndpoints.orders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ParseException;

/** What a model or a variable may try with the open options of an endpoint, and what comes of it: a reason, and nothing else. */
@QuarkusTest
class EndpointOptionAttacksFlowTest {

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
        Files.createDirectories(OUTSIDE);
    }

    @AfterEach
    void clear() throws IOException {
        peer.close();
        process.clear();
        OpenEndpoints.deleteAll();
    }

    @Test
    void aLiteralOfAnotherTypeIsRefusedAtDeployment() {
        refused(letters("option.fileName", "a.txt", "option.fileExist", "Sometimes"))
                .hasMessageContaining(
                        "The input parameter 'option.fileExist' is one of Override, Append, Fail, Ignore, Move, TryRename, not 'Sometimes'.");
        refused(orders("option.throwExceptionOnFailure", "perhaps"))
                .hasMessageContaining(
                        "The input parameter 'option.throwExceptionOnFailure' is true or false, not 'perhaps'.");
    }

    @Test
    void aValueOfAnotherTypeIsRefusedAtRunTime() {
        assertThat(incident(orders("option.httpMethod", "${v}"), "FETCH"))
                .startsWith("The input parameter 'option.httpMethod' is one of GET, ")
                .endsWith(", not 'FETCH'.");
        assertThat(incident(orders("option.throwExceptionOnFailure", "${v}"), "0"))
                .isEqualTo("The input parameter 'option.throwExceptionOnFailure' is true or false, not '0'.");
        assertThat(peer.requests()).isEmpty();
    }

    @Test
    void anOptionThatIsNotOpenIsRefused() {
        String words = "cannot be set: the endpoint 'letters' leaves [fileName, fileExist, doneFileName, charset] open"
                + " (countersign.connector.endpoint-options.letters).";
        for (String option :
                List.of("directoryName", "moveExisting", "jailStartingDirectory", "filename", "file.fileName")) {
            refused(letters("option." + option, "x"))
                    .hasMessageContaining("The input parameter 'option." + option + "' " + words);
        }
        refused(inputs("connector", "endpoint", "endpoint", "archive", "body", "x", "option.httpMethod", "GET"))
                .hasMessageContaining(
                        "The input parameter 'option.httpMethod' cannot be set: the endpoint 'archive' leaves no option open");
        String byMap = process.start(
                letters("options", "${options}"), Map.of("options", Map.of("moveExisting", "../${file:name}")));
        assertThat(process.runToIncident(byMap)).isEqualTo("The input parameter 'option.moveExisting' " + words);
        String whereverItGoes = process.start(
                inputs("connector", "endpoint", "endpoint", "${where}", "body", "x", "option.proxyHost", "127.0.0.1"),
                Map.of("where", "orders"));
        assertThat(process.runToIncident(whereverItGoes))
                .startsWith("The input parameter 'option.proxyHost' cannot be set: the endpoint 'orders' leaves");
        assertThat(peer.requests()).isEmpty();
    }

    @Test
    void noDotsAndNoAbsolutePathLeadOutOfTheFolder() throws IOException {
        List<String> names = List.of(
                "../connector-letters-outside/x.txt",
                "a/../../connector-letters-outside/x.txt",
                "..",
                "./x.txt",
                OUTSIDE.toAbsolutePath() + "/x.txt",
                "..\\connector-letters-outside\\x.txt",
                "%2e%2e/connector-letters-outside/x.txt",
                "file:" + OUTSIDE.toAbsolutePath() + "/x.txt",
                "~/x.txt",
                "a//x.txt");
        for (String name : names) {
            refused(letters("option.fileName", name))
                    .hasMessageContaining(
                            "The input parameter 'option.fileName' is a name below the endpoint's folder");
            assertThat(incident(letters("option.fileName", "${v}"), name))
                    .startsWith("The input parameter 'option.fileName' is a name below the endpoint's folder");
        }
        for (String name : List.of("../done", "folder/done", OUTSIDE.toAbsolutePath() + "/done")) {
            assertThat(incident(letters("option.fileName", "ok.txt", "option.doneFileName", "${v}"), name))
                    .startsWith("The input parameter 'option.doneFileName' is a name below the endpoint's folder");
        }
        assertThat(files(FOLDER)).isEmpty();
        assertThat(files(OUTSIDE)).isEmpty();
    }

    @Test
    void noLinkLeadsOutOfTheFolder() throws IOException {
        Path target = OUTSIDE.resolve("target.txt").toAbsolutePath();
        Files.writeString(target, "before");
        Files.createSymbolicLink(FOLDER.resolve("folder"), OUTSIDE.toAbsolutePath());
        Files.createSymbolicLink(FOLDER.resolve("file.txt"), target);
        Files.createSymbolicLink(
                FOLDER.resolve("nowhere.txt"), OUTSIDE.resolve("new.txt").toAbsolutePath());
        Files.createDirectories(FOLDER.resolve("inside"));
        Files.createSymbolicLink(
                FOLDER.resolve("good"), FOLDER.resolve("inside").toAbsolutePath());

        for (String name : List.of("folder/x.txt", "folder/deeper/x.txt", "file.txt", "nowhere.txt")) {
            assertThat(incident(letters("option.fileName", "${v}", "option.fileExist", "Override"), name))
                    .isEqualTo(
                            "The file of the input parameter 'option.fileName' lies outside of the endpoint's folder: a link leads there.");
        }
        process.runTo(process.start(letters("option.fileName", "good/x.txt"), Map.of()), "done");

        assertThat(files(OUTSIDE)).containsExactly("target.txt");
        assertThat(target).hasContent("before");
        assertThat(FOLDER.resolve("inside/x.txt")).hasContent("Twelve units.");
    }

    @Test
    void simpleIsNotEvaluated() throws IOException {
        for (String name :
                List.of("${sys.user.name}.txt", "$simple{sys.user.name}.txt", "${bean:camel}", "$init{ x }init$")) {
            assertThat(incident(letters("option.fileName", "${v}"), name))
                    .isEqualTo("The input parameter 'option.fileName' is plain text here, without ${...}.");
            assertThat(incident(orders("option.userAgent", "${v}"), name))
                    .isEqualTo("The input parameter 'option.userAgent' is plain text here, without ${...}.");
        }
        assertThat(files(FOLDER)).isEmpty();
    }

    @Test
    void placeholdersAreNotResolved() {
        refused(orders("option.userAgent", "{{env:HOME}}"))
                .hasMessageContaining("The input parameter 'option.userAgent' is plain text here, without {{...}}.");
        assertThat(incident(orders("option.userAgent", "${v}"), "{{sys:user.home}}"))
                .isEqualTo("The input parameter 'option.userAgent' is plain text here, without {{...}}.");
        assertThat(peer.requests()).isEmpty();
    }

    @Test
    void secretsCannotBeNamed() {
        refused(orders("option.userAgent", "{{secret:password}}"))
                .hasMessageContaining("The input parameter 'option.userAgent' cannot hold a secret");
        assertThat(incident(orders("option.userAgent", "${v}"), "{{secret:password}}"))
                .isEqualTo("The input parameter 'option.userAgent' is plain text here, without {{...}}.");
        assertThat(peer.requests()).isEmpty();
    }

    @Test
    void rawValuesAreNotUnwrapped() {
        refused(orders("option.userAgent", "RAW(a&proxyHost=127.0.0.1)"))
                .hasMessageContaining("The input parameter 'option.userAgent' is plain text here, without RAW(...).");
        assertThat(incident(orders("option.userAgent", "${v}"), "x RAW{a}"))
                .isEqualTo("The input parameter 'option.userAgent' is plain text here, without RAW(...).");
    }

    @Test
    void beansAndClassesAreNotLookedUp() {
        for (String reference : List.of("#camel", "#bean:camel", "#class:java.lang.String", "#type:java.lang.Object")) {
            refused(orders("option.userAgent", reference))
                    .hasMessageContaining("The input parameter 'option.userAgent' does not begin with #");
            assertThat(incident(orders("option.httpMethod", "${v}"), reference))
                    .startsWith("The input parameter 'option.httpMethod' is one of ");
        }
    }

    @Test
    void anAmpersandSmugglesNoOtherOptionIn() {
        peer.next(200, "text/plain", "");
        String nasty = "a&httpMethod=DELETE?proxyHost=127.0.0.1&proxyPort=1 %26followRedirects=true";
        process.runTo(process.start(orders("option.userAgent", "${v}"), Map.of("v", nasty)), "done");

        assertThat(peer.requests()).hasSize(1);
        assertThat(peer.requests().get(0).method()).isEqualTo("POST");
        assertThat(peer.requests().get(0).uri()).isEqualTo("/orders");
        assertThat(peer.requests().get(0).headers()).containsEntry("user-agent", nasty);
    }

    @Test
    void aLineBreakAddsNoHeader() {
        assertThat(incident(orders("option.userAgent", "${v}"), "a\r\nAuthorization: Basic eDp5"))
                .isEqualTo("The input parameter 'option.userAgent' has line breaks or other control characters.");
        assertThat(peer.requests()).isEmpty();
    }

    /** What comes of a value that only the running process knows. */
    private String incident(Map<String, String> inputs, String value) {
        return process.runToIncident(process.start(inputs, Map.of("v", value)));
    }

    private AbstractThrowableAssert<?, ?> refused(Map<String, String> inputs) {
        return assertThatThrownBy(() -> process.start(inputs, Map.of())).isInstanceOf(ParseException.class);
    }
}
