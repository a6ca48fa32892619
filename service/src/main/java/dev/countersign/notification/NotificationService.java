package dev.countersign.notification;

import dev.countersign.identity.User;
import dev.countersign.problem.UnknownResourceException;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The outbox: takes what is to be told, in the caller's transaction, and shows operators what has become of it. */
@ApplicationScoped
class NotificationService {
    private final NotificationRepository notifications;
    private final DigestItemRepository digestItems;
    private final PreferenceService preferences;
    private final MailRenderer renderer;
    private final Webhooks webhooks;
    private final Clock clock;

    NotificationService(
            NotificationRepository notifications,
            DigestItemRepository digestItems,
            PreferenceService preferences,
            MailRenderer renderer,
            Webhooks webhooks,
            Clock clock) {
        this.notifications = notifications;
        this.digestItems = digestItems;
        this.preferences = preferences;
        this.renderer = renderer;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /**
     * Puts one row per recipient into the outbox, each the way the person wants it, and one per webhook that wants it: if
     * the transaction rolls back, nothing is sent. Recipients without an address get no mail, an address gets one mail
     * however many recipients share it.
     *
     * @return how many people can be told at all, whether they want to hear of it or not
     */
    @Transactional
    int tell(Notice notice, Collection<User> recipients) {
        Set<String> addressed = new HashSet<>();
        int reached = 0;
        for (User recipient : recipients) {
            if (tell(notice, recipient, addressed)) {
                reached++;
            }
        }
        if (!recipients.isEmpty()) {
            tellWebhooks(notice);
        }
        return reached;
    }

    private boolean tell(Notice untranslated, User recipient, Set<String> addressed) {
        Preferences wishes = preferences.of(recipient.id());
        Notice notice = untranslated.in(wishes.format().language());
        Instant now = clock.instant();
        Instant notBefore = wishes.notBefore(notice.kind(), now);
        String address = recipient.email();
        Channel channel = wishes.channel(notice.kind());
        if (channel == Channel.OFF) {
            return true;
        }
        if (channel == Channel.WEBHOOK && wishes.webhook().isPresent()) {
            notifications.persist(new Notification(
                            notice.template().id(),
                            NoticeAddress.webhook(
                                    notice.kind(),
                                    recipient.id(),
                                    wishes.webhook().get(),
                                    notBefore),
                            webhooks.render(notice, new Reader(recipient.name(), wishes.format())),
                            now)
                    .about(notice.place()));
            return true;
        }
        if (address == null || !addressed.add(address)) {
            return false;
        }
        if (channel == Channel.DIGEST) {
            digestItems.persist(new DigestItem(recipient.id(), notice, now, wishes.nextDigest(now)));
            return true;
        }
        notifications.persist(new Notification(
                        notice.template().id(),
                        NoticeAddress.mail(notice.kind(), recipient.id(), address, notBefore),
                        renderer.render(notice, recipient, wishes.format()),
                        now)
                .about(notice.place()));
        return true;
    }

    private void tellWebhooks(Notice untranslated) {
        Notice notice = untranslated.in(preferences.of(null).format().language());
        Instant now = clock.instant();
        for (String name : webhooks.wanting(notice)) {
            notifications.persist(new Notification(
                            notice.template().id(),
                            NoticeAddress.webhook(notice.kind(), null, name, now),
                            webhooks.render(
                                    notice, new Reader("", preferences.of(null).format())),
                            now)
                    .about(notice.place()));
        }
    }

    @Transactional
    NotificationPage list(OutboxSearch search, int page, int size) {
        var query = notifications.newestFirst(search);
        long total = query.count();
        List<NotificationView> items = query.page(Page.of(page, size)).stream()
                .map(NotificationView::of)
                .toList();
        return new NotificationPage(items, total);
    }

    @Transactional
    void retry(UUID id) {
        notifications
                .findByIdOptional(id)
                .orElseThrow(() -> new UnknownResourceException("notification", id.toString()))
                .retry(clock.instant());
    }
}
