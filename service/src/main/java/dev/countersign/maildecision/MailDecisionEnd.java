package dev.countersign.maildecision;

import dev.countersign.engine.UserTaskListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.delegate.TaskListener;

/** Lets all buttons of a task die with it. */
@ApplicationScoped
class MailDecisionEnd implements UserTaskListener {
    private final MailDecisionLinkRepository links;
    private final Clock clock;

    MailDecisionEnd(MailDecisionLinkRepository links, Clock clock) {
        this.links = links;
        this.clock = clock;
    }

    @Override
    public void onTaskEvent(DelegateTask task, String event) {
        if (event.equals(TaskListener.EVENTNAME_COMPLETE) || event.equals(TaskListener.EVENTNAME_DELETE)) {
            links.endAllOf(task.getId(), clock.instant());
        }
    }
}
