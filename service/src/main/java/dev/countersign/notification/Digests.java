package dev.countersign.notification;

import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes one mail of what has gathered for a person's digest. What was done meanwhile is left out, and so is the mail when
 * nothing is left. One transaction per person: the mail is queued and the items are gone together.
 */
@ApplicationScoped
class Digests {
    private static final String TEMPLATE = "digest";

    private final DigestItemRepository items;
    private final NotificationRepository notifications;
    private final PreferenceService preferences;
    private final OpenTasks openTasks;
    private final UserDirectory directory;
    private final MailRenderer renderer;
    private final Clock clock;

    Digests(
            DigestItemRepository items,
            NotificationRepository notifications,
            PreferenceService preferences,
            OpenTasks openTasks,
            UserDirectory directory,
            MailRenderer renderer,
            Clock clock) {
        this.items = items;
        this.notifications = notifications;
        this.preferences = preferences;
        this.openTasks = openTasks;
        this.directory = directory;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** Queues the digests whose time has come. */
    void queueDue() {
        List<String> due = QuarkusTransaction.requiringNew().call(() -> items.recipientsDue(clock.instant()));
        for (String recipient : due) {
            QuarkusTransaction.requiringNew().run(() -> queue(recipient));
        }
    }

    private void queue(String recipientId) {
        List<DigestItem> gathered = new ArrayList<>(items.lockOf(recipientId));
        List<DigestItem> held = gathered.stream().filter(this::isHeld).toList();
        Instant next = preferences.of(recipientId).nextDigest(clock.instant());
        held.forEach(item -> item.dueAt = next);
        gathered.removeAll(held);
        User recipient = directory.find(recipientId).orElse(null);
        List<DigestItem> open =
                gathered.stream().filter(item -> isOpen(item, recipientId)).toList();
        if (recipient != null && recipient.email() != null && !open.isEmpty()) {
            Preferences wishes = preferences.of(recipientId);
            notifications.persist(new Notification(
                    TEMPLATE,
                    NoticeAddress.mail(null, recipientId, recipient.email(), clock.instant()),
                    renderer.digest(DigestContent.of(oncePerTask(open), new Reader(recipient.name(), wishes.format()))),
                    clock.instant()));
        }
        gathered.forEach(items::delete);
    }

    private boolean isOpen(DigestItem item, String recipientId) {
        Optional<OpenTasks.Objection> objection = openTasks.objection(item.kind, item.taskId, recipientId);
        objection.ifPresent(reason -> openTasks.notTold(reason, item.taskId));
        return objection.isEmpty();
    }

    /** Its run is suspended: it waits for a digest after that. */
    private boolean isHeld(DigestItem item) {
        return item.kind.endsWithTask() && openTasks.isSuspended(item.taskId);
    }

    /** Of several times that a task was said to wait the last stands for all; other news of it is told beside that. */
    private static List<DigestItem> oncePerTask(List<DigestItem> open) {
        Map<Object, DigestItem> last = new LinkedHashMap<>();
        for (DigestItem item : open) {
            Object about = subject(item);
            last.remove(about);
            last.put(about, item);
        }
        return List.copyOf(last.values());
    }

    private static Object subject(DigestItem item) {
        if (item.taskId == null || !item.kind.replacesOlder()) {
            return UUID.randomUUID();
        }
        return item.kind.isForDeciders() ? item.taskId : List.of(item.taskId, item.kind);
    }
}
