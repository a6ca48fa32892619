package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedMailTest {

    @Test
    void withoutAMailServerTheServiceBringsItsOwn() {
        Map<String, String> settings = settings(Map.of());

        assertThat(settings)
                .containsEntry("countersign.mail.embedded", "true")
                .containsEntry("quarkus.mailer.host", "127.0.0.1")
                .containsEntry("quarkus.mailer.port", settings.get("countersign.mail.embedded-port"));
        assertThat(Integer.parseInt(settings.get("quarkus.mailer.port"))).isPositive();
    }

    @Test
    void thePortCanBeChosen() {
        assertThat(settings(Map.of("countersign.mail.embedded-port", "3025")))
                .containsEntry("quarkus.mailer.port", "3025");
    }

    @Test
    void aConfiguredServerIsUsedAndOffIsOff() {
        assertThat(settings(Map.of("quarkus.mailer.host", "smtp.example.org"))).isEmpty();
        assertThat(settings(Map.of("countersign.mail.embedded", "false"))).isEmpty();
    }

    private static Map<String, String> settings(Map<String, String> configured) {
        return EmbeddedMail.settings(
                new SmallRyeConfigBuilder().withDefaultValues(configured).build());
    }
}
