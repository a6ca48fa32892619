package dev.countersign.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A real SMTP server inside the service, for trying things out. It keeps mails in memory: a restart empties it. */
@ApplicationScoped
class EmbeddedMailServer {
    private static final Logger LOG = Logger.getLogger(EmbeddedMailServer.class);

    private final MailConfig config;
    private @Nullable GreenMail server;

    EmbeddedMailServer(MailConfig config) {
        this.config = config;
    }

    void onStart(@Observes StartupEvent event) {
        if (config.embedded()) {
            start();
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        stop();
    }

    void start() {
        ServerSetup setup =
                new ServerSetup(config.embeddedPort().orElse(0), EmbeddedMail.HOST, ServerSetup.PROTOCOL_SMTP);
        GreenMail started = new GreenMail(setup);
        started.start();
        server = started;
        LOG.infof(
                "Mail goes to the embedded server on %s:%d and is shown at /dev/inbox",
                EmbeddedMail.HOST, started.getSmtp().getPort());
    }

    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    /** What the server has received, newest first; empty optional when it is switched off. */
    Optional<List<ReceivedMail>> received() {
        return Optional.ofNullable(server)
                .map(running -> Arrays.stream(running.getReceivedMessages())
                        .map(ReceivedMail::of)
                        .sorted(Comparator.comparing(ReceivedMail::receivedAt).reversed())
                        .toList());
    }

    /** The raw mails to one address, in the order of their arrival. */
    List<MimeMessage> messagesTo(String address) {
        return server == null
                ? List.of()
                : Arrays.stream(server.getReceivedMessages())
                        .filter(message -> ReceivedMail.of(message).isTo(address))
                        .toList();
    }
}
