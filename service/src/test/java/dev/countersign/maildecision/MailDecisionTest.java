package dev.countersign.maildecision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.evidence.DatasetVersion;
import dev.countersign.evidence.EvidenceService;
import dev.countersign.evidence.LineageService;
import dev.countersign.identity.SignedIn;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import org.operaton.bpm.engine.task.Task;

/** The buttons of a mail: what scanners, strangers and late-comers get, and what the reader can do once. */
@QuarkusTest
class MailDecisionTest {
    private static final Pattern LINK =
            Pattern.compile("href=\"[^\"]*/mail-decision/([A-Za-z0-9_-]{43})\"[^>]*>([^<]+)<");

    @Inject
    RepositoryService repository;

    @Inject
    RuntimeService runtime;

    @Inject
    TaskService tasks;

    @Inject
    EvidenceService evidence;

    @Inject
    LineageService lineage;

    @Inject
    EntityManager entityManager;

    private String instanceId;
    private String taskId;

    @BeforeEach
    void start() {
        repository
                .createDeployment()
                .name("mail-decision")
                .enableDuplicateFiltering(true)
                .addClasspathResource("models/mail-decision.bpmn")
                .addInputStream("mail-decision.form", getClass().getResourceAsStream("/models/mail-decision.form"))
                .deploy();
        instanceId = runtime.startProcessInstanceByKey(
                        "mail-decision",
                        "md-" + UUID.randomUUID(),
                        Map.of("facts", Map.of("evidence", evidenceWith(0.085))))
                .getId();
        taskId = task().getId();
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void aScannerThatOpensEveryLinkTenTimesDecidesNothing() {
        List<String> links = new ArrayList<>();
        for (String person : List.of("mia", "admin")) {
            links.addAll(linksOf(person).values());
        }
        assertThat(links).hasSize(6);

        for (String link : links) {
            for (int i = 0; i < 10; i++) {
                given().get("/api/mail-decisions/" + link).then().statusCode(401);
                given().redirects()
                        .follow(false)
                        .get("/mail-decision/" + link)
                        .then()
                        .statusCode(302);
                given().redirects().follow(false).head("/mail-decision/" + link);
                given().options("/api/mail-decisions/" + link);
                SignedIn.as("mia").get("/api/mail-decisions/" + link);
                SignedIn.as("mia").head("/api/mail-decisions/" + link);
            }
        }

        assertThat(task()).isNotNull();
        assertThat(task().getAssignee()).isNull();
        decide("mia", link("mia", "Approve"), "{}").statusCode(200);
    }

    @Test
    void theReaderSeesWhatTheyAreAboutToDecideAndDecidesOnce() {
        String link = link("mia", "Approve");
        SignedIn.as("mia")
                .get("/api/mail-decisions/" + link)
                .then()
                .statusCode(200)
                .body("taskId", equalTo(taskId))
                .body("title", containsString("Sign · md-"))
                .body("option.value", equalTo("approve"))
                .body("option.label", equalTo("Approve"))
                .body("facts.value", hasItem("Mail decision"))
                .body("metrics[0].value", equalTo("8.5 %"))
                .body("commentAllowed", equalTo(true))
                .body("evidenceChanged", equalTo(false));

        decide("mia", link, "{\"comment\":\" fine \"}").statusCode(200).body("taskId", equalTo(taskId));

        SignedIn.as("mia")
                .get("/api/tasks/" + taskId)
                .then()
                .statusCode(409)
                .body("code", equalTo("already-completed"))
                .body("decidedBy", equalTo("mia"));
        decide("mia", link, "{}").statusCode(409).body("code", equalTo("already-used"));
        SignedIn.as("mia").get("/api/mail-decisions/" + link).then().statusCode(409);
        decide("mia", link("mia", "Reject"), "{\"comment\":\"no\"}")
                .statusCode(409)
                .body("code", equalTo("already-completed"));
    }

    @Test
    void nobodyElseCanUseIt() {
        String link = link("mia", "Approve");

        SignedIn.as("admin").get("/api/mail-decisions/" + link).then().statusCode(403);
        decide("admin", link, "{}").statusCode(403);
        given().contentType("application/json")
                .body("{}")
                .post("/api/mail-decisions/" + link)
                .then()
                .statusCode(401);
        decide("mia", "A".repeat(43), "{}").statusCode(404);
        assertThat(task()).isNotNull();
    }

    @Test
    void itExpires() {
        String link = link("mia", "Approve");
        ClockUtil.offset(Duration.ofDays(7).plusMinutes(1).toMillis());

        SignedIn.as("mia").get("/api/mail-decisions/" + link).then().statusCode(410);
        decide("mia", link, "{}")
                .statusCode(410)
                .body("code", equalTo("expired"))
                .body("taskId", equalTo(taskId));
        assertThat(task()).isNotNull();
    }

    @Test
    void itDiesWithTheTaskHoweverThatEnds() {
        String link = link("mia", "Approve");
        runtime.deleteProcessInstance(instanceId, "test");

        decide("mia", link, "{}").statusCode(409).body("code", equalTo("task-ended"));
    }

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
    void theRecordSaysThatItCameByMail() {
        String decisionId = decide("mia", link("mia", "Approve"), "{}")
                .statusCode(200)
                .extract()
                .path("decisionId");

        SignedIn.as("admin")
                .get("/api/decisions/" + decisionId)
                .then()
                .statusCode(200)
                .body("data.decision", equalTo("approve"))
                .body("data.via", equalTo("mail"));
        SignedIn.as("admin").get("/api/decisions/verify").then().statusCode(200).body("intact", equalTo(true));
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
    void whoeverElseHasTheTaskKeepsIt() {
        String link = link("mia", "Approve");
        tasks.setAssignee(taskId, "admin");

        decide("mia", link, "{}")
                .statusCode(409)
                .body("code", equalTo("already-claimed"))
                .body("assignee", equalTo("admin"));
    }

    @Test
    void theFormsRulesHoldHereToo() {
        String link = link("mia", "Reject");

        decide("mia", link, "{}").statusCode(400).body("violations[0].field", equalTo("comment"));
        assertThat(task().getAssignee()).isNull();

        decide("mia", link, "{\"comment\":\"too high\"}").statusCode(200);
    }

    @Test
    void ofTwoAtOnceExactlyOneDecides() {
        String link = link("mia", "Approve");

        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(CompletableFuture.supplyAsync(
                    () -> decide("mia", link, "{}").extract().statusCode()));
        }

        assertThat(answers.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 409, 409, 409);
    }

    @Test
    void onlyTheHashOfATokenIsStored() {
        String link = link("mia", "Approve");

        Object known = QuarkusTransaction.requiringNew()
                .call(() -> entityManager
                        .createNativeQuery("select count(*) from mail_decision_link where token_hash = ?1")
                        .setParameter(1, new Token(link).hash())
                        .getSingleResult());

        assertThat(((Number) known).intValue()).isEqualTo(1);
        assertThat(new Token(link)).hasToString("Token[…]");
    }

    private static ValidatableResponse decide(String user, String link, String body) {
        return SignedIn.as(user)
                .contentType("application/json")
                .body(body)
                .post("/api/mail-decisions/" + link)
                .then();
    }

    private String link(String user, String label) {
        return Objects.requireNonNull(linksOf(user).get(label), label);
    }

    /** The tokens of a person's mail about the task, by label. */
    private Map<String, String> linksOf(String user) {
        String html = QuarkusTransaction.requiringNew()
                .call(() -> entityManager
                        .createNativeQuery(
                                "select html_body from notification where task_id = ?1 and recipient_id = ?2")
                        .setParameter(1, taskId)
                        .setParameter(2, user)
                        .getSingleResult()
                        .toString());
        Map<String, String> links = new LinkedHashMap<>();
        Matcher matcher = LINK.matcher(html);
        while (matcher.find()) {
            links.put(matcher.group(2), matcher.group(1));
        }
        return links;
    }

    private Task task() {
        return tasks.createTaskQuery().processInstanceId(instanceId).singleResult();
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

    private String evidenceWith(double wape) {
        ObjectNode document = new ObjectMapper().createObjectNode().put("title", "Forecast");
        document.putArray("blocks")
                .addObject()
                .put("type", "metrics")
                .putArray("items")
                .addObject()
                .put("label", "WAPE")
                .put("value", wape)
                .put("format", "percent");
        return evidence.store(document);
    }
}
