package dev.countersign.connector;

import dev.countersign.connector.ConnectorFailure.Reach;
import dev.countersign.connector.host.HostRefusedException;
import dev.countersign.connector.secret.UnusableSecretException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Puts what libraries throw into words: which step failed, and whether the other side may have got the call. */
final class FailureReader {

    private FailureReader() {}

    static ConnectorFailure read(Throwable thrown, boolean brokenOff, Duration timeout) {
        List<Throwable> chain = chain(thrown);
        for (Throwable each : chain) {
            if (each instanceof ConnectorFailure failure) {
                return failure;
            }
        }
        if (brokenOff) {
            return timedOut(timeout);
        }
        for (Throwable each : chain) {
            ConnectorFailure failure = known(each, timeout);
            if (failure != null) {
                return failure;
            }
        }
        Throwable last = chain.get(chain.size() - 1);
        return ConnectorFailure.of("failed", Reach.UNKNOWN, "The call failed: " + words(last), thrown);
    }

    static ConnectorFailure timedOut(Duration timeout) {
        return ConnectorFailure.of(
                "timeout",
                Reach.UNKNOWN,
                "There was no complete answer within %s; the call may have arrived.".formatted(timeout),
                null);
    }

    private static @Nullable ConnectorFailure known(Throwable thrown, Duration timeout) {
        if (thrown instanceof HostRefusedException) {
            return ConnectorFailure.of("host-not-allowed", Reach.NOT_SENT, words(thrown), thrown);
        }
        if (thrown instanceof UnusableSecretException) {
            return ConnectorFailure.of("secret", Reach.NOT_SENT, words(thrown), thrown);
        }
        if (thrown instanceof UnknownHostException) {
            return ConnectorFailure.of(
                    "dns", Reach.NOT_SENT, "The name of the host is not known: " + words(thrown), thrown);
        }
        if (thrown instanceof SSLHandshakeException || thrown instanceof SSLException) {
            return ConnectorFailure.of(
                    "tls",
                    thrown instanceof SSLHandshakeException ? Reach.NOT_SENT : Reach.UNKNOWN,
                    "There is no trusted TLS connection: " + words(thrown),
                    thrown);
        }
        if (thrown instanceof ConnectException || thrown instanceof NoRouteToHostException) {
            return ConnectorFailure.of(
                    "refused", Reach.NOT_SENT, "There is no connection to the host: " + words(thrown), thrown);
        }
        if (thrown.getClass().getSimpleName().equals("ConnectTimeoutException")) {
            return ConnectorFailure.of(
                    "connect-timeout",
                    Reach.NOT_SENT,
                    "The host did not take the connection in time: " + words(thrown),
                    thrown);
        }
        if (thrown instanceof SocketTimeoutException || thrown instanceof TimeoutException) {
            return timedOut(timeout);
        }
        if (thrown instanceof java.net.SocketException
                || thrown.getClass().getSimpleName().equals("NoHttpResponseException")) {
            return ConnectorFailure.of(
                    "connection-lost", Reach.UNKNOWN, "The connection broke: " + words(thrown), thrown);
        }
        return null;
    }

    private static String words(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable each = thrown; each != null && !chain.contains(each); each = each.getCause()) {
            chain.add(each);
        }
        return chain;
    }
}
