package dev.countersign.maildecision;

import dev.countersign.approval.Eligibility;
import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.task.IdentityLink;
import org.operaton.bpm.engine.task.IdentityLinkType;

/** Knows who could confirm what a button says. */
@ApplicationScoped
class Deciders {
    private final TaskService tasks;
    private final UserDirectory directory;
    private final Eligibility eligibility;

    Deciders(TaskService tasks, UserDirectory directory, Eligibility eligibility) {
        this.tasks = tasks;
        this.directory = directory;
        this.eligibility = eligibility;
    }

    /** Whether the task is theirs or offered to them, and no rule is against them; also within an engine command. */
    boolean include(String taskId, String userId) {
        Set<String> groups = directory.find(userId).map(User::groups).orElse(Set.of());
        return tasks.getIdentityLinksForTask(taskId).stream().anyMatch(link -> isFor(link, userId, groups))
                && eligibility.objection(taskId, userId).isEmpty();
    }

    private static boolean isFor(IdentityLink link, String userId, Set<String> groups) {
        boolean gives =
                IdentityLinkType.ASSIGNEE.equals(link.getType()) || IdentityLinkType.CANDIDATE.equals(link.getType());
        return gives
                && (userId.equals(link.getUserId())
                        || (link.getGroupId() != null && groups.contains(link.getGroupId())));
    }
}
