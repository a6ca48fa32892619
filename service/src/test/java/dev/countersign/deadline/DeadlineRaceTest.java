package dev.countersign.deadline;

import static dev.countersign.deadline.DeadlineRuns.ANNA;
import static dev.countersign.deadline.DeadlineRuns.as;
import static dev.countersign.deadline.DeadlineRuns.claim;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.TaskService;

/** People and time at the same moment, with several nodes' worth of pollers. */
@QuarkusTest
class DeadlineRaceTest {

    private static final int TASKS = 60;
    private static final int PEOPLE = 4;
    private static final int POLLERS = 2;

    @Inject
    DeadlineRuns runs;

    @Inject
    DeadlinePoller poller;

    @Inject
    TaskService taskService;

    @BeforeEach
    void stopClock() {
        runs.stopClock();
    }

    @AfterEach
    void resetClock() {
        runs.resetClock();
    }

    @Test
    void anAnswerOrATimeOutButNeverBoth() throws Exception {
        Set<Integer> answers = new TreeSet<>();
        for (int round = 0; round < 10 && answers.size() < 2; round++) { // until both have won
            answers.addAll(answersAgainstTimeOuts());
        }
        assertThat(answers).containsExactly(200, 409);
    }

    private Collection<Integer> answersAgainstTimeOuts() throws Exception {
        List<String> tasks = tasks(Map.of("notCompletedWithin", "PT1H", "onNotCompleted", "reassign ben"));
        tasks.forEach(task -> claim(ANNA, task));

        Map<String, Integer> answers = race(
                tasks,
                task -> as(ANNA).body("{\"data\": {}}")
                        .post("/api/tasks/{id}/complete", task)
                        .statusCode());

        assertThat(tasks).allSatisfy(task -> {
            if (answers.getOrDefault(task, 0) == 200) {
                assertThat(runs.events(task)).isEmpty();
                assertThat(runs.deadlines(task)).isEmpty();
            } else {
                assertThat(answers.get(task)).isEqualTo(409);
                assertThat(runs.events(task)).containsExactly("REASSIGNED user:ben");
                assertThat(runs.task(task).getAssignee()).isEqualTo("ben");
            }
        });
        return answers.values();
    }

    @Test
    void theSameForCompletionsThatGoPastOurApi() throws Exception {
        List<String> tasks = tasks(Map.of("notCompletedWithin", "PT1H", "onNotCompleted", "reassign ben"));

        Map<String, Boolean> completed = race(tasks, this::completeInTheEngine);

        assertThat(tasks).allSatisfy(task -> {
            assertThat(runs.events(task).size()).isLessThanOrEqualTo(1);
            if (completed.getOrDefault(task, false)) {
                assertThat(runs.task(task)).isNull();
                assertThat(runs.deadlines(task)).isEmpty();
            } else {
                assertThat(runs.events(task)).containsExactly("REASSIGNED user:ben");
                assertThat(runs.task(task).getAssignee()).isEqualTo("ben");
            }
        });
        runs.pass(Duration.ofDays(10));
        assertThat(tasks)
                .allSatisfy(task -> assertThat(runs.events(task).size()).isLessThanOrEqualTo(1));
    }

    @Test
    void aClaimAndATimeOut() throws Exception {
        List<String> tasks = tasks(Map.of("notStartedWithin", "PT1H", "onNotStarted", "escalate managers"));

        Map<String, Integer> answers =
                race(tasks, task -> as(ANNA).post("/api/tasks/{id}/claim", task).statusCode());

        assertThat(answers.values()).containsOnly(200);
        List<List<String>> before = tasks.stream().map(runs::events).toList();
        assertThat(tasks).allSatisfy(task -> {
            assertThat(runs.task(task).getAssignee()).isEqualTo("anna");
            assertThat(runs.deadlines(task).get(0).state()).isEqualTo(DeadlineState.STOPPED);
            assertThat(runs.events(task)).isSubsetOf("ESCALATED managers").hasSizeLessThanOrEqualTo(1);
            assertThat(runs.candidateGroups(task).contains("managers"))
                    .isEqualTo(!runs.events(task).isEmpty());
        });
        runs.pass(Duration.ofDays(10));
        assertThat(tasks.stream().map(runs::events).toList()).isEqualTo(before);
    }

    private List<String> tasks(Map<String, String> properties) {
        String key = runs.deploy(properties);
        List<String> tasks = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            tasks.add(runs.start(key, Map.of()));
        }
        return tasks;
    }

    /** The deadline of all tasks comes while people work through them in another order. */
    private <T> Map<String, T> race(List<String> tasks, Function<String, T> work) throws Exception {
        runs.move(Duration.ofHours(1));
        List<String> order = new ArrayList<>(tasks);
        Collections.shuffle(order, new Random(7));
        Map<String, T> results = new ConcurrentHashMap<>();
        CyclicBarrier go = new CyclicBarrier(PEOPLE + POLLERS);
        ExecutorService threads = Executors.newFixedThreadPool(PEOPLE + POLLERS);
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (int person = 0; person < PEOPLE; person++) {
                List<String> share = order.subList(person * TASKS / PEOPLE, (person + 1) * TASKS / PEOPLE);
                all.add(() -> {
                    go.await();
                    share.forEach(task -> results.put(task, work.apply(task)));
                    return null;
                });
            }
            for (int node = 0; node < POLLERS; node++) {
                all.add(() -> {
                    go.await();
                    while (results.size() < TASKS) {
                        poller.round();
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(all)) {
                done.get();
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** As a program would: without waiting for anybody first. */
    private boolean completeInTheEngine(String task) {
        try {
            taskService.complete(task);
            return true;
        } catch (ProcessEngineException e) {
            return false;
        }
    }
}
