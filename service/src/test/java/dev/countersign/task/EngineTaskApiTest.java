package dev.countersign.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.model.bpmn.Bpmn;

@QuarkusTest
class EngineTaskApiTest extends HumanReviewTest {

    @Inject
    RepositoryService repositoryService;

    @Inject
    RuntimeService runtimeService;

    @Inject
    TaskService taskService;

    @Test
    void cannotCompleteATaskWithEvidence() {
        for (String way : List.of("/complete", "/submit-form")) {
            engineUser("olga")
                    .body("{}")
                    .post("/engine-rest/task/" + task + way)
                    .then()
                    .statusCode(403)
                    .body("message", containsString("can only be completed through POST /api/tasks/" + task));
        }
        assertThat(review.task(run).getId()).isEqualTo(task);
    }

    @Test
    void leavesARecordOfWhoCompletedATaskWithoutRules() {
        String key = "plain-" + UUID.randomUUID();
        repositoryService
                .createDeployment()
                .name(key)
                .addModelInstance(
                        key + ".bpmn",
                        Bpmn.createExecutableProcess(key)
                                .startEvent()
                                .userTask("plain")
                                .endEvent()
                                .done())
                .deploy();
        String instance = runtimeService.startProcessInstanceByKey(key).getId();
        task = taskService
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        engineUser("ben")
                .body(Map.of("userId", "ben"))
                .post("/engine-rest/task/" + task + "/claim")
                .then()
                .statusCode(204);
        engineUser("olga")
                .body("{}")
                .post("/engine-rest/task/" + task + "/complete")
                .then()
                .statusCode(204);

        engineUser("olga")
                .get("/api/decisions?instance=" + instance)
                .then()
                .body("items.taskKey", contains("plain"))
                .body("items[0].decidedBy", equalTo("olga"))
                .body("items[0].evidenceDigest", nullValue());
    }
}
