package dev.countersign.task;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.HeaderAuthentication;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.task.Task;

/** Two tasks of one run that must not be completed by the same person, and one person who completes both at once. */
@QuarkusTest
class ParallelTasksTest {

    private static final String ANNA = "anna;approver;testers";

    @Inject
    RepositoryService repositoryService;

    @Inject
    RuntimeService runtimeService;

    @Inject
    TaskService taskService;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @BeforeEach
    void deploy() {
        repositoryService
                .createDeployment()
                .name("parallel-review")
                .enableDuplicateFiltering(true)
                .addClasspathResource("models/human/parallel-review.bpmn")
                .addClasspathResource("models/human/parallel-calls.bpmn")
                .deploy();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @RepeatedTest(5)
    void areNotBothCompletedByOnePersonAtOnce() throws Exception {
        String instance =
                runtimeService.startProcessInstanceByKey("parallel-review").getId();
        List<String> tasks = taskService.createTaskQuery().processInstanceId(instance).list().stream()
                .map(Task::getId)
                .toList();
        tasks.forEach(task -> post(task, "claim"));

        List<Integer> codes = atOnce(tasks, task -> post(task, "complete"));

        assertThat(codes).containsExactlyInAnyOrder(200, 403);
        assertThat(taskService.createTaskQuery().processInstanceId(instance).count())
                .isEqualTo(1);
    }

    @RepeatedTest(5)
    void ofTwoCalledProcessesAreNotBothCompletedByOnePersonAtOnce() throws Exception {
        List<String> tasks = tasksOfTwoCalledProcesses();
        tasks.forEach(task -> post(task, "claim"));

        List<Integer> codes = atOnce(tasks, task -> post(task, "complete"));

        assertThat(codes).containsExactlyInAnyOrder(200, 403);
    }

    @Test
    void areNotCompletedThroughTheEnginesOwnApi() throws Exception {
        List<String> tasks = tasksOfTwoCalledProcesses();

        List<Integer> codes = atOnce(
                tasks,
                task -> given().header(HeaderAuthentication.HEADER, "anna;admin;testers")
                        .contentType("application/json")
                        .body("{}")
                        .post("/engine-rest/task/" + task + "/complete"));

        assertThat(codes).containsExactly(403, 403);
    }

    private List<String> tasksOfTwoCalledProcesses() {
        String instance =
                runtimeService.startProcessInstanceByKey("parallel-calls").getId();
        List<String> tasks =
                runtimeService.createProcessInstanceQuery().superProcessInstanceId(instance).list().stream()
                        .map(called -> taskService
                                .createTaskQuery()
                                .processInstanceId(called.getId())
                                .singleResult()
                                .getId())
                        .toList();
        assertThat(tasks).hasSize(2);
        return tasks;
    }

    private List<Integer> atOnce(List<String> tasks, Function<String, Response> request) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        return threads
                .invokeAll(tasks.stream()
                        .<Callable<Response>>map(task -> () -> {
                            start.await();
                            return request.apply(task);
                        })
                        .toList())
                .stream()
                .map(HumanReviewTest::outcome)
                .map(Response::statusCode)
                .toList();
    }

    private static Response post(String task, String action) {
        return given().header(HeaderAuthentication.HEADER, ANNA)
                .contentType("application/json")
                .body("{}")
                .post("/api/tasks/" + task + "/" + action);
    }
}
