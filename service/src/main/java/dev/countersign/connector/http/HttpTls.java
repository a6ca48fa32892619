package dev.countersign.connector.http;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.Connection;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import dev.countersign.connector.secret.Redaction;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom a connection trusts and as whom it appears: an own certificate authority instead of the usual ones, and a
 * certificate of its own. They are read anew for each call, so that renewed ones count at once.
 */
@Singleton
class HttpTls {

    private final Vertx vertx;

    HttpTls(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Null where the connection has nothing of its own. */
    @Nullable
    SSLContext of(Connection connection, CallContext call) {
        Redaction redaction = call.redaction();
        Optional<Buffer> authority = pem(connection, "ca", redaction);
        Optional<Buffer> certificate = pem(connection, "certificate", redaction);
        if (authority.isEmpty() && certificate.isEmpty()) {
            return null;
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    certificate.isPresent() ? keys(connection, certificate.get(), redaction) : null,
                    authority.isPresent() ? trust(authority.get()) : null,
                    null);
            return context;
        } catch (ConnectorFailure e) {
            throw e;
        } catch (Exception e) {
            // the text of what went wrong may repeat a part of a key
            throw unusable(
                    connection,
                    "the certificate, its key or the CA is not in PEM form, or they do not belong together.",
                    e);
        }
    }

    private KeyManager @Nullable [] keys(Connection connection, Buffer certificate, Redaction redaction)
            throws Exception {
        String key = connection
                .secretOption("certificate-key-secret", redaction)
                .orElseThrow(() -> unusable(connection, "options.certificate-key-secret is missing.", null));
        return new PemKeyCertOptions()
                .addCertValue(certificate)
                .addKeyValue(Buffer.buffer(key + "\n"))
                .getKeyManagerFactory(vertx)
                .getKeyManagers();
    }

    private TrustManager[] trust(Buffer authority) throws Exception {
        return new PemTrustOptions()
                .addCertValue(authority)
                .getTrustManagerFactory(vertx)
                .getTrustManagers();
    }

    /** The text of {@code options.<name>-file} or of the secret that {@code options.<name>-secret} names. */
    private static Optional<Buffer> pem(Connection connection, String name, Redaction redaction) {
        Optional<String> file = connection.option(name + "-file");
        if (file.isEmpty()) {
            return connection.secretOption(name + "-secret", redaction).map(text -> Buffer.buffer(text + "\n"));
        }
        try {
            return Optional.of(Buffer.buffer(Files.readString(Path.of(file.get()), StandardCharsets.UTF_8)));
        } catch (java.io.IOException e) {
            throw unusable(connection, "the file of options.%s-file cannot be read.".formatted(name), e);
        }
    }

    private static ConnectorFailure unusable(Connection connection, String why, @Nullable Throwable cause) {
        return ConnectorFailure.of(
                "configuration",
                Reach.NOT_SENT,
                "The TLS settings of the connection '%s' cannot be used: %s".formatted(connection.name(), why),
                cause);
    }
}
