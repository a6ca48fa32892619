package dev.countersign.approval;

import dev.countersign.approval.Objection.Code;
import dev.countersign.engine.EngineUser;
import dev.countersign.identity.CurrentUser;
import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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
    private final Checkers checkers;
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
            Checkers checkers,
            Votes votes,
            Exceptions exceptions,
            UserDirectory directory,
            CurrentUser currentUser,
            EngineUser engineUser,
            HistoryService historyService,
            TaskService taskService) {
        this.tasks = tasks;
        this.participation = participation;
        this.checkers = checkers;
        this.votes = votes;
        this.exceptions = exceptions;
        this.directory = directory;
        this.currentUser = currentUser;
        this.engineUser = engineUser;
        this.historyService = historyService;
        this.taskService = taskService;
    }

    /** Why a person may not decide about an open task; empty when nothing is against it. */
    @Transactional
    public Optional<Objection> objection(String taskId, String userId) {
        return tasks.find(taskId).flatMap(task -> objection(task, userId, null));
    }

    /** The same within a running engine command. */
    @Transactional
    public Optional<Objection> objection(DelegateTask task, String userId) {
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

    Optional<Objection> objection(GuardedTask task, String userId, @Nullable VariableScope scope) {
        if (!task.rules().restrictsPeople()) {
            return standing(task, userId, Stream.of(checks(task, userId))).stream()
                    .findFirst();
        }
        Votes.Tally tally = votes.tally(task, scope);
        if (tally.hasVoteOf(userId)) {
            return Optional.of(new Objection(Code.ALREADY_APPROVED, Map.of("user", userId)));
        }
        return standing(task, userId, tally).stream().findFirst();
    }

    /** All that is against a person and can be excepted from; a second vote by one person cannot. */
    List<Objection> liftable(GuardedTask task, String userId) {
        Votes.Tally tally = votes.tally(task, null);
        return tally.hasVoteOf(userId) ? List.of() : standing(task, userId, tally);
    }

    /** The objections that no exception has lifted. */
    private List<Objection> standing(GuardedTask task, String userId, Votes.Tally tally) {
        return standing(
                task,
                userId,
                Stream.of(
                        tookPart(task, userId),
                        checks(task, userId),
                        started(task, userId),
                        superfluous(userId, tally)));
    }

    private List<Objection> standing(GuardedTask task, String userId, Stream<Optional<Objection>> objections) {
        List<Objection> all = objections.flatMap(Optional::stream).toList();
        if (all.isEmpty()) {
            return all;
        }
        Set<Code> lifted = exceptions.lifted(task.id(), userId);
        return all.stream()
                .filter(objection -> !lifted.contains(objection.code()))
                .toList();
    }

    /** The groups of a person that count for approvals: any, by an exception from the rule about groups. */
    Set<String> groupsCounting(GuardedTask task, String userId) {
        Set<String> groups = new TreeSet<>(groups(userId));
        if (exceptions.lifted(task.id(), userId).contains(Code.NOT_COUNTED)) {
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

    private Optional<Objection> tookPart(GuardedTask task, String userId) {
        Set<String> excluded = task.rules().excluded();
        return !excluded.isEmpty() && participation.excludedFrom(task).contains(userId)
                ? Optional.of(new Objection(
                        Code.TOOK_PART,
                        Map.of(
                                "user",
                                userId,
                                "steps",
                                String.join(", ", excluded.stream().sorted().toList()))))
                : Optional.empty();
    }

    /** The same from the other side: nobody may do what they have approved, or are about to. */
    private Optional<Objection> checks(GuardedTask task, String userId) {
        return Optional.ofNullable(checkers.of(task).get(userId))
                .map(checking -> new Objection(Code.TOOK_PART_IN_CHECK, Map.of("user", userId, "step", checking)));
    }

    private Optional<Objection> started(GuardedTask task, String userId) {
        return task.rules().excludesInitiator()
                        && initiator(task).filter(userId::equals).isPresent()
                ? Optional.of(new Objection(Code.STARTED_PROCESS, Map.of("user", userId)))
                : Optional.empty();
    }

    private Optional<Objection> superfluous(String userId, Votes.Tally tally) {
        return tally.seats().hasOneFor(groups(userId), tally.counting())
                ? Optional.empty()
                : Optional.of(new Objection(
                        Code.NOT_COUNTED,
                        Map.of(
                                "user",
                                userId,
                                "groups",
                                String.join(", ", tally.seats().missing(tally.counting())))));
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
        people.removeIf(userId ->
                directory.hasLeft(userId) || objection(task, userId, scope).isPresent());
        return people;
    }
}
