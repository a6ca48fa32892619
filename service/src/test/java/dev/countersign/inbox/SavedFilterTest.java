package dev.countersign.inbox;

import static dev.countersign.inbox.InboxRuns.as;
import static dev.countersign.inbox.InboxRuns.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SavedFilterTest {

    @Inject
    InboxRuns runs;

    @Inject
    SavedFilterRepository filters;

    private String group;
    private String anna;
    private String ada;

    @BeforeEach
    void nameThePeople() {
        group = unique("crew");
        anna = unique("anna") + ";approver;" + group;
        ada = unique("ada") + ";admin;" + group;
    }

    @Test
    void areKeptChangedAndDeleted() {
        String id = create(anna, filter("Late", Map.of("filter", "group", "due", "overdue")))
                .then()
                .statusCode(201)
                .body("name", equalTo("Late"))
                .body("query", equalTo(Map.of("filter", "group", "due", "overdue")))
                .body("sort", equalTo("due"))
                .body("preselected", equalTo(false))
                .body("changeable", equalTo(true))
                .body("count", nullValue())
                .extract()
                .path("id");

        as(anna).get("/api/task-filters").then().statusCode(200).body("id", contains(id));
        Map<String, Object> changed = filter("Very late", Map.of("variable", List.of("weight:gt:5")));
        changed.put("colour", "red");
        put(anna, id, changed)
                .then()
                .statusCode(200)
                .body("name", equalTo("Very late"))
                .body("colour", equalTo("red"))
                .body("query.variable", contains("weight:gt:5"));
        as(anna).delete("/api/task-filters/" + id).then().statusCode(204);
        as(anna).get("/api/task-filters").then().body("", empty());
        as(anna).delete("/api/task-filters/" + id).then().statusCode(404);
    }

    @Test
    void sayHowManyTasksTheyFind() {
        String definition = unique("counted");
        runs.deploy(definition, "Counted");
        runs.start(definition, "C-1", Map.of("weight", 3), group);
        runs.start(definition, "C-2", Map.of("weight", 9), group);
        create(anna, filter("a", Map.of("filter", "group")));
        create(anna, filter("b", Map.of("filter", "group", "variable", List.of("weight:gt:5"))));
        create(anna, filter("c", Map.of("filter", "mine")));

        as(anna).get("/api/task-filters?counts=true")
                .then()
                .statusCode(200)
                .body("name", contains("a", "b", "c"))
                .body("count", contains(2, 1, 0));
    }

    @Test
    void haveOneNameEachWhateverTheCase() {
        create(anna, filter("Late", Map.of())).then().statusCode(201);

        create(anna, filter(" LATE ", Map.of()))
                .then()
                .statusCode(409)
                .body("code", equalTo("name-taken"))
                .body("detail", equalTo("You have a filter named 'Late' already."));
        create(ada, filter("Late", Map.of())).then().statusCode(201);
        String other = create(anna, filter("Other", Map.of())).path("id");
        put(anna, other, filter("late", Map.of())).then().statusCode(409);
        put(anna, other, filter("OTHER", Map.of())).then().statusCode(200);
    }

    @Test
    void openTheInboxWithOneAtMost() {
        Map<String, Object> first = filter("First", Map.of());
        first.put("preselected", true);
        Map<String, Object> second = filter("Second", Map.of());
        second.put("preselected", true);
        create(anna, first).then().statusCode(201);
        create(anna, second).then().statusCode(201);

        as(anna).get("/api/task-filters")
                .then()
                .body("name", contains("First", "Second"))
                .body("preselected", contains(false, true));
    }

    @Test
    void areListedWithoutACountWhenTheyCannotBeAskedForAnyMore() {
        String id = create(anna, filter("Old", Map.of())).path("id");
        QuarkusTransaction.requiringNew().run(() -> filters.findById(UUID.fromString(id)).query = """
                        {"dueBefore": "+999999-01-01T00:00:00Z"}""");

        as(anna).get("/api/task-filters?counts=true")
                .then()
                .statusCode(200)
                .body("id", contains(id))
                .body("count", contains(nullValue()));
    }

    @Test
    void areRefusedWithTheMemberThatIsWrong() {
        create(anna, filter(" ", Map.of())).then().statusCode(400).body("violations.field", contains("name"));
        create(anna, filter("x".repeat(61), Map.of())).then().statusCode(400);
        create(anna, filter("x", Map.of("due", "soon", "priorityMin", "a")))
                .then()
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("query.due", "query.priorityMin"))
                .body("violations.in", contains("body", "body"));
        create(anna, filter("x", Map.of("colour", "red")))
                .then()
                .statusCode(400)
                .body("violations[0].field", notNullValue());
        Map<String, Object> sorted = filter("x", Map.of());
        sorted.put("sort", "size");
        create(anna, sorted).then().statusCode(400).body("violations.field", contains("sort"));
        Map<String, Object> coloured = filter("x", Map.of());
        coloured.put("colour", "pink");
        create(anna, coloured).then().statusCode(400).body("violations.field", contains("colour"));
        create(anna, filter("x", Map.of("filter", "all"))).then().statusCode(403);
        given().get("/api/task-filters").then().statusCode(401);
    }

    @Test
    void areSharedByAdminsOnly() {
        Map<String, Object> shared = filter("Team", Map.of("filter", "group"));
        shared.put("sharedWith", group);
        create(anna, shared).then().statusCode(403).body("detail", equalTo("Only admins share filters with a group."));
        String id = create(ada, shared).then().statusCode(201).extract().path("id");

        as(anna).get("/api/task-filters?counts=true")
                .then()
                .body("id", contains(id))
                .body("changeable", contains(false))
                .body("count", contains(0));
        put(anna, id, filter("Mine", Map.of())).then().statusCode(403);
        as(anna).delete("/api/task-filters/" + id).then().statusCode(403);
        as("zoe;approver;others").delete("/api/task-filters/" + id).then().statusCode(404);
        as(unique("eve") + ";admin;others")
                .delete("/api/task-filters/" + id)
                .then()
                .statusCode(204);
    }

    @Test
    void doNotShowACountThatThePersonMayNotKnow() {
        Map<String, Object> shared = filter("Everything", Map.of("filter", "all"));
        shared.put("sharedWith", group);
        create(ada, shared).then().statusCode(201);

        as(anna).get("/api/task-filters?counts=true").then().statusCode(200).body("[0].count", nullValue());
    }

    @Test
    void ofOneNameAreKeptOnceByManyAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, 6)
                    .mapToObj(i -> (Callable<Integer>)
                            () -> create(anna, filter("Same", Map.of())).statusCode())
                    .toList();
            List<Integer> answers = threads.invokeAll(calls).stream()
                    .map(SavedFilterTest::outcome)
                    .sorted()
                    .toList();
            assertThat(answers).containsExactly(201, 409, 409, 409, 409, 409);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void haveALimit() {
        for (int i = 0; i < 50; i++) {
            create(anna, filter("Filter " + i, Map.of())).then().statusCode(201);
        }
        create(anna, filter("One more", Map.of())).then().statusCode(409).body("code", equalTo("too-many-filters"));
    }

    private static Map<String, Object> filter(String name, Map<String, ?> query) {
        return new HashMap<>(Map.of("name", name, "query", query));
    }

    private static Response create(String user, Map<String, ?> filter) {
        return as(user).contentType("application/json").body(filter).post("/api/task-filters");
    }

    private static Response put(String user, String id, Map<String, ?> filter) {
        return as(user).contentType("application/json").body(filter).put("/api/task-filters/" + id);
    }

    private static Integer outcome(Future<Integer> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void areOfALimitedSize() {
        create(anna, filter("Long", Map.of("instance", "x".repeat(256))))
                .then()
                .statusCode(400)
                .body("violations.field", contains("query.instance"));
        create(anna, filter("Long", Map.of("taskKey", List.of("a", "x".repeat(256)))))
                .then()
                .statusCode(400)
                .body("violations.field", contains("query.taskKey[1]"));
        List<String> many =
                IntStream.range(0, 50).mapToObj(i -> "y".repeat(200)).toList();
        create(anna, filter("Long", Map.of("taskKey", many, "definition", many)))
                .then()
                .statusCode(400)
                .body("violations.field", contains("query"))
                .body("violations[0].message", equalTo("The conditions must not take more than 16,384 bytes."));
        as(anna).get("/api/task-filters").then().body("", empty());
    }
}
