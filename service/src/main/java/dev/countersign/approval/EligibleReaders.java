package dev.countersign.approval;

import dev.countersign.notification.NoticeFilter;
import jakarta.enterprise.context.ApplicationScoped;
import org.operaton.bpm.engine.delegate.DelegateTask;

/** Leaves people in peace who may not decide about the task that a mail is about. */
@ApplicationScoped
class EligibleReaders implements NoticeFilter {

    private final Eligibility eligibility;

    EligibleReaders(Eligibility eligibility) {
        this.eligibility = eligibility;
    }

    @Override
    public boolean isForThem(DelegateTask task, String userId) {
        return eligibility.objection(task, userId).isEmpty();
    }

    @Override
    public boolean isForThem(String taskId, String userId) {
        return eligibility.objection(taskId, userId).isEmpty();
    }
}
