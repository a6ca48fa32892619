package dev.countersign.connector.azure;

import com.azure.storage.blob.models.BlobStorageException;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the client's exceptions mean for the call; they come wrapped in one thing or another. */
final class BlobFailures {

    private static final Set<String> STRANGERS = Set.of(
            "AuthenticationFailed", "InvalidAuthenticationInfo", "NoAuthenticationInformation", "AuthorizationFailure");
    private static final Pattern MESSAGE = Pattern.compile("<Message>([^<\\n]*)");

    private BlobFailures() {}

    static Exception read(String connection, Exception thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof BlobStorageException refused) {
                return refused(connection, refused);
            }
            if (each instanceof HttpConnectTimeoutException) {
                return ConnectorFailure.of(
                        "connect-timeout",
                        Reach.NOT_SENT,
                        "The blob store of '%s' did not take the connection in time.".formatted(connection),
                        thrown);
            }
            if (each instanceof HttpTimeoutException) {
                return ConnectorFailure.of(
                        "timeout",
                        Reach.UNKNOWN,
                        "The blob store of '%s' did not answer in time.".formatted(connection),
                        thrown);
            }
        }
        return thrown;
    }

    private static ConnectorFailure refused(String connection, BlobStorageException e) {
        String code = e.getErrorCode() == null ? "" : e.getErrorCode().toString();
        Matcher message = MESSAGE.matcher(String.valueOf(e.getServiceMessage()));
        String words = message.find() ? code + ": " + message.group(1) : code;
        if (STRANGERS.contains(code)) {
            return ConnectorFailure.of(
                    "sign-in",
                    Reach.ANSWERED,
                    "The blob store of '%s' refuses the key or signature. %s".formatted(connection, words),
                    e);
        }
        return ConnectorFailure.status(
                e.getStatusCode(),
                "The blob store of '%s' answered with the status %d. %s"
                        .formatted(connection, e.getStatusCode(), words),
                "");
    }
}
