package dev.countersign.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Says about an open task what a mail would, for pages that a mail leads to. */
@ApplicationScoped
public class TaskBriefings {
    private final TaskNotices writer;
    private final PreferenceService preferences;

    TaskBriefings(TaskNotices writer, PreferenceService preferences) {
        this.writer = writer;
        this.preferences = preferences;
    }

    /** Empty when the task is not open. */
    @Transactional
    public Optional<TaskBriefing> of(String taskId, String userId) {
        LocalFormat format = preferences.of(userId).format();
        return writer.of(NoticeKind.ASSIGNED, taskId, NoticeDetails.none())
                .map(notice -> new TaskBriefing(
                        notice.title(),
                        notice.facts().stream().map(fact -> fact.in(format)).toList(),
                        EvidenceMetrics.of(notice.evidence(), format),
                        notice.place().definitionKey(),
                        notice.place().evidenceDigest()));
    }
}
