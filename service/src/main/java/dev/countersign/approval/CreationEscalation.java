package dev.countersign.approval;

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
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.DelegateTask;

/**
 * Settles the number of approvals when a task is created, and asks somebody else at once when those to whom it is offered
 * cannot give them: a task that nobody may do would die silently.
 */
@ApplicationScoped
class CreationEscalation {

    private final GuardedTasks tasks;
    private final Eligibility eligibility;
    private final Shortage shortage;
    private final ShortageNews news;
    private final Votes votes;
    private final RuleExpressions expressions;
    private final Notices notices;
    private final UserDirectory directory;
    private final ApprovalConfig config;
    private final Clock clock;

    CreationEscalation(
            GuardedTasks tasks,
            Eligibility eligibility,
            Shortage shortage,
            ShortageNews news,
            Votes votes,
            RuleExpressions expressions,
            Notices notices,
            UserDirectory directory,
            ApprovalConfig config,
            Clock clock) {
        this.tasks = tasks;
        this.eligibility = eligibility;
        this.shortage = shortage;
        this.news = news;
        this.votes = votes;
        this.expressions = expressions;
        this.notices = notices;
        this.directory = directory;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    void created(DelegateTask task) {
        GuardedTask guarded = tasks.of(task);
        if (!guarded.rules().restrictsPeople()) {
            free(task); // they may have taken part in what checks this step; the queue sees whether anybody is left
            return;
        }
        ApprovalTask settled = new ApprovalTask(guarded, expressions.required(guarded, task), clock.instant());
        Optional<Objection> reason = freed(task).or(() -> shortage.of(guarded, task));
        reason.ifPresent(objection ->
                settled.escalated(guarded.rules().escalationGroup().orElse(config.escalationGroup()), objection));
        votes.settle(settled);
        if (settled.escalatedTo != null) {
            task.addCandidateGroup(settled.escalatedTo);
            tell(task, settled.escalatedTo, reason.stream().toList());
        }
    }

    /** A model may have assigned the task to a person who may not do it: it is nobody's then. */
    private Optional<Objection> freed(DelegateTask task) {
        return free(task).filter(reason -> shortage.of(tasks.of(task), task).isPresent());
    }

    private Optional<Objection> free(DelegateTask task) {
        @Nullable String assignee = task.getAssignee();
        Optional<Objection> objection = assignee == null ? Optional.empty() : eligibility.objection(task, assignee);
        objection.ifPresent(reason -> task.setAssignee(null));
        return objection;
    }

    private void tell(DelegateTask task, String group, List<Objection> reasons) {
        Set<String> people = new TreeSet<>(eligibility.eligible(task));
        people.retainAll(directory.membersOf(group).stream().map(User::id).toList());
        NoticeDetails details = NoticeDetails.none().phrases("reason", Objection.phrases(reasons));
        if (people.isEmpty()) {
            notices.tell(NoticeKind.STUCK, task, news.adminsToTell(task.getId()), details);
        } else {
            notices.tell(NoticeKind.ESCALATED, task, people, details);
        }
    }
}
