package dev.countersign.notification.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.countersign.job.crash.PackagedService;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the packaged service twice while it sends, and counts what the mail server, which lives on, has received. */
class OutboxCrashIT {
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final int MAILS = 200;

    @TempDir
    static Path folder;

    @Test
    void noMailIsLostAndAtMostOneIsDoubledPerKill() throws Exception {
        GreenMail mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailServer.start();
        Map<String, String> smtp = Map.of(
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", String.valueOf(mailServer.getSmtp().getPort()),
                "countersign.mail.every", "PT0.2S");
        Path models = Files.createDirectories(folder.resolve("models/mails"));
        try (InputStream model = Objects.requireNonNull(getClass().getResourceAsStream("/crash/mails.bpmn"))) {
            Files.write(models.resolve("mails.bpmn"), model.readAllBytes());
        }
        try (PackagedService service = new PackagedService(
                Path.of("target/quarkus-app"), folder.resolve("data"), folder.resolve("models"), folder)) {
            service.start(smtp);
            service.awaitReady(LONG);
            service.rest().startInstance("mails", Map.of("count", String.valueOf(MAILS)));

            for (int received : new int[] {MAILS / 10, MAILS / 4}) {
                awaitReceived(mailServer, received);
                service.kill();
                assertThat(mailServer.getReceivedMessages()).hasSizeLessThan(MAILS);
                service.start(smtp);
                service.awaitReady(LONG);
            }

            await().atMost(LONG)
                    .untilAsserted(() ->
                            assertThat(new TreeSet<>(subjects(mailServer))).isEqualTo(new TreeSet<>(expected())));
            assertThat(service.rest().incidents()).isEmpty();
            assertThat(subjects(mailServer)).hasSizeBetween(MAILS, MAILS + 2);
            assertThat(messageIds(mailServer)).hasSize(MAILS);
        } finally {
            mailServer.stop();
        }
    }

    private static void awaitReceived(GreenMail mailServer, int count) {
        await().atMost(LONG)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> mailServer.getReceivedMessages().length >= count);
    }

    private static List<String> expected() {
        return IntStream.range(0, MAILS).mapToObj(i -> "Mail " + i).toList();
    }

    private static List<String> subjects(GreenMail mailServer) throws MessagingException {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage message : mailServer.getReceivedMessages()) {
            subjects.add(message.getSubject());
        }
        return subjects;
    }

    private static TreeSet<String> messageIds(GreenMail mailServer) throws MessagingException {
        TreeSet<String> ids = new TreeSet<>();
        for (MimeMessage message : mailServer.getReceivedMessages()) {
            ids.add(message.getMessageID());
        }
        return ids;
    }
}
