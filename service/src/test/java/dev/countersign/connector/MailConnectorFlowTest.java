package dev.countersign.connector;

import static dev.countersign.connector.Models.inputs;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails by a real SMTP server that wants a password. */
@QuarkusTest
class MailConnectorFlowTest {

    @Inject
    ConnectorProcess process;

    @ConfigProperty(name = "test.smtp.port")
    int port;

    private GreenMail server;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
        startServer();
    }

    private void startServer() {
        server.setUser("clerk@example.org", "clerk", ConnectorPeers.PASSWORD);
        server.start();
    }

    @AfterEach
    void clear() {
        server.stop();
        process.clear();
    }

    @Test
    void aMailArrives() throws Exception {
        String instance = process.start(
                inputs(
                        "connector", "mail",
                        "connection", "mail",
                        "to", "${to}",
                        "cc", "Boss <boss@example.org>",
                        "subject", "${subject}",
                        "format", "html",
                        "body", "${text}"),
                Map.of(
                        "to", "sales@example.org, \"Ä. B\" <ab@example.org>",
                        "subject", "Figures ${sys.user.home} {{env:HOME}} für alle",
                        "text", "<p>Hello ${body} {{env:HOME}}</p>"));
        String task = process.externalTask(instance);

        process.runTo(instance, "done");

        assertThat(server.getReceivedMessages()).hasSize(3); // one for each of its readers
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getFrom()[0]).hasToString("clerk@example.org");
        assertThat(mail.getRecipients(Message.RecipientType.TO)).hasSize(2);
        assertThat(mail.getRecipients(Message.RecipientType.CC)).hasSize(1);
        assertThat(mail.getSubject()).isEqualTo("Figures ${sys.user.home} {{env:HOME}} für alle");
        assertThat(mail.getContentType()).startsWith("text/html");
        assertThat(mail.getContent().toString()).contains("<p>Hello ${body} {{env:HOME}}</p>");
        assertThat(process.outcome(instance)).extracting("messageId").asString().contains(task);
    }

    @Test
    void nothingCanBeSlippedInAsAHeader() {
        for (Map<String, Object> nasty : List.<Map<String, Object>>of(
                Map.of("to", "a@example.org", "subject", "x\r\nBcc: evil@example.org"),
                Map.of("to", "a@example.org\r\nBcc: evil@example.org", "subject", "x"),
                Map.of("to", "not an address", "subject", "x"))) {
            String instance = process.start(
                    inputs(
                            "connector", "mail",
                            "connection", "mail",
                            "to", "${to}",
                            "subject", "${subject}",
                            "body", "x"),
                    nasty);

            assertThat(process.runToIncident(instance)).startsWith("The input parameter '");
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void theServerIsAway() {
        server.stop();
        String instance = process.start(
                inputs(
                        "connector",
                        "mail",
                        "connection",
                        "mail",
                        "to",
                        "a@example.org",
                        "subject",
                        "x",
                        "retries",
                        "1"),
                Map.of());

        assertThat(process.runToIncident(instance)).contains("no connection to the host");

        startServer();
        process.retry(instance);
        process.runTo(instance, "done");
        assertThat(server.getReceivedMessages()).hasSize(1);
    }
}
