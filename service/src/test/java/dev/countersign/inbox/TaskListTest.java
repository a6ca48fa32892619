package dev.countersign.inbox;

import static dev.countersign.inbox.InboxRuns.as;
import static dev.countersign.inbox.InboxRuns.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.common.mapper.TypeRef;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operaton.bpm.engine.TaskService;

@QuarkusTest
class TaskListTest {

    @Inject
    InboxRuns runs;

    @Inject
    TaskService tasks;

    private String person;
    private String group;
    private String second;
    private String definition;
    private String apples;
    private String pears;
    private String plums;

    @BeforeEach
    void startThreeRuns() {
        person = unique("anna");
        group = unique("crew");
        second = unique("gang");
        definition = unique("fruit");
        runs.deploy(definition, "Fruit control");
        Map<String, Object> order = Map.of("customer", Map.of("name", "ACME", "rank", 3), "paid", true);
        apples = runs.start(definition, "AP-1_x", Map.of("weight", 12, "colour", "red", "order", order), group);
        pears = runs.start(definition, "PE-1", Map.of("weight", 7.5, "colour", "12", "paid", false), group, second);
        plums = runs.start(definition, "AP-10x", Map.of("weight", 100L, "colour", "dark red"), second);
        runs.shape(apples, 80, "2020-01-01T00:00:00Z", null);
        runs.shape(pears, 50, "2199-01-01T00:00:00Z", "2199-01-01T00:00:00Z");
        runs.shape(plums, 20, null, "2020-01-01T00:00:00Z");
    }

    private ValidatableResponse offered(String... parameters) {
        var request = as(person + ";approver;" + group + "," + second).queryParam("filter", "group");
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/api/tasks").then();
    }

    @Nested
    class Filters {

        @Test
        void countATaskOfTwoGroupsOnce() {
            offered()
                    .statusCode(200)
                    .body("items.id", contains(apples, pears, plums))
                    .body("total", equalTo(3))
                    .body("counts.group", equalTo(3))
                    .body("counts.groupOverdue", equalTo(1))
                    .body("counts.mine", equalTo(0))
                    .body("items[1].candidateGroups", containsInAnyOrder(group, second));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        businessKey    | AP-1_x               | A
                        businessKey    | AP-1*                | A L
                        businessKey    | AP-1_*               | A
                        due            | overdue              | A
                        due            | none                 | L
                        due            | ANY                  | A P
                        dueBefore      | 2021-01-01           | A
                        dueAfter       | 2020-01-01T02:00:00+02:00 | A P
                        followUp       | reached              | A L
                        followUp       | pending              | P
                        followUp       | none                 | A
                        followUp       | any                  | P L
                        followUpBefore | 2021-01-01           | L
                        followUpAfter  | 2021-01-01           | P
                        createdAfter   | 2199-01-01           |
                        createdBefore  | 2199-01-01           | A P L
                        priorityMin    | 50                   | A P
                        priorityMax    | 50                   | P L
                        name           | CHECK                | A P L
                        taskKey        | check                | A P L
                        taskKey        | other                |
                        q              | fruit CONTROL        | A P L
                        q              | pe-                  | P
                        assigned       | false                | A P L
                        assignee       | anna                 |
                        """)
        void narrowTheList(String parameter, String value, String expected) {
            offered(parameter, value).statusCode(200).body("items.id", is(ids(expected)));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        weight:eq:12              | A
                        weight:gt:7               | A P L
                        weight:gte:12             | A L
                        weight:lt:7.6             | P
                        weight:neq:12             | P L
                        weight:eq:"12"            |
                        colour:eq:red             | A
                        colour:eq:12              |
                        colour:eq:"12"            | P
                        colour:like:RED           | A L
                        colour:like:%             |
                        paid:eq:false             | P
                        order.paid:eq:true        | A
                        order.customer.name:eq:ACME | A
                        order.customer.rank:gte:3 | A
                        order.customer.none:eq:1  |
                        weight.inner:eq:12        |
                        nothing:neq:1             |
                        """)
        void lookAtVariables(String variable, String expected) {
            offered("variable", variable).statusCode(200).body("items.id", is(ids(expected)));
        }

        @Test
        void preferTheTasksOwnVariable() {
            tasks.setVariableLocal(apples, "weight", 1);

            offered("variable", "weight:eq:1").body("items.id", contains(apples));
            offered("variable", "weight:eq:12").body("items.id", is(List.of()));
        }

        @Test
        void holdTogether() {
            offered(
                            "definition",
                            definition,
                            "priorityMin",
                            "50",
                            "variable",
                            "weight:gt:1",
                            "variable",
                            "paid:eq:false")
                    .body("items.id", contains(pears))
                    .body("total", equalTo(1))
                    .body("counts.group", equalTo(3));
            offered("definition", definition, "definition", "other").body("total", equalTo(3));
            offered("candidateGroup", second).body("items.id", contains(pears, plums));
            offered("instance", "unknown").body("total", equalTo(0));
        }

        @Test
        void findWhoHoldsWhat() {
            tasks.claim(apples, "bob");

            as("vera;viewer;others")
                    .queryParam("definition", definition)
                    .queryParam("assignee", "bob", "carl")
                    .get("/api/tasks?filter=all&assigned=true")
                    .then()
                    .body("items.id", contains(apples))
                    .body("total", equalTo(1));
            offered().body("items.id", contains(pears, plums));
        }

        private List<String> ids(String letters) {
            List<String> ids = new ArrayList<>();
            for (String letter : letters == null ? new String[0] : letters.split(" ")) {
                ids.add(Map.of("A", apples, "P", pears, "L", plums).get(letter));
            }
            return ids;
        }
    }

    @Nested
    class Order {

        @Test
        void followsTheKeysAndTheirDirections() {
            offered("sort", "priority").body("items.id", contains(apples, pears, plums));
            offered("sort", "priority:asc").body("items.id", contains(plums, pears, apples));
            offered("sort", "created").body("items.id", contains(plums, pears, apples));
            offered("sort", "due:desc").body("items.id", contains(pears, apples, plums));
            offered("sort", "name,businessKey:desc").body("items.id", contains(pears, apples, plums));
            offered("sort", "followUp, created:asc").body("items.id", contains(plums, pears, apples));
            offered("sort", "definition,assignee,businessKey").body("items[2].id", equalTo(pears));
        }

        @Test
        void isKeptOverPages() {
            offered("size", "2").body("items.id", contains(apples, pears)).body("total", equalTo(3));
            offered("size", "2", "page", "1").body("items.id", contains(plums)).body("total", equalTo(3));
            offered("size", "2", "page", "20000").body("items", hasSize(0)).body("total", equalTo(3));
        }
    }

    @Nested
    class Refusals {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        filter        | yours        | 'yours' is not one of mine, group, all.
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
    }

    @Test
    void adminsCheckAndRebuild() {
        as("ada;admin;x")
                .post("/api/admin/inbox/rebuild")
                .then()
                .statusCode(200)
                .body("surplus", equalTo(0));
        Map<String, Object> check =
                as("ada;admin;x").get("/api/admin/inbox/check").as(new TypeRef<>() {});
        assertThat(check).containsEntry("consistent", true).containsEntry("differing", 0);
        assertThat(check.get("tasks")).isEqualTo(check.get("rows"));
    }
}
