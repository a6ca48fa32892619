package dev.countersign.connector.mail;

import static dev.countersign.connector.OperationConnector.call;
import static dev.countersign.connector.OperationConnector.connection;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.CallInputs;
import dev.countersign.connector.Connection;
import dev.countersign.connector.Connector;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import dev.countersign.connector.OperationConnector;
import dev.countersign.connector.RequestBody;
import dev.countersign.connector.camel.CamelRuntime;
import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Choice;
import dev.countersign.taskkind.TaskField.Type;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.component.mail.MailComponent;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.component.mail.MailEndpoint;

/** Sends mails by SMTP. */
@Singleton
class MailConnectors {

    private final CamelRuntime camel;

    MailConnectors(CamelRuntime camel) {
        this.camel = camel;
    }

    @Produces
    @Singleton
    Connector mail() {
        return OperationConnector.of(
                "mail",
                "smtp",
                "Send a mail",
                "Sends a mail by a configured server.",
                List.of(
                        connection("smtp", "mail"),
                        TaskField.input("to", "To", "Addresses with commas.")
                                .in("Mail")
                                .asRequired()
                                .like("sales@example.com"),
                        TaskField.input("cc", "Copy to", "Addresses with commas.")
                                .in("Mail"),
                        TaskField.input("bcc", "Blind copy to", "Addresses with commas.")
                                .in("Mail"),
                        TaskField.input("replyTo", "Answers to", "An address.").in("Mail"),
                        TaskField.input("subject", "Subject", "One line.")
                                .in("Mail")
                                .asRequired()
                                .like("The figures are there"),
                        TaskField.input("body", "Text", "").as(Type.LONG_TEXT).in("Mail"),
                        TaskField.input("bodyVariable", "Variable with the text", "The name of a process variable.")
                                .in("Mail"),
                        TaskField.input("format", "Format", "Otherwise plain text.")
                                .in("Mail")
                                .oneOf(new Choice("text", "Plain text"), new Choice("html", "HTML"))),
                (self, inputs) -> {
                    Connection server = inputs.connection(self);
                    Map<String, String> headers = headers(inputs);
                    String text = RequestBody.read(inputs).text();
                    String type =
                            inputs.choice("format", "text", "text", "html").equals("html")
                                    ? "text/html; charset=UTF-8"
                                    : "text/plain; charset=UTF-8";
                    return call(false, context -> send(server, headers, text == null ? "" : text, type, context));
                });
    }

    private static Map<String, String> headers(CallInputs inputs) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("To", addresses("to", inputs.required("to")));
        for (String more : List.of("cc", "bcc")) {
            if (inputs.has(more)) {
                headers.put(more.equals("cc") ? "Cc" : "Bcc", addresses(more, inputs.text(more)));
            }
        }
        if (inputs.has("replyTo")) {
            headers.put("Reply-To", addresses("replyTo", inputs.text("replyTo")));
        }
        String subject = inputs.required("subject");
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The input parameter 'subject' must be one line.");
        }
        headers.put("Subject", subject);
        return headers;
    }

    private static String addresses(String input, String text) {
        try {
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw new AddressException("control characters");
            }
            InternetAddress[] all = InternetAddress.parse(text, true);
            for (InternetAddress each : all) {
                each.validate();
            }
            if (all.length == 0) {
                throw new AddressException("none");
            }
            return InternetAddress.toString(all);
        } catch (AddressException e) {
            throw new IllegalArgumentException(
                    "The input parameter '%s' lists mail addresses with commas, not '%s' (%s)."
                            .formatted(input, text, e.getMessage()));
        }
    }

    private Object send(Connection server, Map<String, String> headers, String text, String type, CallContext context)
            throws Exception {
        MailComponent component = camel.ready(new MailComponent());
        try {
            MailEndpoint endpoint = new MailEndpoint("smtp:connector", component, configuration(server, context));
            endpoint.setBinding(new org.apache.camel.component.mail.MailBinding());
            String id = "<" + context.key() + "@countersign>";
            return camel.send(
                    endpoint,
                    exchange -> {
                        headers.forEach(exchange.getIn()::setHeader);
                        exchange.getIn().setHeader("From", server.requiredOption("from"));
                        exchange.getIn().setHeader("Message-ID", id);
                        exchange.getIn().setHeader("contentType", type);
                        exchange.getIn().setBody(text);
                    },
                    exchange -> Map.of("messageId", id, "to", headers.get("To")));
        } catch (AuthenticationFailedException e) {
            throw ConnectorFailure.of(
                    "sign-in",
                    Reach.NOT_SENT,
                    "The mail server refuses the user of the connection '%s': %s"
                            .formatted(server.name(), e.getMessage()),
                    e);
        } catch (SendFailedException e) {
            throw ConnectorFailure.of("mail", Reach.ANSWERED, "The mail server refuses the mail: " + deepest(e), e);
        } finally {
            component.stop();
        }
    }

    private static String deepest(MessagingException thrown) {
        Exception last = thrown;
        while (last instanceof MessagingException messaging && messaging.getNextException() != null) {
            last = messaging.getNextException();
        }
        return String.valueOf(last.getMessage()).strip();
    }

    private MailConfiguration configuration(Connection server, CallContext context) {
        URI uri = URI.create(server.url());
        boolean tls = "smtps".equals(uri.getScheme());
        MailConfiguration configuration = new MailConfiguration(camel.context());
        configuration.configureProtocol(tls ? "smtps" : "smtp");
        configuration.setHost(uri.getHost());
        configuration.setPort(uri.getPort() > 0 ? uri.getPort() : tls ? 465 : 25);
        if (server.user().isPresent()) {
            configuration.setUsername(server.user().get());
            configuration.setPassword(server.secret(context.redaction()));
        }
        int left = context.remainingMillis();
        configuration.setConnectionTimeout(left);
        Properties more = new Properties();
        String prefix = tls ? "mail.smtps." : "mail.smtp.";
        more.put(prefix + "timeout", String.valueOf(left));
        more.put(prefix + "writetimeout", String.valueOf(left));
        boolean starttls = server.option("starttls").map(Boolean::parseBoolean).orElse(false);
        more.put(prefix + "starttls.enable", String.valueOf(starttls));
        more.put(prefix + "starttls.required", String.valueOf(starttls));
        more.put("mail.smtps.ssl.checkserveridentity", "true");
        more.put("mail.smtp.ssl.checkserveridentity", "true");
        configuration.setAdditionalJavaMailProperties(more);
        return configuration;
    }
}
