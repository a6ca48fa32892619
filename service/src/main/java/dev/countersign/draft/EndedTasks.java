package dev.countersign.draft;

import dev.countersign.engine.UserTaskListener;
import jakarta.enterprise.context.ApplicationScoped;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.delegate.TaskListener;

/** Deletes everybody's drafts of a task when it is completed or goes away. */
@ApplicationScoped
class EndedTasks implements UserTaskListener {

    private final DraftRepository repository;

    EndedTasks(DraftRepository repository) {
        this.repository = repository;
    }

    @Override
    public void onTaskEvent(DelegateTask task, String event) {
        if (event.equals(TaskListener.EVENTNAME_COMPLETE) || event.equals(TaskListener.EVENTNAME_DELETE)) {
            repository.deleteAll(DraftKey.Kind.TASK, task.getId());
        }
    }
}
