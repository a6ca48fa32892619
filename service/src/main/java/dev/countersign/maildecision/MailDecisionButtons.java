package dev.countersign.maildecision;

import dev.countersign.engine.ExtensionProperties;
import dev.countersign.notification.MailAction;
import dev.countersign.notification.MailActions;
import dev.countersign.notification.NoticePlace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.operaton.bpm.engine.RepositoryService;

/** Makes a button of each option of a task's form, with a token of its own for each reader. */
@ApplicationScoped
class MailDecisionButtons implements MailActions {
    /** The extension property of a user task: {@code true} or {@code false}; otherwise the form says. */
    static final String PROPERTY = "mailDecision";

    private final MailDecisionLinkRepository links;
    private final MailDecisionConfig config;
    private final TaskForms forms;
    private final Deciders deciders;
    private final RepositoryService repository;
    private final Clock clock;

    MailDecisionButtons(
            MailDecisionLinkRepository links,
            MailDecisionConfig config,
            TaskForms forms,
            Deciders deciders,
            RepositoryService repository,
            Clock clock) {
        this.links = links;
        this.config = config;
        this.forms = forms;
        this.deciders = deciders;
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    public List<MailAction> of(NoticePlace place, String userId) {
        String taskId = place.taskId();
        if (!config.enabled() || taskId == null || place.taskKey() == null || place.definitionId() == null) {
            return List.of();
        }
        String wish = ExtensionProperties.of(repository, place.definitionId(), place.taskKey())
                .getOrDefault(PROPERTY, "")
                .strip();
        if (wish.equals("false") || !deciders.include(taskId, userId)) {
            return List.of();
        }
        return forms.options(taskId)
                .filter(decision -> decision.simple() || wish.equals("true"))
                .map(decision -> decision.options().stream()
                        .map(option -> button(place, taskId, userId, decision, option))
                        .toList())
                .orElse(List.of());
    }

    private MailAction button(
            NoticePlace place, String taskId, String userId, DecisionOptions decision, DecisionOptions.Option option) {
        Token token = Token.random();
        Instant now = clock.instant();
        links.persist(
                new MailDecisionLink(token, taskId, userId, option, decision.commentAllowed(), place.evidenceDigest())
                        .valid(now, now.plus(config.linkLifetime())));
        return new MailAction(option.label(), "/mail-decision/" + token.text());
    }
}
