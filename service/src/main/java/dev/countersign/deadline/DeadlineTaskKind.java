package dev.countersign.deadline;

import static dev.countersign.taskkind.TaskField.attribute;
import static dev.countersign.taskkind.TaskField.property;

import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskKind;
import dev.countersign.taskkind.TaskKind.Element;
import dev.countersign.taskkind.TaskKindSource;
import jakarta.inject.Singleton;
import java.util.List;

/** The user task that reminds and escalates. The same properties can be added to any user task. */
@Singleton
class DeadlineTaskKind implements TaskKindSource {

    private static final String TIME = "\\$\\{.+\\}|P(?!$)(?:\\d+D)?(?:T(?=\\d)(?:\\d+H)?(?:\\d+M)?(?:\\d+S)?)?";
    private static final String START = "If nobody starts";
    private static final String COMPLETION = "If nobody finishes";
    private static final String DUE = "Around the due date";

    @Override
    public List<TaskKind> kinds() {
        return List.of(TaskKind.internal(
                "deadlines",
                "Task with deadlines",
                "A person does something; reminders and escalations follow when nobody starts or finishes in time. Time never"
                        + " completes it.",
                2,
                Element.USER_TASK,
                List.of(
                        attribute("camunda:candidateGroups", "Candidate groups", "With commas.")
                                .in("People")
                                .asRequired()
                                .like("operators"),
                        property(
                                        DeadlineRules.CALENDAR,
                                        "Calendar",
                                        "Name of a configured business calendar by which deadlines count. Empty: the default one.")
                                .in("People"),
                        time(
                                        DeadlineKind.NOT_STARTED,
                                        "Not started within",
                                        "A duration, or an expression such as ${reminderAfter}.")
                                .in(START)
                                .like("PT4H"),
                        actions(DeadlineKind.NOT_STARTED, "Empty: remind.")
                                .in(START)
                                .like("remind; after P1D escalate managers"),
                        time(
                                        DeadlineKind.NOT_COMPLETED,
                                        "Not completed within",
                                        "Counted from the creation of the task.")
                                .in(COMPLETION)
                                .like("P2D"),
                        actions(DeadlineKind.NOT_COMPLETED, "Empty: remind.")
                                .in(COMPLETION)
                                .like("remind every P1D up to 5 times; after P3D reassign mia"),
                        property(
                                        DeadlineKind.OVERDUE.timeProperty(),
                                        "Not completed by",
                                        "due, due - P1D or due + PT4H; it follows the due date.")
                                .in(DUE)
                                .like("due"),
                        actions(DeadlineKind.OVERDUE, "Empty: remind.").in(DUE).like("priority +20; remind"))));
    }

    private static TaskField time(DeadlineKind kind, String label, String description) {
        return property(kind.timeProperty(), label, description).shaped(TIME, "Write PT4H, P2D or an expression.");
    }

    private static TaskField actions(DeadlineKind kind, String description) {
        return property(kind.actionsProperty(), "Then", description);
    }
}
