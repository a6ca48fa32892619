package dev.countersign.approval;

import dev.countersign.engine.EngineUser;
import dev.countersign.identity.CurrentUser;
import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.delegate.VariableScope;
import org.operaton.bpm.engine.history.HistoricProcessInstance;
import org.operaton.bpm.engine.task.IdentityLink;
import org.operaton.bpm.engine.task.IdentityLinkType;

/**
 * Who may decide about a task, by the rules of its model. Being offered a task is another matter: these rules take away,
 * they never give.
 */
@ApplicationScoped
public class Eligibility {

    private final GuardedTasks tasks;
    private final Participation participation;
    private final Votes votes;
    private final Exceptions exceptions;
    private final UserDirectory directory;
    private final CurrentUser currentUser;
    private final EngineUser engineUser;
    private final HistoryService historyService;
    private final TaskService taskService;

    Eligibility(
            GuardedTasks tasks,
            Participation participation,
            Votes votes,
            Exceptions exceptions,
            UserDirectory directory,
            CurrentUser currentUser,
            EngineUser engineUser,
            HistoryService historyService,
            TaskService taskService) {
        this.tasks = tasks;
        this.participation = participation;
        this.votes = votes;
        this.exceptions = exceptions;
        this.directory = directory;
        this.currentUser = currentUser;
        this.engineUser = engineUser;
        this.historyService = historyService;
        this.taskService = taskService;
    }

    /** Why a person may not decide about an open task, as a sentence; empty when nothing is against it. */
    @Transactional
    public Optional<String> objection(String taskId, String userId) {
        return tasks.find(taskId).flatMap(task -> objection(task, userId, null));
    }

    /** The same within a running engine command. */
    @Transactional
    public Optional<String> objection(DelegateTask task, String userId) {
        return objection(tasks.of(task), userId, task);
    }

    /** The people to whom an open task is offered, or whose it is, and who may decide about it. */
    @Transactional
    public Set<String> eligible(String taskId) {
        return tasks.find(taskId)
                .map(task -> eligible(task, taskService.getIdentityLinksForTask(taskId), null))
                .orElse(Set.of());
    }

    /** The same within a running engine command. */
    @Transactional
    public Set<String> eligible(DelegateTask task) {
        Set<String> people = new TreeSet<>(eligible(tasks.of(task), task.getCandidates(), task));
        @Nullable String assignee = task.getAssignee();
        if (assignee != null && objection(task, assignee).isEmpty()) {
            people.add(assignee);
        }
        return people;
    }

    Optional<String> objection(GuardedTask task, String userId, @Nullable VariableScope scope) {
        if (!task.rules().restrictsPeople()) {
            return Optional.empty();
        }
        Votes.Tally tally = votes.tally(task, scope);
        if (tally.hasVoteOf(userId)) {
            return Optional.of("'%s' has approved already; another person has to.".formatted(userId));
        }
        return rule(task, userId, tally).filter(objection -> !exceptions.madeFor(task.id(), userId));
    }

    /** The objection against a person from which an exception can be made; a second vote by one person is not one. */
    Optional<String> liftable(GuardedTask task, String userId) {
        Votes.Tally tally = votes.tally(task, null);
        return tally.hasVoteOf(userId)
                ? Optional.empty()
                : rule(task, userId, tally).filter(objection -> !exceptions.madeFor(task.id(), userId));
    }

    private Optional<String> rule(GuardedTask task, String userId, Votes.Tally tally) {
        return conflict(task, userId).or(() -> superfluous(userId, tally));
    }

    /** The groups of a person that count for approvals. By an exception, theirs counts whatever groups they are in. */
    Set<String> groupsCounting(GuardedTask task, String userId) {
        Set<String> groups = new TreeSet<>(groups(userId));
        if (exceptions.madeFor(task.id(), userId)) {
            groups.add(Seats.ANY_SEAT);
        }
        return groups;
    }

    /** Those of the request, if it is theirs, else what the directory says. */
    private Set<String> groups(String userId) {
        return currentUser
                .find()
                .filter(user -> user.id().equals(userId))
                .or(() -> directory.find(userId))
                .map(User::groups)
                .orElse(Set.of());
    }

    private Optional<String> conflict(GuardedTask task, String userId) {
        ApprovalRules rules = task.rules();
        if (!rules.excluded().isEmpty() && participation.excludedFrom(task).contains(userId)) {
            return Optional.of(
                    "Four eyes: '%s' completed an earlier step that this task checks (%s); another person has to do it."
                            .formatted(
                                    userId,
                                    String.join(
                                            ", ",
                                            rules.excluded().stream().sorted().toList())));
        }
        if (rules.excludesInitiator() && initiator(task).filter(userId::equals).isPresent()) {
            return Optional.of(
                    "Four eyes: '%s' started this process; another person has to decide about it.".formatted(userId));
        }
        return Optional.empty();
    }

    private Optional<String> superfluous(String userId, Votes.Tally tally) {
        return tally.seats().hasOneFor(groups(userId), tally.counting())
                ? Optional.empty()
                : Optional.of("The approval of '%s' would not count: approvals are missing from %s."
                        .formatted(userId, String.join(", ", tally.seats().missing(tally.counting()))));
    }

    /** Who started the outermost process. It is not in the history yet when it is being started right now. */
    private Optional<String> initiator(GuardedTask task) {
        @Nullable
        HistoricProcessInstance instance = historyService
                .createHistoricProcessInstanceQuery()
                .processInstanceId(task.rootInstanceId())
                .singleResult();
        return instance == null ? engineUser.id() : Optional.ofNullable(instance.getStartUserId());
    }

    Set<String> eligible(GuardedTask task, Collection<IdentityLink> links, @Nullable VariableScope scope) {
        Set<String> people = new TreeSet<>();
        for (IdentityLink link : links) {
            if (!IdentityLinkType.OWNER.equals(link.getType())) {
                people.addAll(
                        link.getUserId() == null
                                ? directory.membersOf(link.getGroupId()).stream()
                                        .map(User::id)
                                        .toList()
                                : List.of(link.getUserId()));
            }
        }
        people.removeIf(userId -> objection(task, userId, scope).isPresent());
        return people;
    }
}
