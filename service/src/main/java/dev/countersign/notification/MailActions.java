package dev.countersign.notification;

import java.util.List;

/**
 * Puts buttons into the mails about a user task. Implemented by the feature that knows what they do; called in the
 * transaction that queues the mail, and within the engine command that creates the task.
 */
public interface MailActions {

    /** The buttons for one person; empty for a task without any. */
    List<MailAction> of(NoticePlace place, String userId);
}
