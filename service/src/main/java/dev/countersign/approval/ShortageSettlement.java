package dev.countersign.approval;

import dev.countersign.engine.OpenTasks;
import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import dev.countersign.notification.NoticeDetails;
import dev.countersign.notification.NoticeKind;
import dev.countersign.notification.Notices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.task.Task;

/** Does for an open task what {@link CreationEscalation} does for a new one: asks somebody else when too few may decide. */
@ApplicationScoped
class ShortageSettlement {

    private final GuardedTasks tasks;
    private final RunLock locks;
    private final Eligibility eligibility;
    private final Checkers checkers;
    private final Shortage shortage;
    private final ShortageNews news;
    private final ApprovalTaskRepository settled;
    private final RuleExpressions expressions;
    private final Notices notices;
    private final UserDirectory directory;
    private final TaskService taskService;
    private final OpenTasks openTasks;
    private final ApprovalConfig config;
    private final Clock clock;

    ShortageSettlement(
            GuardedTasks tasks,
            RunLock locks,
            Eligibility eligibility,
            Checkers checkers,
            Shortage shortage,
            ShortageNews news,
            ApprovalTaskRepository settled,
            RuleExpressions expressions,
            Notices notices,
            UserDirectory directory,
            TaskService taskService,
            OpenTasks openTasks,
            ApprovalConfig config,
            Clock clock) {
        this.tasks = tasks;
        this.locks = locks;
        this.eligibility = eligibility;
        this.checkers = checkers;
        this.shortage = shortage;
        this.news = news;
        this.settled = settled;
        this.expressions = expressions;
        this.notices = notices;
        this.directory = directory;
        this.taskService = taskService;
        this.openTasks = openTasks;
        this.config = config;
        this.clock = clock;
    }

    /** Looks at a task as it is now. A suspended one is looked at when the sweep comes by again. */
    @Transactional(Transactional.TxType.MANDATORY)
    void settle(String taskId) {
        if (!locks.acquireTask(taskId)) {
            news.over(taskId);
            return;
        }
        @Nullable
        Task task = taskService.createTaskQuery().taskId(taskId).active().singleResult();
        Optional<GuardedTask> guarded = tasks.find(taskId)
                .filter(found ->
                        found.rules().restrictsPeople() || !checkers.of(found).isEmpty());
        if (task == null || guarded.isEmpty()) {
            return;
        }
        freeUnlessEligible(task);
        shortage.of(guarded.get()).ifPresentOrElse(reason -> escalate(guarded.get(), reason), () -> news.over(taskId));
    }

    /** Whoever has it took part in what it checks since, or has left: nobody else could take it. Whom nobody knows keeps it. */
    private void freeUnlessEligible(Task task) {
        boolean refused = Stream.of(Optional.ofNullable(task.getAssignee()), Optional.ofNullable(task.getOwner()))
                .flatMap(Optional::stream)
                .anyMatch(person -> directory.hasLeft(person)
                        || (directory.find(person).isPresent()
                                && eligibility.objection(task.getId(), person).isPresent()));
        if (refused) {
            openTasks.release(task.getId());
        }
    }

    private void escalate(GuardedTask task, Objection reason) {
        ApprovalTask row = settled.findByIdOptional(task.id())
                .orElseGet(() -> new ApprovalTask(task, expressions.required(task, null), clock.instant()));
        boolean first = row.escalatedTo == null;
        if (first) {
            row.escalated(task.rules().escalationGroup().orElse(config.escalationGroup()), reason);
            settled.persistAndFlush(row);
        }
        String group = String.valueOf(row.escalatedTo);
        boolean offered = taskService.getIdentityLinksForTask(task.id()).stream()
                .anyMatch(link -> group.equals(link.getGroupId()));
        if (!offered) {
            taskService.addCandidateGroup(task.id(), group);
        }
        tell(
                task,
                group,
                first || !offered,
                NoticeDetails.none().phrases("reason", Objection.phrases(List.of(reason))));
    }

    private void tell(GuardedTask task, String group, boolean asked, NoticeDetails details) {
        Set<String> people = new TreeSet<>(eligibility.eligible(task.id()));
        people.retainAll(directory.membersOf(group).stream().map(User::id).toList());
        if (asked) {
            notices.tell(NoticeKind.ESCALATED, task.id(), people, details);
        }
        if (people.isEmpty() || shortage.of(task).isPresent()) {
            notices.tell(NoticeKind.STUCK, task.id(), news.adminsToTell(task.id()), details);
        } else {
            news.over(task.id());
        }
    }
}
