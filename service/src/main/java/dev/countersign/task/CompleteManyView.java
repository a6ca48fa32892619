package dev.countersign.task;

import dev.countersign.problem.ProblemView;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of each of several tasks, in the order of the request.
 *
 * @param results one per task
 */
@Schema(examples = """
                {"results": [{"taskId": "9a2b...", "status": 200, "decisionId": "0d5c1c3a-6a3e-4f8e-9e64-0f8f5a4f3a11", \
                "completion": {"taskId": "9a2b...", "decisionId": "0d5c1c3a-6a3e-4f8e-9e64-0f8f5a4f3a11", "instanceId": "3f1d..."}, \
                "problem": null}, \
                {"taskId": "77c0...", "status": 409, "decisionId": null, "completion": null, "problem": {"status": 409, \
                "title": "Conflict", "detail": "'ben' has claimed this task.", "code": "already-claimed", "assignee": "ben"}}]}""")
public record CompleteManyView(List<Result> results) {

    public CompleteManyView {
        results = List.copyOf(results);
    }

    /**
     * What became of one task.
     *
     * @param status the status that the task would have been answered with on its own
     * @param completion as for a single task; null when it was refused
     * @param problem why it was refused; null when it was not
     */
    @Schema(name = "CompleteManyResult")
    public record Result(
            String taskId,
            int status,
            @Nullable UUID decisionId,
            @Nullable CompletionView completion,
            @Nullable ProblemView problem) {

        static Result done(CompletionView completion) {
            return new Result(completion.taskId(), 200, completion.decisionId(), completion, null);
        }

        static Result refused(String taskId, ProblemView problem) {
            return new Result(taskId, problem.status(), null, null, problem);
        }
    }
}
