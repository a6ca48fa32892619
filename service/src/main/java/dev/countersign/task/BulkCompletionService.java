package dev.countersign.task;

import dev.countersign.engine.RuleRefusal;
import dev.countersign.problem.ProblemView;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.operaton.bpm.engine.AuthorizationException;

/** Completes several tasks one after the other, each in a transaction of its own: one refusal holds up none of the others. */
@ApplicationScoped
class BulkCompletionService {

    private static final Logger LOG = Logger.getLogger(BulkCompletionService.class);

    private final TaskWorkService work;

    BulkCompletionService(TaskWorkService work) {
        this.work = work;
    }

    CompleteManyView complete(CompleteManyRequest request, Actor actor) {
        return new CompleteManyView(request.tasks().stream()
                .map(item -> complete(item, request, actor))
                .toList());
    }

    private CompleteManyView.Result complete(CompleteManyRequest.Item item, CompleteManyRequest request, Actor actor) {
        try {
            return CompleteManyView.Result.done(work.completeWithOthers(item.id(), request.of(item), actor));
        } catch (RuntimeException e) {
            return CompleteManyView.Result.refused(item.id(), problem(item.id(), e));
        }
    }

    private static ProblemView problem(String taskId, RuntimeException exception) {
        return ProblemView.of(exception).orElseGet(() -> {
            for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
                if (cause instanceof RuleRefusal refusal) { // a listener of the engine stood in the way
                    return ProblemView.forbidden(cause.getMessage(), refusal.members());
                }
                if (cause instanceof AuthorizationException) {
                    return ProblemView.forbidden(cause.getMessage());
                }
            }
            LOG.errorf(exception, "Completing task %s together with others has failed", taskId);
            return ProblemView.unexpected();
        });
    }
}
