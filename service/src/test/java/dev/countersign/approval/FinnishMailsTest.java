package dev.countersign.approval;

import static dev.countersign.approval.People.ADA;
import static dev.countersign.approval.People.ADMIN;
import static dev.countersign.approval.People.ANNA;
import static dev.countersign.approval.People.BEN;
import static dev.countersign.approval.People.MIA;
import static dev.countersign.approval.People.as;
import static dev.countersign.approval.People.claim;
import static dev.countersign.approval.People.decide;
import static dev.countersign.approval.People.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Objections are values: programs get their codes, and each reader of a mail their own language. */
@QuarkusTest
class FinnishMailsTest {

    private static final Map<String, String> NOT_WHO_ENTERED =
            Map.of("excludeParticipantsOf", "enter", "resultVariable", "approval");

    @Inject
    ApprovalProcess process;

    @BeforeEach
    void miaAndTheAdminReadFinnish() {
        language("fi");
    }

    @AfterEach
    void backToEnglish() {
        language("en");
    }

    @Test
    void anEscalationSaysWhyInFinnish() {
        String task = enteredByAnna("camunda:candidateUsers=\"anna\"", NOT_WHO_ENTERED);

        assertThat(mail(task, "mia", "ESCALATED"))
                .contains("Perustelu: Kukaan niistä, joille tehtävää tarjotaan, ei saa päättää siitä.")
                .doesNotContain(Bundles.englishWords());
        as(MIA).get("/api/tasks/" + task)
                .then()
                .body("approvals.escalation.code", equalTo("nobody-may-decide"))
                .body("approvals.escalation.arguments.size()", equalTo(0))
                .body("approvals.escalationReason", equalTo("Nobody to whom this task is offered may decide about it."))
                .body("approvals.shortageObjection", nullValue());
    }

    @Test
    void soDoesAModelThatAssignsTheTaskToAnExcludedPerson() {
        String task = enteredByAnna("camunda:assignee=\"anna\"", NOT_WHO_ENTERED);

        assertThat(mail(task, "mia", "ESCALATED"))
                .contains("Neljän silmän periaate: 'anna' on tehnyt aiemman vaiheen", "(enter)")
                .doesNotContain(Bundles.englishWords());
    }

    @Test
    void soDoesATaskThatNobodyMayDecide() {
        String task = enteredByAnna(
                "camunda:candidateUsers=\"anna,ben\"",
                Map.of(
                        "excludeParticipantsOf",
                        "enter",
                        "approvalsRequired",
                        "2",
                        "escalationGroup",
                        "nobody-there",
                        "resultVariable",
                        "approval"));

        assertThat(mail(task, "admin", "STUCK"))
                .contains("Hyväksyntöjä tarvitaan 2", "enintään 1.")
                .doesNotContain(Bundles.englishWords());
        as(BEN).get("/api/tasks/" + task)
                .then()
                .body("approvals.shortageObjection.code", equalTo("too-few-may-decide"))
                .body("approvals.shortageObjection.arguments.required", equalTo("2"))
                .body("approvals.shortageObjection.arguments.possible", equalTo("1"));
    }

    @Test
    void aRequestForAnExceptionSaysWhatIsAgainstItInFinnish() {
        String task = enteredByAnna(
                "camunda:candidateGroups=\"forecast-reviewers\"",
                Map.of("excludeParticipantsOf", "enter", "approverGroups", "finance:1", "resultVariable", "approval"));
        send(ADA, Map.of("user", "anna", "reason", "kaikki muut ovat sairaana"))
                .post("/api/tasks/" + task + "/override-requests")
                .then()
                .statusCode(200)
                .body("objections.code", contains("took-part", "not-counted"))
                .body("objections[1].arguments.groups", equalTo("finance"));

        assertThat(mail(task, "admin", "EXCEPTION"))
                .contains("Este: Neljän silmän periaate: 'anna' on tehnyt aiemman vaiheen")
                .contains("Käyttäjän 'anna' hyväksyntää ei laskettaisi: hyväksyntöjä puuttuu ryhmältä finance.")
                .doesNotContain(Bundles.englishWords());
    }

    @Test
    void programsGetCodesAndEnglish() {
        String task = enteredByAnna("camunda:candidateGroups=\"forecast-reviewers\"", NOT_WHO_ENTERED);

        claim(ANNA, task)
                .then()
                .statusCode(403)
                .body("code", equalTo("took-part"))
                .body("arguments.user", equalTo("anna"))
                .body("arguments.steps", equalTo("enter"))
                .body(
                        "detail",
                        equalTo("Four eyes: 'anna' completed an earlier step that this task checks (enter);"
                                + " another person has to do it."));
        as(ANNA).get("/api/tasks/" + task)
                .then()
                .body("blockedBy.code", equalTo("took-part"))
                .body("blockedReason", equalTo(claim(ANNA, task).path("detail")));
    }

    @Test
    void requestsFromBeforeThatHaveOneSentenceStillLiftTheirRule() {
        String task = enteredByAnna("camunda:candidateGroups=\"forecast-reviewers\"", NOT_WHO_ENTERED);
        String id = UUID.randomUUID().toString();
        process.execute("""
                insert into override_request (id, task_id, task_key, instance_id, definition_key, beneficiary, reason,
                    objection, requested_by, requested_at, answer_until)
                values ('%s', '%s', 'approve', 'i', 'd', 'anna', 'r',
                    'Four eyes: ''anna'' completed an earlier step that this task checks (enter); another person has to do it.',
                    'admin', now(), now() + interval '1 day')""".formatted(id, task));

        as(ADMIN)
                .get("/api/override-requests?task=" + task)
                .then()
                .body("items", hasSize(1))
                .body("items[0].objections", empty())
                .body("items.objection", hasItem(startsWith("Four eyes: 'anna'")));
        send(ADA, Map.of())
                .post("/api/override-requests/" + id + "/confirm")
                .then()
                .statusCode(200);
        decide(ANNA, task, "approve").then().statusCode(200);
    }

    private String enteredByAnna(String attributes, Map<String, String> rules) {
        String instance = process.start(process.deploy(attributes, rules), Map.of());
        decide(ANNA, process.task(instance).getId(), null).then().statusCode(200);
        return process.task(instance).getId();
    }

    /** The greeting, the label of the button and all facts of the only mail of a kind. */
    private String mail(String taskId, String person, String kind) {
        String rows = "from notification where task_id = '%s' and recipient_id = '%s' and kind = '%s'"
                .formatted(taskId, person, kind);
        assertThat(process.count("select count(*) " + rows)).isEqualTo(1);
        return process.text("select subject || chr(10) || text_body || chr(10) || html_body " + rows)
                .replace("&#39;", "'");
    }

    private static void language(String language) {
        for (String person : new String[] {MIA, ADMIN}) {
            send(person, Map.of("language", language, "timeZone", "UTC"))
                    .put("/api/me/notifications")
                    .then()
                    .statusCode(200);
        }
    }
}
