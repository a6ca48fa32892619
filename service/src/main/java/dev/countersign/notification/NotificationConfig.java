package dev.countersign.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What people are told, beyond the mail server. */
@ConfigMapping(prefix = "countersign.notification")
public interface NotificationConfig {

    /** The language of people who have chosen none, and of webhooks: {@code en} or {@code fi}. */
    @WithDefault("en")
    Language defaultLanguage();

    /** The time zone of people who have chosen none, and of webhooks: an IANA name. */
    @WithDefault("UTC")
    ZoneId defaultTimeZone();

    /** Further incidents of the same activity are counted for this long, and then told in one notice. */
    @WithDefault("PT1H")
    Duration incidentWindow();

    /** How often digests and counted incidents are looked at. */
    @WithDefault("PT15S")
    Duration gatheredEvery();

    /** How long a webhook may take to answer. */
    @WithDefault("PT10S")
    Duration webhookTimeout();

    /** Webhooks by name. */
    Map<String, Webhook> webhook();

    /** A Slack-compatible endpoint. */
    interface Webhook {

        /** The address, which is the secret. It appears in no answer and no log. */
        String url();

        /** The kinds it gets, as {@code escalated}; all of them if not set. */
        Optional<Set<NoticeKind>> kinds();

        /** It gets what concerns tasks that are offered to one of these groups; whatever the group if not set. */
        Optional<List<String>> groups();

        /** It gets what concerns these process definitions, by key; all of them if not set. */
        Optional<List<String>> definitions();

        /** Whether people may choose it for what they are told. It then gets only that, not what everybody is told. */
        @WithDefault("false")
        boolean forPeople();
    }

    /** The names of those that people may choose. */
    default Set<String> webhooksForPeople() {
        return webhook().entrySet().stream()
                .filter(webhook -> webhook.getValue().forPeople())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
