package dev.countersign.notification;

import org.operaton.bpm.engine.delegate.DelegateTask;

/** Keeps mails about a task from people who may not work on it. Implemented by the feature that knows the rules. */
public interface NoticeFilter {

    /** Whether there is a reason to tell this person; called within the engine command that offers the task. */
    boolean isForThem(DelegateTask task, String userId);

    /** The same outside of the command that touches the task. */
    boolean isForThem(String taskId, String userId);
}
