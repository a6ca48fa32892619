package dev.countersign.inbox;

import static dev.countersign.inbox.InboxRuns.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.common.mapper.TypeRef;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class TaskListTest extends FruitTasks {

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
                        followUp       | all                  | A P L
                        """)
        void narrowTheList(String parameter, String value, String expected) {
            offered(parameter, value).statusCode(200).body("items.id", is(ids(expected)));
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
