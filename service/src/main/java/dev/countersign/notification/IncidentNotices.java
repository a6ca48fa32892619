package dev.countersign.notification;

import dev.countersign.engine.IncidentListener;
import dev.countersign.engine.OpenedIncident;
import dev.countersign.identity.Role;
import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.repository.ProcessDefinition;

/**
 * Tells the operators of incidents: of the first one of an activity at once, of those that follow within a while together.
 */
@ApplicationScoped
class IncidentNotices implements IncidentListener {
    private static final int MAX_MESSAGE = 1_000;

    private final IncidentGroups groups;
    private final NotificationService outbox;
    private final NotificationConfig config;
    private final RepositoryService repository;
    private final UserDirectory directory;
    private final Links links;
    private final Clock clock;

    IncidentNotices(
            IncidentGroups groups,
            NotificationService outbox,
            NotificationConfig config,
            RepositoryService repository,
            UserDirectory directory,
            Links links,
            Clock clock) {
        this.groups = groups;
        this.outbox = outbox;
        this.config = config;
        this.repository = repository;
        this.directory = directory;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public void onIncident(OpenedIncident incident) {
        String definitionId = incident.processDefinitionId();
        if (definitionId == null) {
            return; // of a batch or a clean-up of the engine's own: shown by its API
        }
        ProcessDefinition definition = repository.getProcessDefinition(definitionId);
        String activityId = incident.activityId() == null ? "" : incident.activityId();
        String message = cut(incident.message());
        Instant now = clock.instant();
        boolean first = groups.count(
                new IncidentGroups.Incident(definition.getKey(), activityId, incident.instanceId(), message),
                now,
                now.minus(config.incidentWindow()));
        if (first) {
            tell(definition, activityId, incident.instanceId(), message, 0);
        }
    }

    /** Tells what was counted since the last notice of an activity, where the while is over. */
    void tellCounted() {
        Instant now = clock.instant();
        List<IncidentGroups.Counted> due =
                QuarkusTransaction.requiringNew().call(() -> groups.due(now.minus(config.incidentWindow())));
        for (IncidentGroups.Counted each : due) {
            QuarkusTransaction.requiringNew().run(() -> {
                IncidentGroups.Incident incident = each.incident();
                if (groups.tell(incident, each.more(), now)) {
                    ProcessDefinition definition = repository
                            .createProcessDefinitionQuery()
                            .processDefinitionKey(incident.definitionKey())
                            .latestVersion()
                            .singleResult();
                    if (definition != null) {
                        tell(definition, incident.activityId(), incident.instanceId(), incident.message(), each.more());
                    }
                }
            });
        }
    }

    private void tell(
            ProcessDefinition definition, String activityId, @Nullable String instanceId, String message, int more) {
        List<User> operators = directory.withRole(Role.OPERATOR);
        String process = definition.getName() == null ? definition.getKey() : definition.getName();
        List<Notice.Fact> facts = new ArrayList<>();
        facts.add(Notice.Fact.ofText("process", process));
        if (!activityId.isEmpty()) {
            facts.add(Notice.Fact.ofText("step", activityId));
        }
        facts.add(Notice.Fact.ofText("message", message));
        if (more > 1) {
            facts.add(Notice.Fact.ofText("more", String.valueOf(more - 1)));
        }
        outbox.tell(
                new Notice(
                        MailTemplate.INCIDENT,
                        "subject.incident",
                        activityId.isEmpty() ? process : process + " · " + activityId,
                        new NoticePlace(
                                null, null, instanceId, definition.getId(), definition.getKey(), Set.of(), null),
                        facts,
                        null,
                        null,
                        instanceId == null ? links.page("/instances") : links.instance(instanceId)),
                operators);
    }

    private static String cut(@Nullable String message) {
        String text = message == null || message.isBlank() ? "–" : message.strip();
        return text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE - 1) + "…";
    }
}
