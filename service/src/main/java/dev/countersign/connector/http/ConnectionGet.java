package dev.countersign.connector.http;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.Connection;
import dev.countersign.connector.ConnectorFailure;
import jakarta.inject.Singleton;
import java.util.Map;

/** Gets what a configured connection answers, for other features: with its sign-in and its TLS settings. */
@Singleton
public class ConnectionGet {

    private final HttpSignIn signIn;

    ConnectionGet(HttpSignIn signIn) {
        this.signIn = signIn;
    }

    /** What came back. */
    public record Seen(int status, byte[] body) {}

    /**
     * One request.
     *
     * @param path below the connection's address, plain text
     * @throws IllegalArgumentException when the path leaves the address, or a header cannot be set
     */
    public Seen get(Connection connection, String path, Map<String, String> headers, CallContext context)
            throws Exception {
        headers.forEach(HttpHeaders::checkSent);
        HttpTarget target = HttpTarget.of(
                        "address of the connection '" + connection.name() + "'", connection.url(), true)
                .below(path);
        HttpSender.Request request = new HttpSender.Request("GET", target, headers, null, "");
        HttpAnswer answer = signIn.send(signIn.signed(request, connection, context), connection, context);
        if (answer.cut()) {
            throw ConnectorFailure.answer(
                    "too-large", "The answer has more than %d bytes.".formatted(answer.body().length - 1));
        }
        return new Seen(answer.status(), answer.body());
    }
}
