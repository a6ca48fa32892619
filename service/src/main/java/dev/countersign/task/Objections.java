package dev.countersign.task;

import dev.countersign.approval.Eligibility;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks the rules of the model before somebody becomes the assignee of a task. */
@ApplicationScoped
class Objections {

    private final Eligibility eligibility;

    Objections(Eligibility eligibility) {
        this.eligibility = eligibility;
    }

    /** @throws NotYourTaskException with the reason why this person may not work on the task */
    void refuse(TaskItem task, String userId) {
        eligibility.objection(task.id(), userId).ifPresent(objection -> {
            throw new NotYourTaskException(objection);
        });
    }
}
