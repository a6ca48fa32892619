package dev.countersign.worker;

import dev.countersign.engine.CommandRule;
import dev.countersign.engine.EngineAction;
import dev.countersign.engine.EngineUser;
import dev.countersign.engine.OwnWork;
import dev.countersign.externaltask.TopicOwners;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.externaltask.ExternalTask;

/**
 * Notes who asks for tasks and who works on them; objects to nothing. Only what a request itself asks counts: the engine asks
 * again for those that wait, also after they have hung up.
 */
@ApplicationScoped
class WorkerWatchRule implements CommandRule {

    private final Signs signs;
    private final TopicOwners owners;
    private final OwnWork own;
    private final EngineUser engineUser;
    private final ExternalTaskService externalTasks;
    private final CurrentVertxRequest request;

    WorkerWatchRule(
            Signs signs,
            TopicOwners owners,
            OwnWork own,
            EngineUser engineUser,
            ExternalTaskService externalTasks,
            CurrentVertxRequest request) {
        this.signs = signs;
        this.owners = owners;
        this.own = own;
        this.engineUser = engineUser;
        this.externalTasks = externalTasks;
        this.request = request;
    }

    @Override
    public void before(EngineAction action) {
        Optional<String> user = engineUser.id();
        if (own.isRunning() || user.isEmpty()) {
            return;
        }
        RoutingContext context = current();
        if (context == null) {
            return;
        }
        if (action instanceof EngineAction.Fetch fetch) {
            List<Sign> asked = fetch.topics().stream()
                    .filter(topic -> !owners.topics().contains(topic))
                    .map(topic -> new Sign(fetch.workerId(), topic, user.get()))
                    .toList();
            if (!asked.isEmpty()) {
                Signs.OpenFetch opened = signs.open(asked);
                context.addEndHandler(ended -> signs.close(opened));
            }
        } else if (action instanceof EngineAction.ExternalTaskUse use) {
            atWork(use, user.get());
        }
    }

    private void atWork(EngineAction.ExternalTaskUse use, String user) {
        @Nullable
        ExternalTask task = externalTasks
                .createExternalTaskQuery()
                .externalTaskId(use.externalTaskId())
                .singleResult();
        if (task != null && task.getWorkerId() != null && !owners.topics().contains(task.getTopicName())) {
            signs.see(new Sign(task.getWorkerId(), task.getTopicName(), user));
        }
    }

    private @Nullable RoutingContext current() {
        return Arc.container().requestContext().isActive() ? request.getCurrent() : null;
    }
}
