package dev.countersign.approval;

import static dev.countersign.approval.People.ADMIN;
import static dev.countersign.approval.People.ANNA;
import static dev.countersign.approval.People.BEN;
import static dev.countersign.approval.People.MIA;
import static dev.countersign.approval.People.as;
import static dev.countersign.approval.People.claim;
import static dev.countersign.approval.People.decide;
import static dev.countersign.approval.People.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;

/** Tasks that could be decided when they were created, and cannot any more. */
@QuarkusTest
class ShortageTest {

    private static final Map<String, String> ASK_MANAGERS = Map.of("escalationGroup", "managers");

    @Inject
    ApprovalProcess process;

    @Inject
    ParallelCheck runs;

    @Inject
    ShortageRounds rounds;

    @Inject
    ShortageQueue queue;

    @Inject
    TaskService taskService;

    @Inject
    RuntimeService runtimeService;

    @Inject
    EntityManager entityManager;

    @BeforeEach
    void nothingIsLeftByOthers() {
        rounds.forgetOthers();
    }

    @Test
    void ofAParallelBranchAsksTheEscalationGroupOnce() {
        String instance = runs.start("camunda:candidateUsers=\"ben\"", ASK_MANAGERS);
        String check = runs.check(instance);
        rounds.run();
        assertThat(runs.groups(check)).isEmpty();

        decide(BEN, runs.prepare(instance), null).then().statusCode(200);
        rounds.run();
        rounds.run();

        assertThat(runs.groups(check)).containsExactly("managers");
        assertThat(runs.notices(check, "mia", "ESCALATED")).isEqualTo(1);
        assertThat(runs.notices(check, "admin", "STUCK")).isZero();
        as(MIA).get("/api/tasks/" + check)
                .then()
                .body("claimable", equalTo(true))
                .body("approvals.escalatedTo", equalTo("managers"))
                .body("approvals.escalationReason", equalTo("Nobody to whom this task is offered may decide about it."))
                .body("approvals.shortage", nullValue());
        decide(MIA, check, "approve").then().statusCode(200);
    }

    @Test
    void thatTheEscalationGroupCannotEndIsTheAdminsMatterOnce() {
        String instance = runs.start("camunda:candidateUsers=\"ben\"", Map.of("escalationGroup", "nobody-there"));
        String check = runs.check(instance);

        decide(BEN, runs.prepare(instance), null).then().statusCode(200);
        rounds.run();
        taskService.setPriority(check, 70);
        rounds.sweep(check);

        assertThat(runs.notices(check, "admin", "STUCK")).isEqualTo(1);
        assertThat(runs.notices(check, "ada", "STUCK")).isEqualTo(1);

        // when somebody can do it, and then cannot again, that is news
        taskService.addCandidateUser(check, "anna");
        rounds.run();
        taskService.deleteCandidateUser(check, "anna");
        rounds.run();

        assertThat(runs.notices(check, "admin", "STUCK")).isEqualTo(2);
    }

    @Test
    void takesATaskFromWhoeverMayNotFinishIt() {
        String instance = runs.start("camunda:candidateGroups=\"forecast-reviewers\"", ASK_MANAGERS);
        String check = runs.check(instance);
        claim(BEN, check).then().statusCode(200);

        decide(BEN, runs.prepare(instance), null).then().statusCode(200);
        rounds.run();

        assertThat(taskService.createTaskQuery().taskId(check).singleResult().getAssignee())
                .isNull();
        assertThat(runs.groups(check)).containsExactly("forecast-reviewers");
        decide(ANNA, check, "approve").then().statusCode(200);
    }

    @Test
    void comesFromARemovedCandidateToo() {
        String task = process.task(process.startAtApproval(Map.of("excludeInitiator", "true")))
                .getId();

        send(ADMIN, Map.of("groupId", "forecast-reviewers", "type", "candidate"))
                .post("/engine-rest/task/" + task + "/identity-links/delete")
                .then()
                .statusCode(204);
        rounds.run();

        assertThat(runs.groups(task)).containsExactly("managers");
        assertThat(runs.notices(task, "mia", "ESCALATED")).isEqualTo(1);
    }

    @Test
    void comesFromTheFirstVoteWhenNobodyIsLeftForTheSecond() {
        String key = process.deploy(
                "camunda:candidateUsers=\"anna,ben\"",
                Map.of("approvalsRequired", "2", "escalationGroup", "operators", "resultVariable", "approval"));
        String instance = process.start(key, Map.of());
        process.completeEntry(instance);
        String task = process.task(instance).getId();
        decide(ANNA, task, "approve").then().statusCode(200);
        rounds.run();
        assertThat(runs.groups(task)).isEmpty();

        taskService.deleteCandidateUser(task, "ben");
        rounds.run();

        assertThat(runs.groups(task)).containsExactly("operators");
        assertThat(runs.notices(task, "olga", "ESCALATED")).isEqualTo(1);
        decide("olga;approver;operators", task, "approve").then().body("completed", equalTo(true));
    }

    @Test
    void ofWhichNobodyHearsIsFoundByTheSweep() {
        String group = "leavers-" + UUID.randomUUID();
        inGroup("ben", group);
        String instance = runs.start("camunda:candidateGroups=\"" + group + "\"", ASK_MANAGERS);
        String check = runs.check(instance);
        rounds.run();

        QuarkusTransaction.requiringNew()
                .run(() -> entityManager
                        .createNativeQuery("delete from app_user_group where group_name = ?1")
                        .setParameter(1, group)
                        .executeUpdate());
        rounds.run();
        assertThat(runs.groups(check)).containsExactly(group);
        rounds.sweep(check);

        assertThat(runs.groups(check)).containsExactly(group, "managers");
        assertThat(runs.notices(check, "mia", "ESCALATED")).isEqualTo(1);
    }

    @Test
    void whoHasLeftCannotDecide() {
        String leaver = "leaver-" + UUID.randomUUID();
        change("insert into app_user (id, name, password_hash, active, created_at) select '" + leaver
                + "', 'Leaver', password_hash, true, now() from app_user limit 1");
        String check = runs.check(runs.start("camunda:candidateUsers=\"" + leaver + "\"", ASK_MANAGERS));
        rounds.run();
        assertThat(runs.groups(check)).isEmpty();

        change("update app_user set active = false where id = '" + leaver + "'");
        rounds.sweep(check);

        assertThat(runs.groups(check)).containsExactly("managers");
    }

    @Test
    void isSweptForByOneOfTheNodes() {
        Duration hour = Duration.ofHours(1);
        rounds.sweep("none");

        assertThat(queue.sweep(hour)).isFalse();
    }

    @Test
    void ofASuspendedRunWaits() {
        String instance = runs.start("camunda:candidateUsers=\"ben\"", ASK_MANAGERS);
        String check = runs.check(instance);
        decide(BEN, runs.prepare(instance), null).then().statusCode(200);
        runtimeService.suspendProcessInstanceById(instance);
        rounds.run();
        assertThat(runs.groups(check)).isEmpty();

        runtimeService.activateProcessInstanceById(instance);
        rounds.sweep(check);

        assertThat(runs.groups(check)).containsExactly("managers");
    }

    private void inGroup(String user, String group) {
        QuarkusTransaction.requiringNew()
                .run(() -> entityManager
                        .createNativeQuery("insert into app_user_group (user_id, group_name) values (?1, ?2)")
                        .setParameter(1, user)
                        .setParameter(2, group)
                        .executeUpdate());
    }

    private void change(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> entityManager.createNativeQuery(sql).executeUpdate());
    }
}
