package dev.countersign.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EngineTaskApiTest extends HumanReviewTest {

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
    void leavesARecordOfWhoCompletedATaskWithoutEvidence() {
        completeFirstAs(ANNA);
        task = review.task(run).getId();
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

        as(ANNA).get("/api/decisions?instance=" + run.instanceId())
                .then()
                .body("items.taskKey", contains("second", "first"))
                .body("items[0].decidedBy", equalTo("olga"))
                .body("items[0].evidenceDigest", nullValue());
    }
}
