package dev.countersign.maildecision;

import dev.countersign.draft.Drafts;
import dev.countersign.evidence.Staleness;
import dev.countersign.notification.TaskBriefing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/** Finds out whether a choice has to be made on the task's page. */
@ApplicationScoped
class WaysToTask {
    private final TaskForms forms;
    private final Drafts drafts;
    private final Staleness staleness;

    WaysToTask(TaskForms forms, Drafts drafts, Staleness staleness) {
        this.forms = forms;
        this.drafts = drafts;
        this.staleness = staleness;
    }

    /** The first reason there is; empty when the choice can be confirmed. */
    Optional<WayToTask> of(MailDecisionLink link, TaskBriefing briefing) {
        if (!Objects.equals(briefing.evidenceDigest(), link.evidenceDigest)) {
            return Optional.of(WayToTask.EVIDENCE_CHANGED);
        }
        if (isStale(briefing)) {
            return Optional.of(WayToTask.EVIDENCE_STALE);
        }
        return ofForm(link);
    }

    /** The evidence aside. A draft would be lost, and fields that only one choice shows would stay empty. */
    Optional<WayToTask> ofForm(MailDecisionLink link) {
        if (drafts.hasOne(link.userId, link.taskId)) {
            return Optional.of(WayToTask.DRAFT);
        }
        return forms.asksMoreWith(link.taskId, link.optionValue)
                ? Optional.of(WayToTask.MORE_FIELDS)
                : Optional.empty();
    }

    private boolean isStale(TaskBriefing briefing) {
        return briefing.evidenceDigest() != null
                && briefing.definitionKey() != null
                && staleness
                        .of(briefing.definitionKey(), briefing.evidenceDigest())
                        .isPresent();
    }
}
