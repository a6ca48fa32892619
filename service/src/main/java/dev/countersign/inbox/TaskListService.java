package dev.countersign.inbox;

import dev.countersign.identity.CurrentUser;
import dev.countersign.identity.User;
import dev.countersign.problem.NotPermittedException;
import jakarta.enterprise.context.ApplicationScoped;

/** Lists the open tasks that the signed-in person may see. */
@ApplicationScoped
class TaskListService {

    private final InboxTable table;
    private final CurrentUser currentUser;

    TaskListService(InboxTable table, CurrentUser currentUser) {
        this.table = table;
        this.currentUser = currentUser;
    }

    TaskPage page(TaskQuery query) {
        User user = currentUser.get();
        if (query.filter() == TaskFilter.ALL && !user.hasAnyRole("viewer", "operator", "admin")) {
            throw new NotPermittedException("Only viewers, operators and admins see the tasks of everybody.");
        }
        return new TaskPage(table.list(query, user), table.count(query, user), table.counts(user));
    }
}
