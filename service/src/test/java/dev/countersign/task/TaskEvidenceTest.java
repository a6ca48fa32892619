package dev.countersign.task;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TaskEvidenceTest extends HumanReviewTest {

    @Test
    void remembersWhatWasShown() {
        as(ANNA).get("/api/tasks/" + task + "/evidence/versions")
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].digest", equalTo(digest))
                .body("[0].title", equalTo("the forecast"))
                .body("[0].round", equalTo(1))
                .body("[0].current", equalTo(true))
                .body("[0].decidedBy", nullValue());
        String second = review.evidence("the second forecast");
        review.show(run, second);
        as(ANNA).get("/api/tasks/" + task + "/evidence").then().body("digest", equalTo(second));
        as(ANNA).get("/api/tasks/" + task + "/evidence").then().statusCode(200);
        review.show(run, digest);

        as(ANNA).get("/api/tasks/" + task + "/evidence/versions")
                .then()
                .body("digest", contains(digest, second, digest))
                .body("number", contains(3, 2, 1))
                .body("current", contains(true, false, true));
        as(DORA).get("/api/tasks/" + task + "/evidence/versions").then().statusCode(403);
        as(ANNA).get("/api/tasks/none/evidence/versions").then().statusCode(404);
    }

    @Test
    void comparesWithTheLastApproved() {
        completeFirstAs(ANNA);
        String approved = digest;
        String next = review.evidence("the next forecast");
        run = review.start(next);
        task = review.task(run).getId();

        as(BEN).get("/api/tasks/" + task + "/evidence/comparison")
                .then()
                .statusCode(200)
                .body("with.decidedBy", equalTo("anna"))
                .body("comparison.from", equalTo(approved))
                .body("comparison.to", equalTo(next))
                .body("comparison.identical", equalTo(false))
                .body("comparison.blocks[0].change", equalTo("changed"))
                .body("comparison.blocks[0].lines.change", contains("removed", "added"));
        as(BEN).get("/api/tasks/" + task + "/evidence/comparison?with=" + next)
                .then()
                .statusCode(200)
                .body("with", nullValue())
                .body("comparison.identical", equalTo(true));
        as(BEN).get("/api/tasks/" + task + "/evidence/comparison?with=unknown")
                .then()
                .statusCode(404)
                .body("detail", containsString("unknown"));
        as(DORA).get("/api/tasks/" + task + "/evidence/comparison").then().statusCode(403);
        claim(BEN);
        String decision = complete(BEN, Map.of("decision", "approve"), next)
                .then()
                .statusCode(200)
                .extract()
                .path("decisionId");
        as(BEN).get("/api/decisions/" + decision + "/comparison")
                .then()
                .statusCode(200)
                .body("with.decidedBy", equalTo("anna"))
                .body("comparison.from", equalTo(approved))
                .body("comparison.to", equalTo(next));
        as(DORA).get("/api/decisions/" + decision + "/comparison").then().statusCode(404);
    }
}
