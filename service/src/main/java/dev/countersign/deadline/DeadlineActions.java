package dev.countersign.deadline;

import dev.countersign.approval.Eligibility;
import dev.countersign.approval.Objection;
import dev.countersign.deadline.DeadlineOccurrence.What;
import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import dev.countersign.notification.NoticeKind;
import dev.countersign.task.Delegations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.task.IdentityLink;
import org.operaton.bpm.engine.task.IdentityLinkType;

/** Does what a step says, in the transaction that holds the task. Nothing here completes a task. */
@ApplicationScoped
class DeadlineActions {

    private static final int HIGHEST_PRIORITY = 100;

    private final TaskService tasks;
    private final UserDirectory directory;
    private final Eligibility eligibility;
    private final Delegations delegations;
    private final DeadlineRecords records;

    DeadlineActions(
            TaskService tasks,
            UserDirectory directory,
            Eligibility eligibility,
            Delegations delegations,
            DeadlineRecords records) {
        this.tasks = tasks;
        this.directory = directory;
        this.eligibility = eligibility;
        this.delegations = delegations;
        this.records = records;
    }

    /**
     * Does one step.
     *
     * @param refusal why the engine refused the task to the person that the step names; null on the first try
     */
    void perform(DeadlineStep step, TaskFacts task, @Nullable String refusal) {
        switch (step.action) {
            case REMIND -> remind(step, task);
            case ESCALATE -> escalate(step.deadline, task, Objects.requireNonNull(step.target));
            case REASSIGN -> reassign(step, task, Objects.requireNonNull(step.target), refusal);
            case PRIORITY -> changePriority(step.deadline, task, Objects.requireNonNull(step.target));
        }
    }

    private void remind(DeadlineStep step, TaskFacts task) {
        Collection<String> people = people(step.target, task);
        records.add(step.deadline, What.REMINDED, step.target, people, null);
        records.tell(NoticeKind.REMINDER, step.deadline, people);
    }

    private Collection<String> people(@Nullable String target, TaskFacts task) {
        String assignee = task.assignee();
        boolean assigneeMeant = target == null || target.equals(ActionGrammar.ASSIGNEE);
        if (assigneeMeant && assignee != null) {
            return List.of(assignee);
        }
        if (target == null || target.equals(ActionGrammar.CANDIDATES)) {
            return eligible(task, candidates(task));
        }
        if (target.startsWith(ActionGrammar.GROUP)) {
            return eligible(task, members(target.substring(ActionGrammar.GROUP.length())));
        }
        return target.startsWith(ActionGrammar.USER)
                ? eligible(task, List.of(target.substring(ActionGrammar.USER.length())))
                : List.of();
    }

    private void escalate(TaskDeadline deadline, TaskFacts task, String group) {
        boolean candidateAlready = links(task).stream().anyMatch(link -> group.equals(link.getGroupId()));
        if (!candidateAlready) {
            tasks.addCandidateGroup(task.id(), group);
        }
        Collection<String> people = eligible(task, members(group));
        records.add(deadline, What.ESCALATED, group, people, null);
        records.tell(NoticeKind.ESCALATED, deadline, people);
    }

    private void reassign(DeadlineStep step, TaskFacts task, String target, @Nullable String refusal) {
        if (target.startsWith(ActionGrammar.GROUP)) {
            giveToGroup(step.deadline, task, target.substring(ActionGrammar.GROUP.length()));
            return;
        }
        String user = target.startsWith(ActionGrammar.USER) ? target.substring(ActionGrammar.USER.length()) : target;
        Optional<String> objection = Optional.ofNullable(refusal).or(() -> objection(task, user));
        if (objection.isEmpty()) {
            delegations.end(task.id());
            tasks.setAssignee(task.id(), user);
            records.add(step.deadline, What.REASSIGNED, ActionGrammar.USER + user, List.of(user), null);
            records.tellFormer(step.deadline, task.assignee(), user);
            return;
        }
        records.add(step.deadline, What.REFUSED, ActionGrammar.USER + user, List.of(), objection.get());
        Optional<String> group = Optional.ofNullable(step.fallback).or(step.deadline::escalationGroup);
        if (group.isPresent()) {
            giveToGroup(step.deadline, task, group.get());
        } else if (task.isStarted() && !links(task).isEmpty()) {
            delegations.end(task.id());
            tasks.setAssignee(task.id(), null);
            Collection<String> people = eligible(task, candidates(task));
            records.add(step.deadline, What.REASSIGNED, ActionGrammar.CANDIDATES, people, null);
            records.tell(NoticeKind.ESCALATED, step.deadline, people);
            records.tellFormer(step.deadline, task.assignee(), ActionGrammar.CANDIDATES);
        }
    }

    private Optional<String> objection(TaskFacts task, String user) {
        if (user.equals(task.assignee())) {
            return Optional.of("'%s' holds the task already.".formatted(user));
        }
        if (directory.find(user).isEmpty()) {
            return Optional.of("There is no user '%s'.".formatted(user));
        }
        return eligibility.objection(task.id(), user).map(Objection::sentence);
    }

    private void giveToGroup(TaskDeadline deadline, TaskFacts task, String group) {
        boolean candidateAlready = false;
        for (IdentityLink link : links(task)) {
            if (group.equals(link.getGroupId())) {
                candidateAlready = true;
            } else if (link.getGroupId() != null) {
                tasks.deleteCandidateGroup(task.id(), link.getGroupId());
            } else {
                tasks.deleteCandidateUser(task.id(), link.getUserId());
            }
        }
        if (!candidateAlready) {
            tasks.addCandidateGroup(task.id(), group);
        }
        if (task.isStarted()) { // last: until then the offers of the former candidates do not stand again
            delegations.end(task.id());
            tasks.setAssignee(task.id(), null);
        }
        Collection<String> people = eligible(task, members(group));
        records.add(deadline, What.REASSIGNED, ActionGrammar.GROUP + group, people, null);
        records.tell(NoticeKind.ESCALATED, deadline, people);
        records.tellFormer(deadline, task.assignee(), group);
    }

    private void changePriority(TaskDeadline deadline, TaskFacts task, String change) {
        boolean relative = change.startsWith("+") || change.startsWith("-");
        int wanted = (relative ? task.priority() : 0) + Integer.parseInt(change);
        int priority = Math.max(0, Math.min(wanted, Math.max(HIGHEST_PRIORITY, task.priority())));
        tasks.setPriority(task.id(), priority);
        records.add(deadline, What.PRIORITY_CHANGED, String.valueOf(priority), List.of(), null);
    }

    private List<IdentityLink> links(TaskFacts task) {
        return tasks.getIdentityLinksForTask(task.id()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .toList();
    }

    private Collection<String> candidates(TaskFacts task) {
        Collection<String> people = new TreeSet<>();
        for (IdentityLink link : links(task)) {
            if (link.getUserId() != null) {
                people.add(link.getUserId());
            } else {
                people.addAll(members(link.getGroupId()));
            }
        }
        return people;
    }

    private Collection<String> members(String group) {
        return directory.membersOf(group).stream().map(User::id).toList();
    }

    /** Who may not work on the task for the sake of four eyes is left in peace. */
    private Collection<String> eligible(TaskFacts task, Collection<String> people) {
        return people.stream()
                .filter(user -> eligibility.objection(task.id(), user).isEmpty())
                .toList();
    }
}
