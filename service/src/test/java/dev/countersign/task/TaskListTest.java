package dev.countersign.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TaskListTest extends HumanReviewTest {

    @Test
    void showWhatIsOfferedToTheCallersGroups() {
        as(ANNA).get("/api/tasks?filter=group&instance=" + run.instanceId())
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("counts.group", greaterThanOrEqualTo(1))
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(task))
                .body("items[0].name", equalTo("First look"))
                .body("items[0].taskKey", equalTo("first"))
                .body("items[0].definitionKey", equalTo("human-review"))
                .body("items[0].definitionName", equalTo("Human review"))
                .body("items[0].instanceId", equalTo(run.instanceId()))
                .body("items[0].businessKey", equalTo(run.businessKey()))
                .body("items[0].assignee", nullValue())
                .body("items[0].candidateGroups", contains("testers"))
                .body("items[0].createdAt", notNullValue())
                .body("items[0].priority", equalTo(50))
                .body("items[0].description", equalTo("Look at 12"))
                .body("items[0].definitionId", nullValue());
        as(DORA).get("/api/tasks?filter=group&instance=" + run.instanceId())
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void showWhatTheCallerHasClaimed() {
        claim(ANNA);

        as(ANNA).get("/api/tasks?instance=" + run.instanceId())
                .then()
                .body("items.id", contains(task))
                .body("items[0].assignee", equalTo("anna"))
                .body("counts.mine", greaterThanOrEqualTo(1));
        as(BEN).get("/api/tasks?filter=mine&instance=" + run.instanceId())
                .then()
                .body("total", equalTo(0));
    }

    @Test
    void ofEverybodyAreForThoseWithTheRight() {
        as(VERA).get("/api/tasks?filter=all&instance=" + run.instanceId())
                .then()
                .statusCode(200)
                .body("items.id", contains(task));
        as(ANNA).get("/api/tasks?filter=all").then().statusCode(403);
    }

    @Test
    void findTextInNameKeyAndProcess() {
        for (String text : List.of("FIRST", run.businessKey().substring(6, 20), "human rev")) {
            as(ANNA).queryParam("q", text)
                    .get("/api/tasks?filter=group&instance=" + run.instanceId())
                    .then()
                    .body("total", equalTo(1));
        }
        as(ANNA).queryParam("q", "%")
                .get("/api/tasks?filter=group&instance=" + run.instanceId())
                .then()
                .body("total", equalTo(0));
    }

    @Test
    void arePagedAndFilteredByProcess() {
        review.start(digest);

        Response first = as(ANNA).get("/api/tasks?filter=group&definition=human-review&sort=created&size=1");
        Response second = as(ANNA).get("/api/tasks?filter=group&definition=human-review&sort=created&size=1&page=1");

        assertThat(first.<Integer>path("total")).isGreaterThanOrEqualTo(2);
        assertThat(first.<String>path("items[0].id")).isNotEqualTo(second.<String>path("items[0].id"));
        as(ANNA).get("/api/tasks?filter=group&definition=no-such-process")
                .then()
                .body("total", equalTo(0));
    }

    @Test
    void refuseUnknownChoices() {
        as(ANNA).get("/api/tasks?filter=yours")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("filter"))
                .body("violations[0].in", equalTo("query"))
                .body("violations[0].message", equalTo("'yours' is not one of mine, delegated, group, team, all."));
        as(ANNA).get("/api/tasks?size=0")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("size"))
                .body("violations[0].in", equalTo("query"))
                .body("violations[0].message", equalTo("must be greater than or equal to 1"));
        as(ANNA).get("/api/tasks?sort=colour").then().statusCode(400);
    }
}
