package dev.countersign.approval;

import static dev.countersign.approval.People.ADA;
import static dev.countersign.approval.People.ADMIN;
import static dev.countersign.approval.People.ANNA;
import static dev.countersign.approval.People.BEN;
import static dev.countersign.approval.People.MIA;
import static dev.countersign.approval.People.OLGA;
import static dev.countersign.approval.People.as;
import static dev.countersign.approval.People.claim;
import static dev.countersign.approval.People.decide;
import static dev.countersign.approval.People.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** Four eyes hold between parallel branches in whatever order they come: check first, prepare afterwards. */
@QuarkusTest
class OrderOfBranchesTest {

    private static final String REVIEWERS = "camunda:candidateGroups=\"forecast-reviewers\"";
    private static final Map<String, String> TWO = Map.of("approvalsRequired", "2");
    private static final String REFUSED = "Four eyes: 'anna' took part in a task that checks this step (check)";

    @Inject
    ParallelCheck runs;

    @Inject
    ShortageRounds shortages;

    @Inject
    TaskService taskService;

    @Inject
    EntityManager entityManager;

    private String check = "";
    private String prepare = "";

    @BeforeEach
    void forgetOthers() {
        shortages.forgetOthers();
    }

    @AfterEach
    void resetTheClock() {
        ClockUtil.reset();
    }

    @Test
    void whoeverVotedOnTheCheckCannotDoWhatItChecks() {
        start(TWO);
        decide(ANNA, check, "approve").then().body("completed", equalTo(false));

        as(ANNA).get("/api/tasks/" + prepare)
                .then()
                .body("claimable", equalTo(false))
                .body("blockedReason", containsString(REFUSED));
        claim(ANNA, prepare).then().statusCode(403).body("detail", containsString(REFUSED));
        send(OLGA, Map.of("user", "anna"))
                .post("/api/tasks/" + prepare + "/assign")
                .then()
                .statusCode(403)
                .body("detail", containsString(REFUSED));
        claim(BEN, prepare).then().statusCode(200);
        send(BEN, Map.of("user", "anna"))
                .post("/api/tasks/" + prepare + "/delegate")
                .then()
                .statusCode(403)
                .body("detail", containsString(REFUSED));
        for (String way : List.of("/assignee", "/delegate")) {
            send(ADMIN, Map.of("userId", "anna"))
                    .post("/engine-rest/task/" + prepare + way)
                    .then()
                    .statusCode(403)
                    .body("message", containsString(REFUSED));
        }
        send("anna;admin;forecast-reviewers", Map.of())
                .post("/engine-rest/task/" + prepare + "/complete")
                .then()
                .statusCode(403)
                .body("message", containsString(REFUSED));

        // then her vote counts still
        complete(BEN, prepare).then().statusCode(200);
        decide(MIA, check, "approve").then().body("completed", equalTo(true));
    }

    @RepeatedTest(5)
    void norAtTheSameMomentThroughTheEnginesOwnApi() throws Exception {
        start(TWO);
        claim(ANNA, check).then().statusCode(200);

        List<Response> answers = AtOnce.run(
                () -> People.complete(ANNA, check, "approve", null),
                () -> send("anna;admin;forecast-reviewers", Map.of())
                        .post("/engine-rest/task/" + prepare + "/complete"));

        assertThat(answers)
                .extracting(Response::statusCode)
                .filteredOn(code -> code == 403)
                .hasSize(1);
    }

    @Test
    void norCanWhoHadClaimedItBefore() {
        start(TWO);
        claim(ANNA, prepare).then().statusCode(200);
        decide(ANNA, check, "approve").then().statusCode(200);

        complete(ANNA, prepare).then().statusCode(403).body("detail", containsString(REFUSED));
        shortages.run();

        assertThat(taskService.createTaskQuery().taskId(prepare).singleResult().getAssignee())
                .isNull();
        decide(BEN, prepare, null).then().statusCode(200);
    }

    @Test
    void norWhoGaveTheOnlyApproval() {
        start(Map.of());
        decide(ANNA, check, "approve").then().body("completed", equalTo(true));

        decide(ANNA, prepare, null).then().statusCode(403).body("detail", containsString(REFUSED));
        decide(BEN, prepare, null).then().statusCode(200);
    }

    @Test
    void aRefusalBindsNobody() {
        start(Map.of());
        decide(ANNA, check, "reject").then().body("completed", equalTo(true));

        decide(ANNA, prepare, null).then().statusCode(200);
    }

    @Test
    void aVoteOfWhoTookPartSinceDoesNotCount() {
        start(TWO);
        decide(ANNA, check, "approve").then().body("approvals.given", equalTo(1));
        tookPartInPrepare("anna"); // as before this was refused

        as(BEN).get("/api/tasks/" + check)
                .then()
                .body("approvals.given", equalTo(0))
                .body("approvals.votes.by", contains("anna"))
                .body("approvals.votes.counts", contains(false));
        decide(BEN, check, "approve").then().body("completed", equalTo(false)).body("approvals.given", equalTo(1));
        claim(ANNA, check).then().statusCode(403).body("detail", containsString("'anna' completed an earlier step"));
        decide(MIA, check, "approve").then().body("completed", equalTo(true));
    }

    @Test
    void aVoteByAnExceptionCountsAlsoWhenThatHasRunOut() {
        start(TWO);
        decide(ANNA, prepare, null).then().statusCode(200);
        exception(check);
        decide(ANNA, check, "approve").then().statusCode(200).body("approvals.given", equalTo(1));

        ClockUtil.setCurrentTime(Date.from(Instant.now().plus(Duration.ofDays(3))));

        as(BEN).get("/api/tasks/" + check)
                .then()
                .body("approvals.given", equalTo(1))
                .body("approvals.votes.counts", contains(true));
    }

    @Test
    void anExceptionCanBeMadeHereToo() {
        start(TWO);
        decide(ANNA, check, "approve").then().statusCode(200);

        exception(prepare);

        decide(ANNA, prepare, null).then().statusCode(200);
    }

    @Test
    void aStepThatOnlyCheckersCouldDoAsksTheEscalationGroup() {
        start(TWO);
        taskService.addCandidateUser(prepare, "anna");
        taskService.deleteCandidateGroup(prepare, "forecast-reviewers");
        shortages.run();
        assertThat(runs.groups(prepare)).isEmpty();

        decide(ANNA, check, "approve").then().statusCode(200);
        shortages.run();
        shortages.run();

        assertThat(runs.groups(prepare)).containsExactly("managers");
        assertThat(runs.notices(prepare, "mia", "ESCALATED")).isEqualTo(1);
        decide(MIA, prepare, null).then().statusCode(200);
    }

    private void start(Map<String, String> rules) {
        String instance = runs.start(REVIEWERS, rules);
        check = runs.check(instance);
        prepare = runs.prepare(instance);
    }

    private static Response complete(String person, String task) {
        return send(person, Map.of()).post("/api/tasks/" + task + "/complete");
    }

    private static void exception(String task) {
        String id = send(ADMIN, Map.of("user", "anna", "reason", "all others are ill"))
                .post("/api/tasks/" + task + "/override-requests")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        send(ADA, Map.of())
                .post("/api/override-requests/" + id + "/confirm")
                .then()
                .statusCode(200);
    }

    private void tookPartInPrepare(String person) {
        QuarkusTransaction.requiringNew()
                .run(() -> entityManager
                        .createNativeQuery("""
                        insert into task_participant (root_instance_id, instance_id, definition_key, activity_id, task_id,
                            user_id, took_part_at)
                        select t.proc_inst_id_, t.proc_inst_id_, d.key_, 'prepare', ?1, ?2, now()
                        from act_ru_task t join act_re_procdef d on d.id_ = t.proc_def_id_ where t.id_ = ?1""")
                        .setParameter(1, prepare)
                        .setParameter(2, person)
                        .executeUpdate());
    }
}
