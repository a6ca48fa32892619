package dev.countersign.maildecision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.evidence.DatasetVersion;
import dev.countersign.evidence.LineageService;
import dev.countersign.identity.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When a button is not enough, and the decision is made on the page of the task. */
@QuarkusTest
class MailDecisionWayToTaskTest extends MailDecisionTestBase {

    @Inject
    LineageService lineage;

    @Test
    void otherEvidenceThanThatOfTheMailHasToBeLookedAt() {
        String link = link("mia", "Approve");
        runtime.setVariable(instanceId, "facts", Map.of("evidence", evidenceWith(0.3)));

        SignedIn.as("mia")
                .get("/api/mail-decisions/" + link)
                .then()
                .statusCode(200)
                .body("evidenceChanged", equalTo(true));
        decide("mia", link, "{}").statusCode(409).body("code", equalTo("evidence-changed"));
        assertThat(task().getAssignee()).isNull();
    }

    @Test
    void aChoiceThatShowsMoreFieldsLeadsToTheTask() {
        String link = link("mia", "Request changes");

        SignedIn.as("mia")
                .get("/api/mail-decisions/" + link)
                .then()
                .statusCode(200)
                .body("decideOnPage", equalTo("more-fields"));
        decide("mia", link, "{\"comment\":\"other weeks\"}")
                .statusCode(409)
                .body("code", equalTo("more-fields"))
                .body("detail", containsString("Open the task"))
                .body("taskId", equalTo(taskId));
        assertThat(task().getAssignee()).isNull();
        SignedIn.as("mia")
                .get("/api/mail-decisions/" + link("mia", "Reject"))
                .then()
                .body("decideOnPage", nullValue());
    }

    @Test
    void aDraftIsNotThrownAway() {
        SignedIn.as("mia")
                .contentType("application/json")
                .body("{\"data\":{\"comment\":\"half a\"}}")
                .put("/api/tasks/" + taskId + "/draft")
                .then()
                .statusCode(200);
        String link = link("mia", "Approve");

        SignedIn.as("mia")
                .get("/api/mail-decisions/" + link)
                .then()
                .statusCode(200)
                .body("decideOnPage", equalTo("draft-kept"));
        decide("mia", link, "{}").statusCode(409).body("code", equalTo("draft-kept"));
        SignedIn.as("mia").get("/api/tasks/" + taskId + "/draft").then().statusCode(200);
        decide("admin", link("admin", "Approve"), "{}").statusCode(200);
    }

    @Test
    void staleEvidenceLeadsToTheTask() {
        String dataset = "/data/" + UUID.randomUUID();
        runtime.setVariable(instanceId, "facts", Map.of("evidence", evidenceFrom(dataset)));
        String fresh = task().getId();
        tasks.addCandidateUser(fresh, "ben");
        String link = link("ben", "Approve");
        lineage.becomeCurrent("mail-decision", new DatasetVersion(dataset, "v2"));

        SignedIn.as("ben")
                .get("/api/mail-decisions/" + link)
                .then()
                .statusCode(200)
                .body("evidenceChanged", equalTo(false))
                .body("decideOnPage", equalTo("evidence-stale"));
        decide("ben", link, "{}").statusCode(409).body("code", equalTo("evidence-stale"));
    }

    @Test
    void theFormsRulesHoldHereToo() {
        String link = link("mia", "Reject");

        decide("mia", link, "{}").statusCode(400).body("violations[0].field", equalTo("comment"));
        assertThat(task().getAssignee()).isNull();

        decide("mia", link, "{\"comment\":\"too high\"}").statusCode(200);
    }

    private String evidenceFrom(String dataset) {
        ObjectNode document = new ObjectMapper().createObjectNode().put("title", "Forecast of " + dataset);
        document.putArray("blocks")
                .addObject()
                .put("type", "metrics")
                .putArray("items")
                .addObject()
                .put("label", "WAPE")
                .put("value", 0.1);
        document.putArray("sources").addObject().put("name", dataset).put("version", "v1");
        return evidence.store(document);
    }
}
