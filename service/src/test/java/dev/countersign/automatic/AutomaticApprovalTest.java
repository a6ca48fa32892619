package dev.countersign.automatic;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.decision.DecisionService;
import dev.countersign.evidence.CanonicalJson;
import dev.countersign.learning.sampling.SampleService;
import dev.countersign.testing.HeaderAuthentication;
import dev.countersign.verify.VerifyDecisions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;

/** What a policy approves without a person is in the chain of decisions, and is not taken for a person's decision. */
@QuarkusTest
class AutomaticApprovalTest {

    private static final String VERA = "vera;viewer;none";
    private static final String ANNA = "anna;approver;forecast-reviewers";

    @Inject
    PolicyProcess process;

    @Inject
    RuntimeService runtimeService;

    @Inject
    TaskService taskService;

    @Inject
    DecisionService decisions;

    @Inject
    SampleService samples;

    @Test
    void isALinkOfTheChainThatNamesThePolicyAndWhatItWasAsked() {
        String key = process.settled();
        String digest = process.evidence();

        String run = start(key, 0.04, digest);

        records(run)
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("automatic"))
                .body("items[0].decidedBy", equalTo("policy:" + key + "-policy:1"))
                .body("items[0].outcome", equalTo("approve"))
                .body("items[0].comment", equalTo("clearly accurate"))
                .body("items[0].taskKey", equalTo("look"))
                .body("items[0].taskName", equalTo("Look at it"))
                .body("items[0].definitionKey", equalTo(key))
                .body("items[0].businessKey", equalTo("case"))
                .body("items[0].evidenceDigest", equalTo(digest))
                .body("items[0].data.policy.key", equalTo(key + "-policy"))
                .body("items[0].data.policy.version", equalTo(1))
                .body("items[0].data.policy.versionTag", equalTo("1.0"))
                .body("items[0].data.policy.name", equalTo("The policy"))
                .body("items[0].data.evaluation.step", equalTo("policy"))
                .body("items[0].data.inputs.name", contains("Error"))
                .body("items[0].data.inputs[0].value", equalTo(0.04f))
                .body("items[0].data.outputs[0].policy", equalTo("auto"))
                .body("items[0].data.outputs[0].reason", equalTo("clearly accurate"))
                .body("items[0].data.evidence.digest", equalTo(digest))
                .body("items[0].data.evidence.madeFrom[0].name", equalTo("/data/sales"))
                .body("items[0].data.evidence.madeFrom[0].version", equalTo("v7"));
        as(VERA).get("/api/decisions/verify").then().body("intact", equalTo(true));
        as(VERA).get("/api/decisions?kind=automatic&definition=" + key).then().body("total", equalTo(1));
        as(VERA).get("/api/decisions?kind=task&definition=" + key).then().body("total", equalTo(0));
        assertThat(decisions.latestOf(run, "look")).isEmpty();
        assertThat(decisions.decidersOf(run, Set.of("look"))).isEmpty();
    }

    @Test
    void namesTheVersionThatWasEvaluated() {
        String key = process.settled();
        String table = process.policy(key, 0.5);

        records(start(key, 0.4, process.evidence()))
                .body("items[0].decidedBy", equalTo("policy:" + key + "-policy:2"))
                .body("items[0].data.policy.version", equalTo(2))
                .body(
                        "items[0].data.policy.sha256",
                        equalTo(CanonicalJson.digest(table.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void leavesNothingWhereAPersonIsAsked() {
        String key = process.settled();
        String run = start(key, 0.3, process.evidence());

        records(run).body("items", hasSize(0));

        share(key, 1);
        String sampled = start(key, 0.04, process.evidence());
        records(sampled).body("items", hasSize(0));
        assertThat(samples.openIn(List.of(sampled, run))).containsExactly(sampled);
        decide(sampled);
        records(sampled)
                .body("items", hasSize(1))
                .body("items[0].kind", nullValue())
                .body("items[0].decidedBy", equalTo("anna"));
    }

    @Test
    void isRolledBackWithItsStep() {
        String key = process.settled();
        Map<String, Object> variables = variables(0.04, process.evidence());
        variables.put("fails", true);

        assertThatThrownBy(() -> runtimeService.startProcessInstanceByKey(key, "case", variables));

        as(VERA).get("/api/decisions?definition=" + key).then().body("total", equalTo(0));
        as(VERA).get("/api/decisions/verify").then().body("intact", equalTo(true));
    }

    @Test
    void doesNotStopTheRunForEvidenceThatIsNotThere() {
        String key = process.settled();

        records(start(key, 0.04, "0".repeat(64)))
                .body("items[0].evidenceDigest", nullValue())
                .body("items[0].data.evidence.problem", containsString("There is no evidence"));
        records(start(key, 0.04, ""))
                .body("items[0].evidenceDigest", nullValue())
                .body("items[0].data.evidence.problem", containsString("gives nothing"));
    }

    @Test
    void isReadByThoseWhoMayReadTheRun() {
        String key = process.settled();
        String run = start(key, 0.04, process.evidence());

        as(ANNA).get("/api/decisions?instance=" + run).then().body("items", hasSize(0));
        as("policy:" + key + "-policy:1;approver;none")
                .get("/api/decisions?instance=" + run)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void isToldFromAPersonsDecisionInEveryExport() throws IOException {
        String key = process.settled();
        start(key, 0.04, process.evidence());
        decide(start(key, 0.3, process.evidence()));

        Path lines = Files.createTempDirectory(Path.of("target"), "automatic").resolve("export.jsonl");
        Files.writeString(lines, export("jsonl", key), StandardCharsets.UTF_8);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int code = VerifyDecisions.run(new PrintStream(printed, true, StandardCharsets.UTF_8), lines.toString());

        assertThat(code).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("2 records, a selection")
                .contains("1 of them automatic: a policy approved, no person was asked");
        assertThat(Files.readString(lines)).containsOnlyOnce("\"kind\":\"automatic\"");
        assertThat(export("csv", key)).containsOnlyOnce("\"automatic\"").contains("\"policy:" + key + "-policy:1\"");
        String id =
                as(VERA).get("/api/decisions?kind=automatic&definition=" + key).path("items[0].id");
        as(VERA).get("/api/decisions/" + id + "/report")
                .then()
                .statusCode(200)
                .body(containsString("automatic: a policy approved, no person was asked"))
                .body(containsString("What the policy was asked, and what it said"))
                .body(containsString("nobody was asked to look at it"))
                .body(not(containsString("What was entered")));
    }

    private String start(String key, double error, String digest) {
        return runtimeService
                .startProcessInstanceByKey(key, "case", variables(error, digest))
                .getId();
    }

    private static Map<String, Object> variables(double error, String digest) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("error", error);
        variables.put("fails", false);
        variables.put("shown", digest);
        return variables;
    }

    private void decide(String run) {
        String task = taskService
                .createTaskQuery()
                .processInstanceId(run)
                .singleResult()
                .getId();
        as(ANNA).post("/api/tasks/" + task + "/claim").then().statusCode(200);
        String digest = as(ANNA).get("/api/tasks/" + task).path("evidenceDigest");
        as(ANNA).body(Map.of("data", Map.of(), "evidenceDigest", digest))
                .post("/api/tasks/" + task + "/complete")
                .then()
                .statusCode(200);
    }

    private static String export(String format, String key) {
        return as(VERA).get("/api/decisions/export?format=" + format + "&definition=" + key)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static ValidatableResponse records(String run) {
        return as(VERA).get("/api/decisions?instance=" + run).then().statusCode(200);
    }

    private static void share(String key, double share) {
        as("ada;admin;none")
                .body(Map.of("share", share))
                .put("/api/sampling/" + key)
                .then()
                .statusCode(200);
    }

    private static RequestSpecification as(String user) {
        return given().header(HeaderAuthentication.HEADER, user).contentType(ContentType.JSON);
    }
}
