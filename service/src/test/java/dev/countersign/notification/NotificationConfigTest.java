package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotificationConfigTest {
    private static final String TEAM = "countersign.notification.webhook.team.";

    @Test
    void itHasDefaults() {
        NotificationConfig config = config(Map.of());

        assertThat(config.defaultLanguage()).isEqualTo(Language.EN);
        assertThat(config.defaultTimeZone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(config.incidentWindow()).isEqualTo(Duration.ofHours(1));
        assertThat(config.gatheredEvery()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.webhookTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.webhook()).isEmpty();
    }

    @Test
    void aWebhookSaysWhatItGets() {
        NotificationConfig.Webhook team = config(Map.of(
                        "countersign.notification.default-language",
                        "fi",
                        TEAM + "url",
                        "https://hooks.example.org/x",
                        TEAM + "kinds",
                        "escalated,incident",
                        TEAM + "groups",
                        "managers"))
                .webhook()
                .get("team");

        assertThat(team).isNotNull();
        assertThat(team.kinds()).contains(Set.of(NoticeKind.ESCALATED, NoticeKind.INCIDENT));
        assertThat(team.groups()).contains(List.of("managers"));
        assertThat(team.definitions()).isEmpty();
        assertThat(team.forPeople()).isFalse();
    }

    @Test
    void aKindThatThereIsNotStopsTheStart() {
        assertThatThrownBy(() -> config(Map.of(TEAM + "url", "https://hooks.example.org/x", TEAM + "kinds", "gossip")))
                .hasMessageContaining("gossip");
    }

    private static NotificationConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(NotificationConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(NotificationConfig.class);
    }
}
