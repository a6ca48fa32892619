package dev.countersign.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.externaltask.TopicLoop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import org.operaton.bpm.engine.runtime.Incident;
import org.operaton.bpm.engine.task.Task;

/** Deploys and runs models with one task of a connector, step by step. */
@ApplicationScoped
class ConnectorProcess {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ExternalTaskService externalTasks;
    private final TaskService tasks;
    private final TopicLoop loop;
    private final CallRepository calls;
    private final EntityManager entityManager;

    ConnectorProcess(
            RepositoryService repository,
            RuntimeService runtime,
            ExternalTaskService externalTasks,
            TaskService tasks,
            TopicLoop loop,
            CallRepository calls,
            EntityManager entityManager) {
        this.repository = repository;
        this.runtime = runtime;
        this.externalTasks = externalTasks;
        this.tasks = tasks;
        this.loop = loop;
        this.calls = calls;
        this.entityManager = entityManager;
    }

    /** Deploys a task with these inputs and starts it. The variable {@code outcome} takes its result. */
    String start(Map<String, String> inputs, Map<String, Object> variables) {
        return start(Models.plain(inputs), variables);
    }

    String start(String model, Map<String, Object> variables) {
        String key = "connector-" + UUID.randomUUID();
        repository
                .createDeployment()
                .name("connector-test")
                .addString(key + ".bpmn", model.formatted(key))
                .deploy();
        return runtime.startProcessInstanceByKey(key, variables).getId();
    }

    /** Rounds of the loop until the process waits at that user task. */
    void runTo(String instance, String userTask) {
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            loop.round();
            assertThat(tasks.createTaskQuery().processInstanceId(instance).list())
                    .extracting(Task::getTaskDefinitionKey)
                    .containsExactly(userTask);
        });
    }

    /** Rounds of the loop until there is an incident; its message. Pauses before retries are skipped. */
    String runToIncident(String instance) {
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            if (callsOf(instance) == 0) {
                round();
            } else {
                loop.round();
            }
            assertThat(incidents(instance)).hasSize(1);
        });
        return String.valueOf(incidents(instance).get(0).getIncidentMessage());
    }

    /** One round, later than any pause. */
    void round() {
        ClockUtil.setCurrentTime(Date.from(
                Instant.ofEpochMilli(ClockUtil.getCurrentTime().getTime()).plusSeconds(7_200)));
        loop.round();
    }

    void retry(String instance) {
        externalTasks.setRetries(externalTask(instance), 1);
    }

    /** As an operator who gives a task that waits more time. */
    void setTimeout(String instance, String timeout) {
        String execution = externalTasks
                .createExternalTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getExecutionId();
        runtime.setVariableLocal(execution, "timeout", timeout);
    }

    String externalTask(String instance) {
        return externalTasks
                .createExternalTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    List<Incident> incidents(String instance) {
        return runtime.createIncidentQuery().processInstanceId(instance).list();
    }

    Object outcome(String instance) {
        return runtime.getVariable(instance, "outcome");
    }

    Object variable(String instance, String name) {
        return runtime.getVariable(instance, name);
    }

    void set(String instance, String name, Object value) {
        runtime.setVariable(instance, name, value);
    }

    void delete(String instance) {
        runtime.deleteProcessInstance(instance, "nobody needs it any more");
    }

    void suspend(String instance) {
        runtime.suspendProcessInstanceById(instance);
    }

    void activate(String instance) {
        runtime.activateProcessInstanceById(instance);
    }

    /** Everything of this kind of text that the database keeps of an instance, for a search for secrets. */
    @Transactional
    List<?> everythingKept(String text) {
        return entityManager
                .createNativeQuery("""
                        select 'variable' from act_hi_varinst where text_ like :t or text2_ like :t
                        union all select 'detail' from act_hi_detail where text_ like :t or text2_ like :t
                        union all select 'runtime' from act_ru_variable where text_ like :t or text2_ like :t
                        union all select 'bytes' from act_ge_bytearray where position(convert_to(:raw, 'UTF8') in bytes_) > 0
                        union all select 'incident' from act_hi_incident where incident_msg_ like :t
                        union all select 'incident' from act_ru_incident where incident_msg_ like :t
                        union all select 'log' from act_hi_ext_task_log where error_msg_ like :t
                        union all select 'task' from act_ru_ext_task where error_msg_ like :t
                        union all select 'call' from connector_call where answer like :t
                        """)
                .setParameter("t", "%" + text + "%")
                .setParameter("raw", text)
                .getResultList();
    }

    /** Until what came back is kept, because the process could not take it. */
    void awaitAnswer(String instance) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(QuarkusTransaction.requiringNew()
                                .call(() -> calls.count("processInstanceId = ?1 and answer is not null", instance)))
                        .isEqualTo(1));
    }

    /** How many calls of the instance are under way. */
    long callsOf(String instance) {
        return QuarkusTransaction.requiringNew().call(() -> calls.count("processInstanceId", instance));
    }

    @Transactional
    boolean callUnderWay(String externalTask) {
        return calls.lock(externalTask).isPresent();
    }

    /** As if the service had ended in the middle of a call of the task: its row is there, its lock is not. */
    @Transactional
    void crashed(String instance, boolean ask) {
        String task = externalTask(instance);
        entityManager
                .createNativeQuery(
                        "insert into connector_call (external_task_id, attempt, process_instance_id,"
                                + " activity_id, connector, ask, started_at) values (?1, gen_random_uuid(), ?2, 'call', 'http', ?3, now())")
                .setParameter(1, task)
                .setParameter(2, instance)
                .setParameter(3, ask)
                .executeUpdate();
    }

    /** Ends the test's instances and takes the models away. */
    void clear() {
        ClockUtil.reset();
        repository
                .createDeploymentQuery()
                .deploymentName("connector-test")
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }
}
