package dev.countersign.task;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RuntimeService;

/** A task whose run is suspended is not gone: whoever sees it learns that it waits, and because of whom. */
@QuarkusTest
class SuspendedTaskTest extends HumanReviewTest {

    @Inject
    RuntimeService runtime;

    @Test
    void isAnsweredWithWhoHasSuspendedTheRun() {
        claim(ANNA);
        suspend(true);

        refused(as(ANNA).get("/api/tasks/" + task).then())
                .body("detail", equalTo("The run is suspended by 'olga'; the task can be decided when it goes on."))
                .body("suspendedBy", equalTo("olga"))
                .body("instanceId", equalTo(run.instanceId()));
        refused(complete(ANNA, Map.of("decision", "approve"), digest).then());
        refused(as(ANNA).post("/api/tasks/" + task + "/unclaim").then());
        as(ANNA).get("/api/tasks/" + task + "/comments").then().statusCode(200);
        as(DORA).get("/api/tasks/" + task).then().statusCode(403).body("suspendedBy", nullValue());

        suspend(false);

        complete(ANNA, Map.of("decision", "approve"), digest).then().statusCode(200);
        as(ANNA).get("/api/tasks/" + task).then().statusCode(409).body("code", equalTo("already-completed"));
    }

    @Test
    void isAnsweredWhenAProgramSuspendedTheRun() {
        runtime.suspendProcessInstanceById(run.instanceId());

        refused(as(ANNA).get("/api/tasks/" + task).then())
                .body("detail", equalTo("The run is suspended; the task can be decided when it goes on."))
                .body("suspendedBy", nullValue());
        as(ANNA).get("/api/tasks?filter=group&instance=" + run.instanceId())
                .then()
                .body("total", equalTo(0));
    }

    @Test
    void knowsWhoSuspendedAllRunsOfAProcess() {
        engineUser("olga")
                .body(Map.of(
                        "processDefinitionKey", "human-review", "suspended", true, "includeProcessInstances", true))
                .put("/engine-rest/process-definition/suspended")
                .then()
                .statusCode(204);
        try {
            refused(as(ANNA).get("/api/tasks/" + task).then()).body("suspendedBy", equalTo("olga"));
        } finally {
            engineUser("olga")
                    .body(Map.of(
                            "processDefinitionKey",
                            "human-review",
                            "suspended",
                            false,
                            "includeProcessInstances",
                            true))
                    .put("/engine-rest/process-definition/suspended")
                    .then()
                    .statusCode(204);
        }
        as(ANNA).get("/api/tasks/" + task).then().statusCode(200).body("candidateGroups", contains("testers"));
    }

    private void suspend(boolean suspended) {
        engineUser("olga")
                .body(Map.of("suspended", suspended))
                .put("/engine-rest/process-instance/" + run.instanceId() + "/suspended")
                .then()
                .statusCode(204);
    }

    private static ValidatableResponse refused(ValidatableResponse answer) {
        return answer.statusCode(409).contentType("application/problem+json").body("code", equalTo("task-suspended"));
    }
}
