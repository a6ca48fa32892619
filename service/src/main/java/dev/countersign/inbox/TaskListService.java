package dev.countersign.inbox;

import dev.countersign.identity.CurrentUser;
import dev.countersign.identity.User;
import dev.countersign.problem.NotPermittedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Lists and counts the open tasks that the signed-in person may see. */
@ApplicationScoped
class TaskListService {

    private final InboxTable table;
    private final CurrentUser currentUser;
    private final Clock clock;

    TaskListService(InboxTable table, CurrentUser currentUser, Clock clock) {
        this.table = table;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    TaskPage page(TaskConditions conditions, String sort, int page, int size) {
        return table.page(query(conditions, ConditionReader.Origin.QUERY, TaskOrder.parse(sort), page, size));
    }

    /**
     * How many tasks a kept filter finds for the signed-in person.
     *
     * @throws NotPermittedException when it asks for the tasks of everybody and the person may not
     */
    long count(TaskConditions conditions) {
        return table.count(
                query(conditions, ConditionReader.Origin.KEPT_FILTER, TaskOrder.parse(TaskOrder.USUAL), 0, 1));
    }

    /** Checks conditions that are to be kept, as the list would. */
    void check(TaskConditions conditions) {
        query(conditions, ConditionReader.Origin.KEPT_FILTER, TaskOrder.parse(TaskOrder.USUAL), 0, 1);
    }

    private TaskQuery query(
            TaskConditions conditions, ConditionReader.Origin origin, TaskOrder order, int page, int size) {
        User user = currentUser.get();
        TaskFilter filter = TaskConditionsSql.filter(conditions, origin);
        if (filter == TaskFilter.ALL && !user.hasAnyRole("viewer", "operator", "admin")) {
            throw new NotPermittedException("Only viewers, operators and admins see the tasks of everybody.");
        }
        return new TaskQuery(
                filter,
                TaskConditionsSql.of(conditions, filter, origin, clock),
                conditions.variable != null && !conditions.variable.isEmpty(),
                order,
                page,
                size,
                new TaskQuery.Reader(user.id(), user.groups()));
    }
}
