package dev.countersign.sensor;

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

/** Processes with a sensor, and the steps that the service takes by itself outside of tests. */
@ApplicationScoped
class SensorRuns {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final TopicLoop topics;
    private final SensorPoker poker;
    private final SensorRepository sensors;
    private final EntityManager database;

    SensorRuns(
            RepositoryService repository,
            RuntimeService runtime,
            TaskService tasks,
            TopicLoop topics,
            SensorPoker poker,
            SensorRepository sensors,
            EntityManager database) {
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.topics = topics;
        this.poker = poker;
        this.sensors = sensors;
        this.database = database;
    }

    /** Starts a process whose sensor has these inputs; it waits afterwards. */
    String start(ServiceTaskModel model, String key, Map<String, Object> variables) {
        model.deploy(repository);
        String instance =
                runtime.startProcessInstanceByKey(key, "business-9", variables).getId();
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            topics.round();
            assertThat(sensors.ofInstance(instance).isEmpty()
                            && incidents(instance).isEmpty())
                    .isFalse();
        });
        return instance;
    }

    void fetch() {
        topics.round();
    }

    /** Lets the sensor look now, and waits until it has. */
    Sensor look(String instance) {
        Sensor before = sensor(instance);
        due(before.id);
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            poker.round();
            Sensor after = sensor(instance);
            assertThat(after.pokes + after.failedPokes).isGreaterThan(before.pokes + before.failedPokes);
        });
        await().atMost(Duration.ofMinutes(2)).until(poker::isIdle);
        return sensor(instance);
    }

    Sensor sensor(String instance) {
        List<Sensor> all = sensors.ofInstance(instance);
        assertThat(all).isNotEmpty();
        return all.get(all.size() - 1);
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

    @SuppressWarnings("unchecked")
    Map<String, Object> variable(String instance, String name) {
        return (Map<String, Object>) runtime.getVariable(instance, name);
    }

    void end(String instance) {
        if (runtime.createProcessInstanceQuery().processInstanceId(instance).count() > 0) {
            runtime.deleteProcessInstance(instance, "test is over");
        }
    }

    @Transactional
    void due(UUID id) {
        change("next_poke_at = clock_timestamp()", id);
    }

    @Transactional
    void overdue(UUID id) {
        change("times_out_at = clock_timestamp() - interval '1 second'", id);
    }

    /** As a node leaves it that died while it looked. */
    @Transactional
    void claimedByADeadNode(UUID id, int secondsLeft) {
        change(
                "claim = gen_random_uuid(), next_poke_at = clock_timestamp(), claimed_until = clock_timestamp()"
                        + " + make_interval(secs => " + secondsLeft + ")",
                id);
    }

    @Transactional
    void endedDaysAgo(UUID id, int days) {
        change("ended_at = clock_timestamp() - make_interval(days => " + days + ")", id);
    }

    /** As when a node has been slower than its lease. */
    @Transactional
    void leaseIsOver(UUID id) {
        change("claimed_until = clock_timestamp() - interval '1 second'", id);
    }

    @Transactional
    long count(String condition) {
        return ((Number) database.createNativeQuery("select count(*) from sensor where " + condition)
                        .getSingleResult())
                .longValue();
    }

    private void change(String assignment, UUID id) {
        database.createNativeQuery("update sensor set " + assignment + " where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }
}
