package dev.countersign.connector.http;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.Connection;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sends a request to a configured connection: with its password, token or key, and its own TLS settings. */
@Singleton
class HttpSignIn {

    private static final String AUTHORIZATION = "Authorization";

    private final HttpSender sender;
    private final HttpTokens tokens;
    private final HttpTls tls;

    HttpSignIn(HttpSender sender, HttpTokens tokens, HttpTls tls) {
        this.sender = sender;
        this.tokens = tokens;
        this.tls = tls;
    }

    /** The request as it goes to the connection. */
    HttpSender.Request signed(HttpSender.Request request, Connection connection, CallContext context) {
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        if (HttpTokens.used(connection)) {
            put(headers, AUTHORIZATION, "Bearer " + tokens.of(connection, context));
        } else if (connection.hasSecret()) {
            addSecret(headers, connection, context);
        }
        return new HttpSender.Request(
                request.method(),
                request.target(),
                headers,
                request.body(),
                request.contentType(),
                tls.of(connection, context));
    }

    /**
     * The answer to a signed request. Where a token is refused, which may have been called back, the request is sent once
     * more with a new one: a refused request did nothing.
     */
    HttpAnswer send(HttpSender.Request signed, Connection connection, CallContext context) throws Exception {
        HttpAnswer answer = sender.send(signed, context);
        if (answer.status() != 401 || !HttpTokens.used(connection)) {
            return answer;
        }
        String refused = signed.headers().getOrDefault(AUTHORIZATION, "").replaceFirst("^Bearer ", "");
        tokens.forget(connection, refused);
        return sender.send(signed(signed, connection, context), context);
    }

    private static void addSecret(Map<String, String> headers, Connection connection, CallContext context) {
        String secret = connection.secret(context.redaction());
        Optional<String> header = connection.option("secret-header");
        if (header.isPresent()) {
            put(headers, header.get(), secret);
        } else if (connection.user().isPresent()) {
            String user = connection.user().get();
            context.redaction().hide(user, secret);
            put(headers, AUTHORIZATION, HttpTokens.basic(user, secret));
        } else {
            put(headers, AUTHORIZATION, "Bearer " + secret);
        }
    }

    /** Header names have no case: a second one of the same name would be sent beside it. */
    private static void put(Map<String, String> headers, String name, String value) {
        headers.keySet().removeIf(name::equalsIgnoreCase);
        headers.put(name, value);
    }
}
