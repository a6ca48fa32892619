package dev.countersign.notification;

import dev.countersign.identity.User;
import dev.countersign.problem.UnknownResourceException;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The outbox: takes what is to be told, in the caller's transaction, and shows operators what has become of it. */
@ApplicationScoped
class NotificationService {
    private final NotificationRepository notifications;
    private final DigestItemRepository digestItems;
    private final PreferenceService preferences;
    private final MailRenderer renderer;
    private final Webhooks webhooks;
    private final Glossaries glossaries;
    private final Clock clock;

    NotificationService(
            NotificationRepository notifications,
            DigestItemRepository digestItems,
            PreferenceService preferences,
            MailRenderer renderer,
            Webhooks webhooks,
            Glossaries glossaries,
            Clock clock) {
        this.notifications = notifications;
        this.digestItems = digestItems;
        this.preferences = preferences;
        this.renderer = renderer;
        this.webhooks = webhooks;
        this.glossaries = glossaries;
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
        Map<String, List<User>> rooms = new LinkedHashMap<>();
        int reached = 0;
        for (User recipient : recipients) {
            Preferences wishes = preferences.of(recipient.id());
            if (wishes.channel(notice.kind()) == Channel.WEBHOOK
                    && wishes.webhook().isPresent()) {
                rooms.computeIfAbsent(wishes.webhook().get(), room -> new ArrayList<>())
                        .add(recipient);
                reached++;
            } else if (tell(notice, recipient, wishes, addressed)) {
                reached++;
            }
        }
        rooms.forEach((room, people) -> tellRoom(notice, room, people));
        if (!recipients.isEmpty()) {
            tellWebhooks(notice);
        }
        return reached;
    }

    /** One message for all who read the same room, in the language of the first, to each of them by name. */
    private void tellRoom(Notice untranslated, String room, List<User> people) {
        Instant now = clock.instant();
        Preferences wishes = preferences.of(people.get(0).id());
        Instant notBefore = people.stream()
                .map(person -> preferences.of(person.id()).notBefore(untranslated.kind(), now))
                .min(Comparator.naturalOrder())
                .orElse(now);
        String names = people.stream().map(User::name).collect(Collectors.joining(", "));
        Notice notice = in(wishes.format().language(), untranslated).with(Notice.Fact.ofText("readers", names));
        NoticeAddress address = NoticeAddress.webhook(
                notice.kind(), people.size() == 1 ? people.get(0).id() : null, room, notBefore);
        String taskId = notice.place().taskId();
        if (taskId != null && notice.kind().replacesOlder()) {
            notifications.cancelReplacedInRoom(notice.kind(), taskId, address.address());
        }
        Notification message = new Notification(
                notice.template().id(), address, webhooks.render(notice, new Reader(names, wishes.format())), now);
        if (people.size() > 1) {
            message.readBy(people.stream().map(User::id).toList());
        }
        notifications.persist(message.about(notice.place()));
    }

    private boolean tell(Notice untranslated, User recipient, Preferences wishes, Set<String> addressed) {
        Notice notice = in(wishes.format().language(), untranslated);
        Instant now = clock.instant();
        Instant notBefore = wishes.notBefore(notice.kind(), now);
        String address = recipient.email();
        Channel channel = wishes.channel(notice.kind());
        if (channel == Channel.OFF) {
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

    private Notice in(Language language, Notice untranslated) {
        return untranslated.in(language, glossaries.of(untranslated.place().definitionId(), language));
    }

    private void tellWebhooks(Notice untranslated) {
        Notice notice = in(preferences.of(null).format().language(), untranslated);
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
