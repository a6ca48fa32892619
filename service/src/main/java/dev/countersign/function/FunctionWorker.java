package dev.countersign.function;

import dev.countersign.engine.ModelElement;
import dev.countersign.externaltask.ExternalTasks;
import dev.countersign.externaltask.TakenTask;
import dev.countersign.externaltask.TaskInputs;
import dev.countersign.externaltask.TaskOrigin;
import dev.countersign.externaltask.TopicWorker;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Tasks that call a function: turns them into calls, and tells them how the calls ended. */
@ApplicationScoped
class FunctionWorker implements TopicWorker, CallOwner {

    static final String TOPIC = "function";
    static final String KIND = "task";

    private static final int AT_ONCE = 50;

    /** When the engine's lock runs out the task comes again and finds its call: no need to renew locks. */
    private static final Duration LOCK = Duration.ofDays(1);

    private final FunctionCalls calls;
    private final FunctionCallRepository repository;
    private final ExternalTasks tasks;

    FunctionWorker(FunctionCalls calls, FunctionCallRepository repository, ExternalTasks tasks) {
        this.calls = calls;
        this.repository = repository;
        this.tasks = tasks;
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void check(String topic, ModelElement element, Consumer<String> problem) {
        try {
            calls.check(TaskInputs.of(element));
        } catch (IllegalArgumentException e) {
            problem.accept(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public int capacity() {
        return AT_ONCE;
    }

    @Override
    public void take(TakenTask task) {
        tasks.lock(task.id(), LOCK);
        FunctionCall last = repository.lockLatest(KIND, task.id()).orElse(null);
        if (last != null && (CallState.LIVE.contains(last.state) || last.untold)) {
            return; // it goes on, only the engine's lock had run out
        }
        if (last != null && CallTelling.REFUSED.equals(last.errorCode)) {
            last.refusals = 0;
            last.endedAt = null;
            last.answered(last.result, repository.now()); // the answer is there, it is handed over again
            return;
        }
        TaskInputs inputs = TaskInputs.of(task.inputs());
        calls.check(inputs);
        calls.start(KIND, task.id(), TaskOrigin.of(task), CallSpec.read(inputs), task.id());
    }

    @Override
    public void succeeded(CallEnd end) {
        tasks.complete(end.ownerId(), end.result());
    }

    @Override
    public void failed(CallEnd end) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", String.valueOf(end.code()));
        error.put("message", end.message());
        error.put("activityId", end.origin().activityId());
        error.put("callId", end.callId().toString());
        error.put("attempts", end.attempts());
        tasks.fail(end.ownerId(), end.message(), "", error);
    }

    @Override
    public void refused(CallEnd end) {
        tasks.raiseIncident(end.ownerId(), end.message(), "");
    }
}
