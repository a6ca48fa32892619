package dev.countersign.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.externaltask.TopicLoop;
import dev.countersign.testing.ServiceTaskModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.runtime.Incident;

/** Processes that call a function, and the steps that the service takes by itself outside of tests. */
@ApplicationScoped
class FunctionRuns {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final TopicLoop topics;
    private final CallSender sender;
    private final FunctionCallRepository calls;
    private final EntityManager database;

    FunctionRuns(
            RepositoryService repository,
            RuntimeService runtime,
            TaskService tasks,
            TopicLoop topics,
            CallSender sender,
            FunctionCallRepository calls,
            EntityManager database) {
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.topics = topics;
        this.sender = sender;
        this.calls = calls;
        this.database = database;
    }

    String start(ServiceTaskModel model, String key, Map<String, Object> variables) {
        model.deploy(repository);
        String instance = runtime.startProcessInstanceByKey(key, variables).getId();
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            topics.round();
            assertThat(calls.ofInstance(instance, FunctionWorker.KIND).isEmpty()
                            && incidents(instance).isEmpty())
                    .isFalse();
        });
        return instance;
    }

    void fetch() {
        topics.round();
    }

    /** Rounds until the call is there and its process knows; what waits for its time is made due. */
    void roundsUntil(String instance, CallState state) {
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            FunctionCall before = call(instance);
            if (before.state == CallState.READY || before.state == CallState.ANSWERED || before.untold) {
                due(before.id);
            }
            sender.round();
            assertThat(call(instance).state).isEqualTo(state);
            assertThat(call(instance).untold).isFalse();
        });
    }

    FunctionCall call(String instance) {
        List<FunctionCall> all = calls.ofInstance(instance, FunctionWorker.KIND);
        assertThat(all).isNotEmpty();
        return all.get(all.size() - 1);
    }

    int attempts(String instance) {
        return calls.ofInstance(instance, FunctionWorker.KIND).size();
    }

    String currentTask(String instance) {
        return tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getTaskDefinitionKey();
    }

    List<String> incidents(String instance) {
        return runtime.createIncidentQuery().processInstanceId(instance).list().stream()
                .map(Incident::getIncidentMessage)
                .toList();
    }

    Object variable(String instance, String name) {
        return runtime.getVariable(instance, name);
    }

    void end(String instance) {
        if (runtime.createProcessInstanceQuery().processInstanceId(instance).count() > 0) {
            runtime.deleteProcessInstance(instance, "test is over");
        }
    }

    @Transactional
    void due(UUID id) {
        change("next_at = clock_timestamp()", id);
    }

    /** As no service leaves it. */
    @Transactional
    void spoil(UUID id) {
        change("spec = '{'", id);
    }

    void set(String instance, String name, Object value) {
        runtime.setVariable(instance, name, value);
    }

    void suspend(String instance) {
        runtime.suspendProcessInstanceById(instance);
    }

    void activate(String instance) {
        runtime.activateProcessInstanceById(instance);
    }

    @Transactional
    void timedOut(UUID id) {
        change("next_at = clock_timestamp(), times_out_at = clock_timestamp()", id);
    }

    /** As a node leaves it that died while it made the call. */
    @Transactional
    void calledByADeadNode(UUID id) {
        change("state = 'CALLING', attempt = 1, claim = gen_random_uuid(), next_at = clock_timestamp()", id);
    }

    @Transactional
    void endedDaysAgo(UUID id, int days) {
        change("ended_at = clock_timestamp() - make_interval(days => " + days + ")", id);
    }

    @Transactional
    long tokens(UUID id) {
        return ((Number) database.createNativeQuery("select count(*) from function_token where call_id = :id")
                        .setParameter("id", id)
                        .getSingleResult())
                .longValue();
    }

    private void change(String assignment, UUID id) {
        database.createNativeQuery("update function_call set " + assignment + " where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }
}
