package dev.countersign.task;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.TaskService;

@QuarkusTest
class TaskClaimTest extends HumanReviewTest {

    @Inject
    TaskService tasks;

    @Test
    void makesTheCallerTheAssignee() {
        as(ANNA).post("/api/tasks/" + task + "/claim")
                .then()
                .statusCode(200)
                .body("assignee", equalTo("anna"))
                .body("claimable", equalTo(false))
                .body("completable", equalTo(true));
        as(ANNA).post("/api/tasks/" + task + "/claim").then().statusCode(200);
    }

    @Test
    void namesWhoWasFaster() {
        claim(ANNA);

        as(BEN).post("/api/tasks/" + task + "/claim")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("already-claimed"))
                .body("assignee", equalTo("anna"));
    }

    @Test
    void isWonByExactlyOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Response>> claims = Arrays.stream(new String[] {"a", "b", "c", "d", "e", "f", "g", "h"})
                    .map(id -> (Callable<Response>)
                            () -> as(id + ";approver;testers").post("/api/tasks/" + task + "/claim"))
                    .toList();
            List<Response> answers = threads.invokeAll(claims).stream()
                    .map(HumanReviewTest::outcome)
                    .toList();

            String winner = review.task(run).getAssignee();
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() == 409)
                    .hasSize(7)
                    .allSatisfy(answer ->
                            assertThat(answer.<String>path("assignee")).isEqualTo(winner));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void isRefusedToStrangers() {
        as(DORA).post("/api/tasks/" + task + "/claim").then().statusCode(403);
        as(VERA).post("/api/tasks/" + task + "/claim").then().statusCode(403);
        as(ANNA).post("/api/tasks/unknown/claim").then().statusCode(404);
        given().post("/api/tasks/" + task + "/claim").then().statusCode(401);
    }

    @Test
    void canBeUndone() {
        as(ANNA).post("/api/tasks/" + task + "/unclaim").then().statusCode(409).body("code", equalTo("not-claimed"));
        claim(ANNA);
        as(BEN).post("/api/tasks/" + task + "/unclaim").then().statusCode(403);
        as(OLGA).post("/api/tasks/" + task + "/unclaim").then().statusCode(200).body("task.assignee", nullValue());
        claim(BEN);
        as(BEN).post("/api/tasks/" + task + "/unclaim").then().statusCode(200).body("task.claimable", equalTo(true));
        as(BEN).post("/api/tasks/unknown/unclaim").then().statusCode(404);
    }

    @Test
    void canBeUndoneByWhoeverSeesTheTaskNoMoreAfterwards() {
        claim(ANNA);
        tasks.setAssignee(task, "dora"); // to whom it is not offered

        as(DORA).post("/api/tasks/" + task + "/unclaim").then().statusCode(200).body("task", nullValue());

        assertThat(review.task(run).getAssignee()).isNull();
        as(DORA).get("/api/tasks/" + task).then().statusCode(403);
    }
}
