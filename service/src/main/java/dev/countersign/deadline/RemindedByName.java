package dev.countersign.deadline;

import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import dev.countersign.notification.NamedReaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Set;

/** Those whom a reminder of a deadline names, themselves or by a group. */
@ApplicationScoped
class RemindedByName implements NamedReaders {

    private final DeadlineRepository deadlines;
    private final UserDirectory directory;

    RemindedByName(DeadlineRepository deadlines, UserDirectory directory) {
        this.deadlines = deadlines;
        this.directory = directory;
    }

    @Override
    public boolean isNamed(String taskId, String userId) {
        Set<String> groups = directory.find(userId).map(User::groups).orElse(Set.of());
        return deadlines.ofTask(taskId).stream()
                .flatMap(deadline -> deadline.steps.stream())
                .filter(step -> step.action == ActionKind.REMIND)
                .map(step -> Objects.requireNonNullElse(step.target, ""))
                .anyMatch(target -> target.equals(ActionGrammar.USER + userId)
                        || target.startsWith(ActionGrammar.GROUP)
                                && groups.contains(target.substring(ActionGrammar.GROUP.length())));
    }
}
