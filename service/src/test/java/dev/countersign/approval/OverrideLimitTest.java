package dev.countersign.approval;

import static dev.countersign.approval.People.ADMIN;
import static dev.countersign.approval.People.ANNA;
import static dev.countersign.approval.People.decide;
import static dev.countersign.approval.People.send;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OverrideLimitTest {

    @Inject
    ApprovalProcess process;

    @Test
    void noExceptionGivesOnePersonTwoVotes() {
        String task = process.task(process.startAtApproval(Map.of("approvalsRequired", "2")))
                .getId();
        decide(ANNA, task, "approve").then().statusCode(200).body("completed", equalTo(false));

        send(ADMIN, Map.of("user", "anna", "reason", "all others are ill"))
                .post("/api/tasks/" + task + "/override-requests")
                .then()
                .statusCode(409)
                .body("code", equalTo("override-impossible"))
                .body("detail", containsString("An exception cannot change that."));
    }
}
