package dev.countersign.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FourEyesTest extends HumanReviewTest {

    @BeforeEach
    void annaTakesTheFirstLook() {
        completeFirstAs(ANNA);
        task = review.task(run).getId();
    }

    @Test
    void isShownAndEnforcedOnClaim() {
        as(ANNA).get("/api/tasks/" + task)
                .then()
                .body("claimable", equalTo(false))
                .body("blockedReason", containsString("another person has to do it"));
        as(ANNA).post("/api/tasks/" + task + "/claim")
                .then()
                .statusCode(403)
                .body("detail", containsString("Four eyes: 'anna' completed an earlier step"));
        as(BEN).post("/api/tasks/" + task + "/claim").then().statusCode(200);
    }

    @Test
    void holdsForTheEnginesOwnApi() {
        String engineTask = "/engine-rest/task/" + task;
        engineUser("anna")
                .body(Map.of("userId", "anna"))
                .post(engineTask + "/claim")
                .then()
                .statusCode(403)
                .body("message", containsString("Four eyes: 'anna' completed an earlier step"));
        engineUser("olga")
                .body(Map.of("userId", "anna"))
                .post(engineTask + "/assignee")
                .then()
                .statusCode(403);
        engineUser("olga")
                .body(Map.of("userId", "anna"))
                .post(engineTask + "/delegate")
                .then()
                .statusCode(403);
        assertThat(review.task(run).getAssignee()).isNull();
        assertThat(review.task(run).getTaskDefinitionKey()).isEqualTo("second");
    }
}
