package dev.countersign.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** Decides, before the application starts, whether it brings its own mail server, and where that listens. */
public final class EmbeddedMail {
    static final String HOST = "127.0.0.1";
    private static final String EMBEDDED = "countersign.mail.embedded";
    private static final String EMBEDDED_PORT = "countersign.mail.embedded-port";
    private static final String MAILER_HOST = "quarkus.mailer.host";

    private EmbeddedMail() {}

    /**
     * The settings that make the embedded mail server start and the mailer use it; none when a mail server is configured
     * or the embedded one is switched off.
     */
    public static Map<String, String> settings(Config config) {
        boolean configured = config.getOptionalValue(MAILER_HOST, String.class).isPresent();
        if (!config.getOptionalValue(EMBEDDED, Boolean.class).orElse(!configured)) {
            return Map.of();
        }
        String port = config.getOptionalValue(EMBEDDED_PORT, String.class).orElseGet(EmbeddedMail::freePort);
        return Map.of(EMBEDDED, "true", EMBEDDED_PORT, port, MAILER_HOST, HOST, "quarkus.mailer.port", port);
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return String.valueOf(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException("No free port for the embedded mail server", e);
        }
    }
}
