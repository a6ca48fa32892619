package dev.countersign.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.CallContext;
import dev.countersign.connector.Connection;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import dev.countersign.connector.host.HostRefusedException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access tokens of connections that sign in by OAuth 2 client credentials (RFC 6749, section 4.4). A token is used until
 * shortly before it ends.
 */
@Singleton
class HttpTokens {

    /** Who tells no end may change its mind soon. */
    private static final Duration UNKNOWN_LIFE = Duration.ofMinutes(1);

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final HttpSender sender;
    private final HttpTls tls;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    HttpTokens(HttpSender sender, HttpTls tls, ObjectMapper json, Clock clock) {
        this.sender = sender;
        this.tls = tls;
        this.json = json;
        this.clock = clock;
    }

    private record Token(String value, Instant until) {}

    static boolean used(Connection connection) {
        return connection.option("token-url").isPresent();
    }

    /** One that counts; it is hidden from now on. */
    String of(Connection connection, CallContext context) {
        Token token = tokens.get(connection.name());
        if (token == null || !clock.instant().isBefore(token.until())) {
            token = fetch(connection, context);
            tokens.put(connection.name(), token);
        }
        context.redaction().hide(token.value());
        return token.value();
    }

    /** This one was refused: the next call gets another. */
    void forget(Connection connection, String refused) {
        tokens.computeIfPresent(
                connection.name(), (name, token) -> token.value().equals(refused) ? null : token);
    }

    private Token fetch(Connection connection, CallContext context) {
        HttpAnswer answer;
        try {
            answer = sender.send(request(connection, context), context);
        } catch (ConnectorFailure | HostRefusedException e) {
            throw e;
        } catch (Exception e) {
            throw ConnectorFailure.of(
                    "connection-lost",
                    Reach.NOT_SENT,
                    "There is no token for the connection '%s', and so no call: %s"
                            .formatted(connection.name(), e.getMessage()),
                    e);
        }
        if (answer.status() == 429 || answer.status() >= 500) {
            throw ConnectorFailure.status(
                    answer.status(),
                    "There is no token for the connection '%s', and so no call: its token address answered with the status %d."
                            .formatted(connection.name(), answer.status()),
                    answer.beginning(context.redaction()));
        }
        return read(connection, answer, context);
    }

    private HttpSender.Request request(Connection connection, CallContext context) {
        HttpTarget target;
        try {
            target = HttpTarget.of(
                    "options.token-url of '" + connection.name() + "'", connection.requiredOption("token-url"), true);
        } catch (IllegalArgumentException e) {
            throw ConnectorFailure.of("configuration", Reach.NOT_SENT, String.valueOf(e.getMessage()), e);
        }
        String client = connection
                .user()
                .orElseThrow(() -> ConnectorFailure.of(
                        "configuration",
                        Reach.NOT_SENT,
                        "The connection '%s' has a token-url but no user, which is the client's id."
                                .formatted(connection.name()),
                        null));
        String secret = connection.secret(context.redaction());
        context.redaction().hide(client, secret);
        context.redaction().hide(encoded(client), encoded(secret));
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        connection.option("scope").ifPresent(scope -> form.put("scope", scope));
        connection.option("audience").ifPresent(audience -> form.put("audience", audience));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        if (connection.option("token-auth").filter("body"::equals).isPresent()) {
            form.put("client_id", client);
            form.put("client_secret", secret);
        } else {
            headers.put("Authorization", basic(encoded(client), encoded(secret)));
        }
        boolean usualTls =
                connection.option("token-tls").filter("usual"::equals).isPresent();
        return new HttpSender.Request(
                "POST",
                target,
                headers,
                text(form),
                "application/x-www-form-urlencoded",
                usualTls ? null : tls.of(connection, context));
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Map<String, String> form) {
        return String.join(
                "&",
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .toList());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Token read(Connection connection, HttpAnswer answer, CallContext context) {
        JsonNode body;
        try {
            body = json.readTree(answer.body());
        } catch (IOException e) {
            body = json.missingNode();
        }
        String value = body.path("access_token").asText("");
        if (answer.status() != 200 || value.isEmpty()) {
            String error = body.path("error").asText("");
            throw refused(
                    connection,
                    "answered with the status %d%s"
                            .formatted(answer.status(), error.isEmpty() ? " and no token" : ": " + error));
        }
        context.redaction().hide(value);
        String type = body.path("token_type").asText("Bearer");
        if (!type.equalsIgnoreCase("Bearer")) {
            throw refused(connection, "gives a token of the type '%s', not Bearer".formatted(type));
        }
        Duration life = body.path("expires_in").asLong(0) > 0
                ? Duration.ofSeconds(body.path("expires_in").asLong())
                : UNKNOWN_LIFE;
        Duration margin = life.dividedBy(5).compareTo(MARGIN) < 0 ? life.dividedBy(5) : MARGIN;
        return new Token(value, clock.instant().plus(life).minus(margin));
    }

    private static ConnectorFailure refused(Connection connection, String what) {
        return ConnectorFailure.of(
                "sign-in",
                Reach.NOT_SENT,
                "There is no token for the connection '%s', and so no call: its token address %s."
                        .formatted(connection.name(), what),
                null);
    }
}
