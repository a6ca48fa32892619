package dev.countersign.inbox;

import static dev.countersign.inbox.InboxRuns.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How wrong questions to the lists of tasks are answered. */
@QuarkusTest
class TaskListRefusalsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    filter        | yours        | 'yours' is not one of mine, delegated, group, team, all.
                    due           | soon         | 'soon' is not one of overdue, none, any.
                    dueBefore     | tomorrow     | 'tomorrow' is no moment like 2026-01-31T09:00:00Z and no date.
                    createdAfter  | 2026-13-01   | '2026-13-01' is no moment like 2026-01-31T09:00:00Z and no date.
                    priorityMin   | high         | 'high' is no whole number.
                    assigned      | maybe        | 'maybe' is not one of true, false.
                    variable      | weight       | 'weight' is not name:operator:value.
                    variable      | weight:is:1  | 'is' is not one of eq, neq, lt, lte, gt, gte, like.
                    variable      | paid:gt:true | true and false have no order; use eq or neq.
                    sort          | colour       | 'colour' is not one of due, created, priority, name, businessKey, definition, followUp, assignee.
                    sort          | due:up       | 'up' is not one of asc, desc.
                    sort          | due,due      | 'due' stands there twice.
                    size          | 201          | must be less than or equal to 200
                    dueBefore     | +999999-01-01T00:00:00Z | Must be between the years 1900 and 2200.
                    createdAfter  | 0001-01-01   | Must be between the years 1900 and 2200.
                    """)
    void nameTheParameter(String parameter, String value, String message) {
        as("anna;approver;x")
                .queryParam(parameter, value)
                .get("/api/tasks")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", contains(parameter))
                .body("violations.in", contains("query"))
                .body("violations.message", contains(message.replace("''", "'")));
    }

    @Test
    void nameAllThatIsWrong() {
        as("anna;approver;x")
                .get("/api/tasks?due=soon&priorityMax=x&q=" + "a".repeat(201))
                .then()
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("q"));
        as("anna;approver;x")
                .get("/api/tasks?due=soon&priorityMax=x")
                .then()
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("due", "priorityMax"));
    }

    @Test
    void dependOnWhoAsks() {
        given().get("/api/tasks?filter=group").then().statusCode(401);
        as("anna;approver;x").get("/api/tasks?filter=all").then().statusCode(403);
        given().get("/api/admin/inbox/check").then().statusCode(401);
        as("olga;operator;x").get("/api/admin/inbox/check").then().statusCode(403);
        as("olga;operator;x").post("/api/admin/inbox/rebuild").then().statusCode(403);
    }

    @Test
    void sayHowToFindWhatColleaguesHave() {
        as("anna;approver;x")
                .get("/api/tasks?filter=group&assignee=ben")
                .then()
                .statusCode(400)
                .body("violations.field", contains("assignee"))
                .body(
                        "violations[0].message",
                        equalTo("With filter=group nobody has the tasks; filter=team also lists what somebody has."));
    }

    @ParameterizedTest
    @CsvSource({"instance", "due", "assignee", "candidateGroup", "variable", "definition", "followUpBefore"})
    void limitTheLengthOfEveryParameter(String parameter) {
        as("anna;approver;x")
                .queryParam(parameter, "x".repeat(256))
                .get("/api/tasks")
                .then()
                .statusCode(400)
                .body("violations.field", contains(is(oneOf(parameter, parameter + "[0]"))))
                .body("violations.in", contains("query"))
                .body("violations[0].message", equalTo("size must be between 0 and 255"));
    }
}
