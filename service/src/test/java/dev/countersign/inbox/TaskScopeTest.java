package dev.countersign.inbox;

import static dev.countersign.inbox.InboxRuns.as;
import static dev.countersign.inbox.InboxRuns.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Whose tasks the lists show: the caller's, those that are put off, delegated, or with colleagues. */
@QuarkusTest
class TaskScopeTest extends FruitTasks {

    @Test
    void delegatedTasksAreListedForTheirOwnerUntilTheyComeBack() {
        tasks.claim(apples, person);
        tasks.delegateTask(apples, unique("ben"));

        listed("mine").body("total", equalTo(0)).body("counts.delegated", equalTo(1));
        listed("delegated")
                .body("items.id", contains(apples))
                .body("items[0].owner", equalTo(person))
                .body("total", equalTo(1));
        listed("delegated", "definition", "other").body("items", empty());
        as(member(unique("carl"))).get("/api/tasks?filter=delegated").then().body("items", empty());

        tasks.resolveTask(apples);

        listed("delegated").body("items", empty()).body("counts.delegated", equalTo(0));
        listed("mine").body("items.id", contains(apples));
    }

    @Test
    void whatColleaguesHaveIsListedForTheirTeam() {
        String ben = unique("ben");
        tasks.claim(apples, ben);

        listed("team").body("items.id", contains(apples, pears, plums)).body("total", equalTo(3));
        listed("team", "assignee", ben).body("items.id", contains(apples)).body("total", equalTo(1));
        listed("team", "assigned", "false").body("items.id", contains(pears, plums));
        listed("team", "sort", "priority:asc").body("items.id", contains(plums, pears, apples));
        listed("team", "size", "1", "page", "1")
                .body("items.id", contains(pears))
                .body("total", equalTo(3));
        listed("team", "size", "200", "page", "9999").body("items", empty()).body("total", equalTo(3));
        listed("group").body("items.id", contains(pears, plums)).body("counts.group", equalTo(2));
        as(unique("dora") + ";approver;others")
                .get("/api/tasks?filter=team")
                .then()
                .body("items", empty());
    }

    @Test
    void whatIsPutOffIsLeftOutOfOnesOwnUntilItComesUpAgain() {
        tasks.claim(apples, person);
        tasks.claim(pears, person); // put off until 2199
        tasks.claim(plums, person); // was put off until 2020

        listed("mine")
                .body("items.id", contains(apples, plums))
                .body("total", equalTo(2))
                .body("counts.mine", equalTo(2))
                .body("counts.mineOverdue", equalTo(1))
                .body("counts.putOff", equalTo(1));
        listed("mine", "followUp", "all")
                .body("items.id", contains(apples, pears, plums))
                .body("total", equalTo(3));
        listed("mine", "followUp", "pending").body("items.id", contains(pears));
        listed("mine", "followUpAfter", "2100-01-01").body("items.id", contains(pears));
        listed("team").body("total", equalTo(3));
    }
}
