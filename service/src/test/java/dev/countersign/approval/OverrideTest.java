package dev.countersign.approval;

import static dev.countersign.approval.People.ADA;
import static dev.countersign.approval.People.ADMIN;
import static dev.countersign.approval.People.ANNA;
import static dev.countersign.approval.People.BEN;
import static dev.countersign.approval.People.OLGA;
import static dev.countersign.approval.People.as;
import static dev.countersign.approval.People.claim;
import static dev.countersign.approval.People.decide;
import static dev.countersign.approval.People.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.impl.util.ClockUtil;

@QuarkusTest
class OverrideTest {

    private static final String ALICE = "alice;admin;others";

    @Inject
    ApprovalProcess process;

    private String instance;
    private String task;

    @BeforeEach
    void annaHasEnteredWhatIsToBeApproved() {
        String key = process.deploy(Map.of("excludeParticipantsOf", "enter", "resultVariable", "approval"));
        instance = process.start(key, Map.of());
        decide(ANNA, process.task(instance).getId(), null).then().statusCode(200);
        task = process.task(instance).getId();
    }

    @AfterEach
    void resetTheClock() {
        ClockUtil.reset();
    }

    @Test
    void letsAnExcludedPersonDecideOnceTwoAdminsHaveSaidSo() {
        claim(ANNA, task).then().statusCode(403);

        String id = request(ADMIN, "anna")
                .then()
                .statusCode(200)
                .body("state", equalTo("PENDING"))
                .body("user", equalTo("anna"))
                .body("reason", equalTo("all others are ill"))
                .body("objection", containsString("'anna' completed an earlier step"))
                .body("requestedBy", equalTo("admin"))
                .extract()
                .path("id");
        claim(ANNA, task).then().statusCode(403);
        String decision = confirm(ADA, id)
                .then()
                .statusCode(200)
                .body("state", equalTo("CONFIRMED"))
                .body("answeredBy", equalTo("ada"))
                .body("usableUntil", notNullValue())
                .extract()
                .path("decisionId");

        as(ANNA).get("/api/tasks/" + task)
                .then()
                .body("claimable", equalTo(true))
                .body("blockedReason", nullValue())
                .body("approvals.exceptions.user", contains("anna"))
                .body("approvals.exceptions.confirmedBy", contains("ada"));
        decide(ANNA, task, "approve").then().statusCode(200).body("completed", equalTo(true));
        as(ANNA).get("/api/decisions?instance=" + instance)
                .then()
                .body("items.kind", contains(null, "override", null))
                .body("items[1].id", equalTo(decision))
                .body("items[1].decidedBy", equalTo("ada"))
                .body("items[1].data.user", equalTo("anna"))
                .body("items[1].data.requestedBy", equalTo("admin"))
                .body("items[1].data.reason", equalTo("all others are ill"));
        as(ADMIN).get("/api/override-requests?task=" + task).then().body("items.state", contains("USED"));
        as(ADMIN).get("/api/decisions/verify").then().body("intact", equalTo(true));
    }

    @Test
    void asksTheOtherAdminsOnThePageOfExceptions() {
        request(ADA, "anna").then().statusCode(200);

        String mails = "select count(*) from notification where task_id = '" + task + "' and recipient_id = 'admin' ";
        assertThat(process.count(mails + "and kind = 'EXCEPTION' and text_body like '%/overrides%'"
                        + " and text_body not like '%up to you%'"))
                .isEqualTo(1);
        assertThat(process.count(mails + "and kind = 'ESCALATED'")).isZero();
    }

    @Test
    void liftsTheRulesThatTheAdminsWereToldOfAndNoOthers() {
        // given a task for finance, which anna is not in
        task = enteredByAnna(Map.of("approverGroups", "finance:1"));

        // when
        String id = request(ADMIN, "anna")
                .then()
                .statusCode(200)
                .body("objection", containsString("'anna' completed an earlier step"))
                .body("objection", containsString("The approval of 'anna' would not count"))
                .extract()
                .path("id");
        confirm(ADA, id).then().statusCode(200);

        // then
        decide(ANNA, task, "approve").then().statusCode(200).body("completed", equalTo(true));
    }

    @Test
    void ofFourEyesGivesNoSeatOfAGroup() {
        // given two approvals, one of them by finance, and an exception made while there was a seat for anna
        task = enteredByAnna(Map.of("approverGroups", "finance:1, forecast-reviewers:1"));
        String id = request(ADMIN, "anna")
                .then()
                .body("objection", not(containsString("would not count")))
                .extract()
                .path("id");
        confirm(ADA, id).then().statusCode(200);

        // when somebody else takes it
        decide(BEN, task, "approve").then().statusCode(200).body("completed", equalTo(false));

        // then hers is not the approval of finance
        claim(ANNA, task).then().statusCode(403).body("detail", containsString("missing from finance"));
        request(ADMIN, "anna")
                .then()
                .statusCode(200)
                .body("objection", not(containsString("Four eyes")))
                .body("objection", containsString("missing from finance"));
    }

    @Test
    void takesASecondAndDifferentAdmin() {
        String id = request(ADMIN, "anna").path("id");

        confirm(ADMIN, id).then().statusCode(403).body("detail", containsString("a different admin has to answer"));
        confirm("anna;admin;others", id).then().statusCode(403).body("detail", containsString("is for you"));
        confirm(OLGA, id).then().statusCode(403);
        confirm(ADA, UUID.randomUUID().toString()).then().statusCode(404);
        request("anna;admin;others", "anna").then().statusCode(403);
        request(OLGA, "anna").then().statusCode(403);
        claim(ANNA, task).then().statusCode(403);
    }

    @Test
    void canBeRefused() {
        String id = request(ADMIN, "anna").path("id");

        send(ADA, Map.of("comment", "ben is back"))
                .post("/api/override-requests/" + id + "/refuse")
                .then()
                .statusCode(200)
                .body("state", equalTo("REFUSED"))
                .body("comment", equalTo("ben is back"));

        confirm(ALICE, id).then().statusCode(409).body("code", equalTo("override-settled"));
        claim(ANNA, task).then().statusCode(403);
    }

    @Test
    void holdsForOneTaskAndOnePersonOnly() {
        confirm(ADA, request(ADMIN, "anna").path("id")).then().statusCode(200);
        String other = process.start(
                process.deploy(Map.of("excludeParticipantsOf", "enter", "resultVariable", "approval")), Map.of());
        decide(ANNA, process.task(other).getId(), null).then().statusCode(200);

        claim(ANNA, process.task(other).getId()).then().statusCode(403);
    }

    @Test
    void runsOut() {
        confirm(ADA, request(ADMIN, "anna").path("id")).then().statusCode(200);
        later(Duration.ofDays(2));

        claim(ANNA, task).then().statusCode(403);
        as(ADMIN).get("/api/override-requests?task=" + task).then().body("items.state", contains("EXPIRED"));
    }

    @Test
    void isNotAnsweredForEver() {
        String id = request(ADMIN, "anna").path("id");
        later(Duration.ofDays(3));

        confirm(ADA, id).then().statusCode(409).body("code", equalTo("override-settled"));
        request(ADMIN, "anna").then().statusCode(200).body("state", equalTo("PENDING"));
    }

    @Test
    void isRefusedWhereThereIsNothingToExceptFrom() {
        request(ADMIN, "ben").then().statusCode(409).body("code", equalTo("override-not-needed"));
        request(ADMIN, "nobody").then().statusCode(400).body("violations[0].field", equalTo("user"));
        send(ADMIN, Map.of("user", "anna", "reason", " "))
                .post("/api/tasks/" + task + "/override-requests")
                .then()
                .statusCode(400)
                .body("violations[0].field", containsString("reason"));
        send(ADMIN, Map.of("user", "anna", "reason", "x"))
                .post("/api/tasks/unknown/override-requests")
                .then()
                .statusCode(404);
        request(ADMIN, "anna").then().statusCode(200);
        request(ADA, "anna").then().statusCode(409).body("code", equalTo("override-pending"));
        decide(BEN, task, "approve").then().statusCode(200);
        request(ADMIN, "anna").then().statusCode(409).body("code", equalTo("task-ended"));
        as(ADMIN)
                .get("/api/override-requests?state=PENDING&task=" + task)
                .then()
                .body("items", empty());
        as(ADMIN).get("/api/override-requests?task=" + task).then().body("items.state", contains("OBSOLETE"));
        as(ADMIN)
                .get("/api/override-requests?state=USED&state=OBSOLETE&task=" + task)
                .then()
                .body("items.state", contains("OBSOLETE"));
        as(ANNA).get("/api/override-requests").then().statusCode(403);
    }

    @Test
    void answeredByTwoAtOnceIsAnsweredByOne() throws Exception {
        String id = request(ADMIN, "anna").path("id");

        List<Response> answers = AtOnce.run(
                () -> confirm(ADA, id),
                () -> confirm(ALICE, id),
                () -> send(ADA, Map.of()).post("/api/override-requests/" + id + "/refuse"));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409, 409);
    }

    @Test
    void cannotBeChangedInTheDatabase() {
        request(ADMIN, "anna");

        for (String statement : List.of(
                "update override_request set beneficiary = 'ben'",
                "delete from override_request",
                "truncate override_request cascade",
                "insert into override_answer (request_id, task_id, beneficiary, confirmed, answered_by, answered_at)"
                        + " select id, task_id, beneficiary, false, requested_by, now() from override_request")) {
            assertThat(process.refusalOf(statement))
                    .as(statement)
                    .containsAnyOf("are never changed", "who asks for an exception does not answer it");
        }
    }

    private String enteredByAnna(Map<String, String> moreRules) {
        Map<String, String> rules = new HashMap<>(moreRules);
        rules.putAll(Map.of("excludeParticipantsOf", "enter", "resultVariable", "approval"));
        instance = process.start(process.deploy(rules), Map.of());
        decide(ANNA, process.task(instance).getId(), null).then().statusCode(200);
        return process.task(instance).getId();
    }

    private Response request(String admin, String user) {
        return send(admin, Map.of("user", user, "reason", "all others are ill"))
                .post("/api/tasks/" + task + "/override-requests");
    }

    private static Response confirm(String admin, String id) {
        return send(admin, Map.of()).post("/api/override-requests/" + id + "/confirm");
    }

    private static void later(Duration time) {
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(time)));
    }
}
