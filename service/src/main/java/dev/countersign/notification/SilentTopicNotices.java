package dev.countersign.notification;

import dev.countersign.identity.Role;
import dev.countersign.identity.UserDirectory;
import dev.countersign.worker.SilentTopic;
import dev.countersign.worker.TopicFellSilent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;

/** Tells the operators of topics that are without a worker. */
@ApplicationScoped
class SilentTopicNotices {

    private final NotificationService outbox;
    private final UserDirectory directory;
    private final Links links;

    SilentTopicNotices(NotificationService outbox, UserDirectory directory, Links links) {
        this.outbox = outbox;
        this.directory = directory;
        this.links = links;
    }

    void tell(@Observes TopicFellSilent event) {
        SilentTopic silent = event.topic();
        outbox.tell(
                new Notice(
                        MailTemplate.INCIDENT,
                        "subject.silent-topic",
                        silent.topic(),
                        new NoticePlace(null, null, null, null, null, Set.of(), null),
                        List.of(
                                Notice.Fact.ofText("topic", silent.topic()),
                                Notice.Fact.ofText("waitingTasks", String.valueOf(silent.waiting())),
                                Notice.Fact.ofMoment("silentSince", silent.silentSince())),
                        null,
                        null,
                        links.page("/workers")),
                directory.withRole(Role.OPERATOR));
    }
}
