package dev.countersign.discussion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.countersign.task.HumanReviewTest;
import dev.countersign.task.TaskActivities;
import dev.countersign.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;

@QuarkusTest
class ActivityTest extends HumanReviewTest {

    private static final String TINA = "tina;approver;testers";
    private static final String TOM = "tom;approver;testers";

    @Inject
    People people;

    @Inject
    TaskActivities activities;

    @Inject
    TaskService taskService;

    @Inject
    RuntimeService runtimeService;

    @BeforeEach
    void people() {
        people.add("tina", "Tina Laine", "testers");
        people.add("tom", "Tom Berg", "testers");
    }

    @Test
    void hasEverythingInItsOrder() {
        claim(TINA);
        send("POST", TINA, "delegate", "{\"user\": \"tom\"}");
        send("POST", TOM, "resolve", "{\"comment\": \"Fine\"}");
        send("PUT", TINA, "due", "{\"at\": \"2026-02-27T15:00:00Z\"}");
        send("PUT", TINA, "priority", "{\"priority\": 80}");
        as(TINA).multiPart("file", "a.csv", "a;b".getBytes(StandardCharsets.UTF_8))
                .post("/api/tasks/" + task + "/attachments")
                .then()
                .statusCode(201);
        as(TINA).post("/api/tasks/" + task + "/unclaim").then().statusCode(200);
        send("POST", OLGA, "assign", "{\"user\": \"tom\"}");
        complete(TOM, Map.of("decision", "approve"), digest).then().statusCode(200);

        JsonPath activity = activity(VERA);

        assertThat(activity.<String>getList("items.kind"))
                .containsExactly(
                        "created",
                        "offered",
                        "claimed",
                        "delegated",
                        "resolved",
                        "commented",
                        "changed",
                        "changed",
                        "attached",
                        "unclaimed",
                        "assigned",
                        "completed");
        assertThat(activity.<String>getList("items.by"))
                .containsExactly(
                        null, null, "tina", "tina", "tom", "tom", "tina", "tina", "tina", "tina", "olga", "tom");
        assertThat(activity.<Map<String, @Nullable Object>>getList("items.details"))
                .contains(
                        details("field", "priority", "from", 50, "to", 80),
                        details("field", "dueAt", "from", null, "to", "2026-02-27T15:00:00Z"),
                        details("file", "a.csv"),
                        details("from", null, "to", "tom"));
        assertThat(activity.getString("items[11].details.outcome")).isEqualTo("approve");
        assertThat(activity.<String>getList("people.name")).contains("Tina Laine", "Tom Berg");
    }

    @Test
    void knowsTheOtherWaysIn() {
        as("olga;operator,admin;x")
                .contentType("application/json")
                .body("{\"userId\": \"tina\"}")
                .post("/engine-rest/task/" + task + "/assignee")
                .then()
                .statusCode(204);
        taskService.addCandidateGroup(task, "managers");
        taskService.setAssignee(task, "tom");
        activities.note(task, "reminded", null, Map.of("to", "tom"));

        // what is written within one millisecond comes in any order
        assertThat(entries(VERA))
                .containsExactlyInAnyOrder(
                        "created null {}",
                        "offered null {group=testers}",
                        "offered null {group=managers}",
                        "assigned olga {from=null, to=tina}",
                        "assigned null {to=tom}",
                        "reminded null {to=tom}");
    }

    @Test
    void saysWhenTheProcessWentOnWithoutTheTask() {
        runtimeService.deleteProcessInstance(run.instanceId(), "cancelled by olga");

        assertThat(entries(TINA))
                .containsExactly(
                        "created null {}", "offered null {group=testers}", "ended null {reason=cancelled by olga}");
    }

    @Test
    void isForThoseWhoCouldSeeTheTask() {
        as(DORA).get("/api/tasks/" + task + "/activity").then().statusCode(403);
        as(TINA).get("/api/tasks/unknown/activity").then().statusCode(404).body("status", equalTo(404));
        given().get("/api/tasks/" + task + "/activity").then().statusCode(401);
    }

    private void send(String method, String user, String action, String body) {
        as(user).contentType("application/json")
                .body(body)
                .request(method, "/api/tasks/" + task + "/" + action)
                .then()
                .statusCode(200);
    }

    private JsonPath activity(String user) {
        return as(user).get("/api/tasks/" + task + "/activity")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<String> entries(String user) {
        return activity(user).<Map<String, Object>>getList("items").stream()
                .map(entry -> entry.get("kind") + " " + entry.get("by") + " " + entry.get("details"))
                .toList();
    }

    private static Map<String, @Nullable Object> details(@Nullable Object... members) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            details.put(Objects.requireNonNull(members[i]).toString(), members[i + 1]);
        }
        return details;
    }
}
