package dev.countersign.automatic;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import dev.countersign.testing.HeaderAuthentication;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;

/** A policy and people append to the chain at the same moment, in the same runs. */
@QuarkusTest
class AutomaticRaceTest {

    private static final String VERA = "vera;viewer;none";
    private static final String ANNA = "anna;approver;forecast-reviewers";
    private static final int RUNS = 12;

    @Inject
    PolicyProcess process;

    @Inject
    RuntimeService runtimeService;

    @Inject
    TaskService taskService;

    @Inject
    ManagementService managementService;

    @Test
    void neitherWaitsForTheOtherForEver() throws Exception {
        String key = process.recorded();
        List<String> runs = new ArrayList<>();
        List<Callable<String>> work = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            String run = runtimeService
                    .startProcessInstanceByKey(key, "case", Map.of("error", 0.04))
                    .getId();
            runs.add(run);
            work.add(() -> policy(run));
            work.add(() -> person(run));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<String> each : threads.invokeAll(work, 2, TimeUnit.MINUTES)) {
                assertThat(each.get()).isEqualTo("done");
            }
        } finally {
            threads.shutdownNow();
        }

        for (String run : runs) {
            as(VERA).get("/api/decisions?instance=" + run)
                    .then()
                    .body("items.kind", containsInAnyOrder("automatic", null))
                    .body("items.taskKey", containsInAnyOrder("note", "beside"))
                    .body("items.find { it.kind == 'automatic' }.taskName", equalTo("Note it"));
        }
        as(VERA).get("/api/decisions?kind=automatic&definition=" + key).then().body("total", equalTo(RUNS));
        as(VERA).get("/api/decisions/verify").then().body("intact", equalTo(true));
    }

    /** As the job executor does: again when somebody else has changed the run meanwhile. */
    private String policy(String run) {
        String job = managementService
                .createJobQuery()
                .processInstanceId(run)
                .singleResult()
                .getId();
        for (int attempt = 1; ; attempt++) {
            try {
                managementService.executeJob(job);
                return "done";
            } catch (OptimisticLockingException e) {
                assertThat(attempt).as("attempts").isLessThan(10);
            }
        }
    }

    private String person(String run) {
        String task = "/api/tasks/"
                + taskService
                        .createTaskQuery()
                        .processInstanceId(run)
                        .singleResult()
                        .getId();
        as(ANNA).post(task + "/claim").then().statusCode(200);
        for (int attempt = 1; ; attempt++) {
            var answer = as(ANNA).body(Map.of()).post(task + "/complete");
            if (answer.statusCode() == 200) {
                return "done";
            }
            assertThat(answer.asString()).contains("Somebody else changed this at the same moment");
            assertThat(attempt).as("attempts").isLessThan(10);
        }
    }

    private static RequestSpecification as(String user) {
        return given().header(HeaderAuthentication.HEADER, user).contentType(ContentType.JSON);
    }
}
