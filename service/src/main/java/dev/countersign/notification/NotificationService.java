package dev.countersign.notification;

import dev.countersign.identity.User;
import dev.countersign.problem.UnknownResourceException;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The outbox, seen from the inside of the service. */
@ApplicationScoped
public class NotificationService {
    private final NotificationRepository notifications;
    private final MailRenderer renderer;
    private final Clock clock;

    NotificationService(NotificationRepository notifications, MailRenderer renderer, Clock clock) {
        this.notifications = notifications;
        this.renderer = renderer;
        this.clock = clock;
    }

    /**
     * Puts one mail per recipient into the outbox, in the caller's transaction: if that rolls back, nothing is sent.
     * Recipients without an address get nothing, an address gets one mail however many recipients share it.
     *
     * @return how many mails were queued
     */
    @Transactional
    public int enqueue(MailTemplate template, Collection<User> recipients, MailContent content) {
        Set<String> addressed = new HashSet<>();
        for (User recipient : recipients) {
            String address = recipient.email();
            if (address != null && addressed.add(address)) {
                RenderedMail mail = renderer.render(template, content.to(recipient.name()));
                notifications.persist(new Notification(
                        UUID.randomUUID(), template.id(), recipient.id(), address, mail, clock.instant()));
            }
        }
        return addressed.size();
    }

    @Transactional
    NotificationPage list(@Nullable NotificationState state, int page, int size) {
        List<NotificationView> items = notifications.newestFirst(state, Page.of(page, size)).stream()
                .map(NotificationView::of)
                .toList();
        return new NotificationPage(items, notifications.countIn(state));
    }

    @Transactional
    void retry(UUID id) {
        notifications
                .findByIdOptional(id)
                .orElseThrow(() -> new UnknownResourceException("notification", id.toString()))
                .retry(clock.instant());
    }

    /** The page of the list that the REST API shows. */
    public record NotificationPage(List<NotificationView> items, long total) {}
}
