package dev.countersign.deadline;

/** What a deadline waits for. */
public enum DeadlineKind {
    /** Somebody has to claim the task, or be given it. */
    NOT_STARTED("notStartedWithin", "onNotStarted"),
    /** Somebody has to complete the task, counted from its creation. */
    NOT_COMPLETED("notCompletedWithin", "onNotCompleted"),
    /** Somebody has to complete the task, measured by its due date. */
    OVERDUE("notCompletedBy", "onOverdue");

    private final String timeProperty;
    private final String actionsProperty;

    DeadlineKind(String timeProperty, String actionsProperty) {
        this.timeProperty = timeProperty;
        this.actionsProperty = actionsProperty;
    }

    /** The extension property that says when. */
    String timeProperty() {
        return timeProperty;
    }

    /** The extension property that says what happens then. */
    String actionsProperty() {
        return actionsProperty;
    }
}
