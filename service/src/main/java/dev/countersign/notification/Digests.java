package dev.countersign.notification;

import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Makes one mail of what has gathered for a person's digest. What was done meanwhile is left out, and so is the mail when
 * nothing is left. One transaction per person: the mail is queued and the items are gone together.
 */
@ApplicationScoped
class Digests {
    private static final Logger LOG = Logger.getLogger(Digests.class);
    private static final String TEMPLATE = "digest";

    /** When a digest that could not be made is tried again. */
    private static final Duration LATER = Duration.ofMinutes(5);

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
            try {
                QuarkusTransaction.requiringNew().run(() -> queue(recipient));
            } catch (RuntimeException e) {
                LOG.errorf(e, "The digest of %s could not be made; it is tried again in %s", recipient, LATER);
                QuarkusTransaction.requiringNew()
                        .run(() -> items.reschedule(recipient, clock.instant().plus(LATER)));
            }
        }
    }

    private void queue(String recipientId) {
        Preferences wishes = preferences.of(recipientId);
        Instant next = wishes.nextDigest(clock.instant());
        List<DigestItem> open = new ArrayList<>();
        for (DigestItem item : items.lockOf(recipientId)) {
            switch (fate(item, recipientId)) {
                case WAIT -> item.dueAt = next;
                case DROP -> items.delete(item);
                case TELL -> open.add(item);
            }
        }
        User recipient = directory.find(recipientId).orElse(null);
        if (recipient != null && recipient.email() != null && !open.isEmpty()) {
            notifications.persist(new Notification(
                    TEMPLATE,
                    NoticeAddress.mail(null, recipientId, recipient.email(), clock.instant()),
                    renderer.digest(DigestContent.of(oncePerTask(open), new Reader(recipient.name(), wishes.format()))),
                    clock.instant()));
        }
        open.forEach(items::delete);
    }

    private enum Fate {
        TELL,
        WAIT,
        DROP
    }

    /**
     * What is about a suspended run waits for a digest after that; so does an offer of a task that somebody has taken, because
     * it stands again when they give the task back.
     */
    private Fate fate(DigestItem item, String recipientId) {
        if (item.kind.endsWithTask() && openTasks.isSuspended(item.taskId)) {
            return Fate.WAIT;
        }
        OpenTasks.Objection objection =
                openTasks.objection(item.kind, item.taskId, recipientId).orElse(null);
        if (objection == null) {
            return Fate.TELL;
        }
        openTasks.notTold(objection, item.taskId);
        return item.kind == NoticeKind.CANDIDATE && objection.reason() == CancelReason.TAKEN ? Fate.WAIT : Fate.DROP;
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
