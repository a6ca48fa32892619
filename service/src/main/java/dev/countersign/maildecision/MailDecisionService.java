package dev.countersign.maildecision;

import dev.countersign.identity.CurrentUser;
import dev.countersign.notification.TaskBriefing;
import dev.countersign.notification.TaskBriefings;
import dev.countersign.problem.GoneException;
import dev.countersign.problem.NotPermittedException;
import dev.countersign.problem.UnknownResourceException;
import dev.countersign.task.CompletionView;
import dev.countersign.task.TaskAccess;
import dev.countersign.task.TaskDecisions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows what a button stands for, and decides when its reader confirms. */
@ApplicationScoped
class MailDecisionService {
    private static final String VIA = "mail";
    private static final Duration KEPT = Duration.ofDays(30);

    private final MailDecisionLinkRepository links;
    private final TaskAccess access;
    private final TaskDecisions decisions;
    private final TaskBriefings briefings;
    private final WaysToTask waysToTask;
    private final CurrentUser currentUser;
    private final Clock clock;

    MailDecisionService(
            MailDecisionLinkRepository links,
            TaskAccess access,
            TaskDecisions decisions,
            TaskBriefings briefings,
            WaysToTask waysToTask,
            CurrentUser currentUser,
            Clock clock) {
        this.links = links;
        this.access = access;
        this.decisions = decisions;
        this.briefings = briefings;
        this.waysToTask = waysToTask;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** @throws GoneException when the link has expired */
    @Transactional
    MailDecisionView show(Token token) {
        MailDecisionLink link = usable(token);
        TaskBriefing briefing = briefings
                .of(link.taskId, link.userId)
                .orElseThrow(() -> new UnknownResourceException("task", link.taskId));
        Optional<WayToTask> way = waysToTask.of(link, briefing);
        return new MailDecisionView(
                link.taskId,
                briefing.title(),
                new MailDecisionView.Option(link.optionValue, link.optionLabel),
                briefing.facts(),
                briefing.metrics(),
                link.commentAllowed,
                way.filter(WayToTask.EVIDENCE_CHANGED::equals).isPresent(),
                way.orElse(null),
                link.expiresAt);
    }

    /**
     * Decides, by the same rules as the task's page, on the evidence that the mail showed.
     *
     * @throws LinkUsedException for the second of two at once, too
     * @throws DecideOnPageException when a click is not enough
     */
    @Transactional
    CompletionView decide(Token token, MailDecisionRequest request) {
        MailDecisionLink link = usable(token);
        waysToTask.ofForm(link).ifPresent(way -> {
            throw new DecideOnPageException(way, link.taskId);
        });
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("decision", link.optionValue);
        if (request.comment() != null && !request.comment().isBlank()) {
            data.put("comment", request.comment().strip());
        }
        CompletionView completion = decisions.decide(link.taskId, data, link.evidenceDigest, VIA);
        if (!links.markUsed(token, clock.instant())) {
            throw new LinkUsedException(link.taskId);
        }
        return completion;
    }

    private MailDecisionLink usable(Token token) {
        MailDecisionLink link =
                links.findBy(token).orElseThrow(() -> new UnknownResourceException("link to decide with", "…"));
        if (!link.userId.equals(currentUser.id())) {
            throw new NotPermittedException("This link was sent to somebody else. Open the task in your own inbox.");
        }
        if (link.usedAt != null) {
            throw new LinkUsedException(link.taskId);
        }
        access.visible(link.taskId);
        if (link.isExpired(clock.instant())) {
            throw new GoneException("This link has expired. The task still waits in your inbox.", link.taskId);
        }
        return link;
    }

    @Scheduled(every = "24h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forgetOldLinks() {
        links.deleteExpiredBefore(clock.instant().minus(KEPT));
    }
}
