package dev.countersign.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.externaltask.TopicLoop;
import dev.countersign.function.FunctionRounds;
import dev.countersign.testing.ServiceTaskModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.runtime.Incident;

/** Processes with a fan-out, and the steps that the service takes by itself outside of tests. */
@ApplicationScoped
class FanOutRuns {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final TopicLoop topics;
    private final FanOutRound round;
    private final FunctionRounds functions;
    private final FanOutRepository fanOuts;
    private final ItemRepository items;
    private final EntityManager database;

    FanOutRuns(
            RepositoryService repository,
            RuntimeService runtime,
            TaskService tasks,
            TopicLoop topics,
            FanOutRound round,
            FunctionRounds functions,
            FanOutRepository fanOuts,
            ItemRepository items,
            EntityManager database) {
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.topics = topics;
        this.round = round;
        this.functions = functions;
        this.fanOuts = fanOuts;
        this.items = items;
        this.database = database;
    }

    String start(ServiceTaskModel model, String key, Map<String, Object> variables) {
        model.deploy(repository);
        String instance =
                runtime.startProcessInstanceByKey(key, "order-5", variables).getId();
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            topics.round();
            assertThat(fanOuts.ofInstance(instance).isEmpty()
                            && incidents(instance).isEmpty())
                    .isFalse();
        });
        return instance;
    }

    void deploy(String model) {
        repository
                .createDeployment()
                .name("fan-out-child")
                .addString("child.bpmn", model)
                .enableDuplicateFiltering(true)
                .deploy();
    }

    void step() {
        topics.round();
        round.round();
        functions.round();
    }

    void stepsUntil(String instance, FanOutState state) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    step();
                    assertThat(fanOut(instance).state).isEqualTo(state);
                });
    }

    FanOut fanOut(String instance) {
        List<FanOut> all = fanOuts.ofInstance(instance);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    Map<ItemState, Integer> counts(String instance) {
        return items.counts(fanOut(instance).id);
    }

    List<FanOutItem> items(String instance) {
        return items.of(fanOut(instance).id, EnumSet.allOf(ItemState.class));
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
        step();
    }

    /** The node that has made the calls which are on their way is gone; their answers reach nobody. */
    @Transactional
    int loseTheNode(String instance) {
        return database.createNativeQuery("update function_call set claim = gen_random_uuid(),"
                        + " next_at = clock_timestamp() + interval '1 hour'"
                        + " where process_instance_id = :instance and state = 'CALLING'")
                .setParameter("instance", instance)
                .executeUpdate();
    }

    @Transactional
    void leasesAreOver(String instance) {
        database.createNativeQuery("update function_call set next_at = clock_timestamp()"
                        + " where process_instance_id = :instance and state = 'CALLING'")
                .setParameter("instance", instance)
                .executeUpdate();
    }

    @Transactional
    void endedDaysAgo(UUID id, int days) {
        database.createNativeQuery(
                        "update fan_out set ended_at = clock_timestamp() - make_interval(days => :days) where id = :id")
                .setParameter("days", days)
                .setParameter("id", id)
                .executeUpdate();
    }

    @Transactional
    void due(UUID id) {
        database.createNativeQuery("update fan_out set next_at = clock_timestamp() where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    @Transactional
    void overdue(UUID id) {
        database.createNativeQuery("update fan_out set times_out_at = clock_timestamp() where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }
}
