package dev.countersign.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Posts messages to webhooks. The address is a secret: nothing that this throws contains it. */
@ApplicationScoped
class WebhookTransport {
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final NotificationConfig config;
    private final Clock clock;
    private final HttpClient client;

    WebhookTransport(NotificationConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .connectTimeout(config.webhookTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** @throws MailNotAcceptedException when the endpoint has not taken it */
    void send(Notification notification) {
        String name = NoticeAddress.webhookOf(notification);
        NotificationConfig.Webhook webhook = config.webhook().get(name);
        if (webhook == null) {
            throw MailNotAcceptedException.forGood("There is no webhook '" + name + "' any more.");
        }
        HttpResponse<Void> answer = post(webhook, name, notification);
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return;
        }
        String message = "Webhook '" + name + "' answered " + status + ".";
        if (status == 429 || status == 408 || status >= 500) {
            throw MailNotAcceptedException.forNow(
                    message,
                    answer.headers().firstValue("Retry-After").map(this::wait).orElse(null));
        }
        throw MailNotAcceptedException.forGood(message);
    }

    private HttpResponse<Void> post(NotificationConfig.Webhook webhook, String name, Notification notification) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(webhook.url()))
                    .timeout(config.webhookTimeout())
                    .header("Content-Type", "application/json; charset=utf-8")
                    // the same for every attempt, so that a copy sent twice over a crash can be recognised
                    .header("Idempotency-Key", notification.id.toString())
                    .POST(HttpRequest.BodyPublishers.ofString(notification.textBody))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw MailNotAcceptedException.forNow(
                    "Webhook '" + name + "' cannot be reached (" + e.getClass().getSimpleName() + ").", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MailNotAcceptedException.forNow("Interrupted.", null);
        } catch (IllegalArgumentException e) {
            throw MailNotAcceptedException.forGood("The address of webhook '" + name + "' is none.");
        }
    }

    /** Seconds or a date (RFC 9110, section 10.2.3); an hour at most. */
    private @Nullable Duration wait(String retryAfter) {
        Duration wait;
        try {
            wait = retryAfter.strip().matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(retryAfter.strip()))
                    : Duration.between(clock.instant(), moment(retryAfter));
        } catch (DateTimeParseException e) {
            return null;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static Instant moment(String date) {
        return ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
    }
}
