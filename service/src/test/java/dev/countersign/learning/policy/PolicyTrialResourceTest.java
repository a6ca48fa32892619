package dev.countersign.learning.policy;

import static dev.countersign.learning.policy.PolicyHistory.table;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.testing.HeaderAuthentication;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.RepositoryService;

@QuarkusTest
class PolicyTrialResourceTest {

    private static final String MONA = "mona;modeller;others";

    @Inject
    PolicyHistory history;

    @Inject
    RepositoryService repositoryService;

    @Inject
    HistoryService historyService;

    @Inject
    EntityManager entityManager;

    private final ObjectMapper json = new ObjectMapper();
    private String key;

    @BeforeEach
    void deploy() {
        key = history.deploy();
    }

    @Test
    void saysWhatEightyCasesWouldHaveBecome() {
        // given
        for (int i = 0; i < 40; i++) {
            history.start(key, 0.04, 0);
        }
        for (int i = 0; i < 22; i++) {
            history.answer(key, history.start(key, 0.08, 0), i == 7 ? "reject" : "approve");
        }
        for (int i = 0; i < 18; i++) {
            history.answer(key, history.start(key, 0.2, 0), "reject");
        }
        long deployments = repositoryService.createDeploymentQuery().count();
        long evaluations = historyService.createHistoricDecisionInstanceQuery().count();

        // when
        ValidatableResponse trial = trial(table("review-policy", "evaluation.wape", "&lt;= 0.1"), Map.of());

        // then
        trial.statusCode(200)
                .body(
                        "summary",
                        equalTo(
                                "62 of 80 would have been approved automatically, one of them was rejected by a person."))
                .body("cases", equalTo(80))
                .body("replayed", equalTo(80))
                .body("capped", equalTo(false))
                .body("automaticBefore", equalTo(40))
                .body("automaticNow", equalTo(62))
                .body("ofThese.approved", equalTo(21))
                .body("ofThese.rejected", equalTo(1))
                .body("ofThese.nobody", equalTo(40))
                .body("matrix.before", contains("auto", "one", "one"))
                .body("matrix.now", contains("auto", "auto", "one"))
                .body("matrix.count", contains(40, 22, 18))
                .body("notReplayed", empty())
                .body("items", hasSize(80))
                .body("items[0].human", equalTo("REJECTED"))
                .body("items[0].before", equalTo("one"))
                .body("items[0].now", equalTo("auto"))
                .body("items[0].businessKey", equalTo(key + "-0.08"));
        assertThat(repositoryService.createDeploymentQuery().count()).isEqualTo(deployments);
        assertThat(historyService.createHistoricDecisionInstanceQuery().count()).isEqualTo(evaluations);
        assertThat(entityManager
                        .createNativeQuery(
                                "select tried_by || ': ' || summary from policy_trial where definition_key = ?1")
                        .setParameter(1, key)
                        .getResultList())
                .isEqualTo(
                        List.of(
                                "mona: 62 of 80 would have been approved automatically, one of them was rejected by a person."));
    }

    @Test
    void asksForVariablesThatTheOldTableNeverLookedAt() {
        // given
        history.answer(key, history.start(key, 0.3, 0.01), "approve");
        history.start(key, 0.04, 0.2);

        // when
        ValidatableResponse trial = trial(table("other", "evaluation.worst.bias", "&lt; 0.1"), Map.of());

        // then
        trial.statusCode(200)
                .body(
                        "summary",
                        equalTo("1 of 2 would have been approved automatically, and it was not rejected by a person."))
                .body("fromRecordedInputs", equalTo(0))
                .body("matrix.before", contains("auto", "one"))
                .body("matrix.now", contains("one", "auto"));
    }

    @Test
    void takesTheVariablesAsTheyWereAtEachEvaluation() {
        // given
        String instance = history.start(key, 0.2, 0);
        history.answer(key, instance, "changes", json.createObjectNode(), evaluation(0.08));
        history.answer(key, instance, "approve", overrides(), evaluation(0.01));

        // when
        ValidatableResponse trial = trial(table("new", "evaluation.wape", "&lt;= 0.1"), Map.of());

        // then
        trial.statusCode(200)
                .body("cases", equalTo(2))
                .body("replayed", equalTo(2))
                .body(
                        "summary",
                        equalTo("1 of 2 would have been approved automatically, and it was approved with overrides."))
                .body("items.now", contains("auto", "one"))
                .body("items.human", contains("APPROVED_WITH_OVERRIDE", "CHANGES"));
    }

    @Test
    void fallsBackToTheRecordedInputsAndCountsWhatCannotBeReplayed() {
        // given: a history without variables
        history.start(key, 0.04, 0);
        QuarkusTransaction.requiringNew()
                .run(() -> entityManager
                        .createNativeQuery("delete from act_hi_detail where proc_def_key_ = ?1")
                        .setParameter(1, key)
                        .executeUpdate());

        // then
        trial(table("new", "evaluation.wape", "&lt;= 0.01"), Map.of())
                .statusCode(200)
                .body("summary", equalTo("None of 1 would have been approved automatically."))
                .body("fromRecordedInputs", equalTo(1));
        trial(table("new", "evaluation.worst.bias", "&lt;= 0.1"), Map.of())
                .statusCode(200)
                .body("replayed", equalTo(0))
                .body("summary", equalTo("None of the cases could be replayed."))
                .body("notReplayed[0].reason", equalTo("The variables of that time are not in the history."))
                .body("notReplayed[0].count", equalTo(1))
                .body("items[0].now", nullValue());
    }

    @Test
    void saysWhichCasesTheTableFailsOn() {
        // given
        history.start(key, 0.04, 0);
        String unique = table("new", "evaluation.wape", "&lt;= 0.1").replace("FIRST", "UNIQUE");

        // then
        trial(unique, Map.of())
                .statusCode(200)
                .body("replayed", equalTo(0))
                .body("items[0].problem", startsWith("The decision 'new' cannot be evaluated: "));
    }

    @Test
    void coversAPeriod() {
        // given
        history.start(key, 0.04, 0);
        String xml = table("new", "evaluation.wape", "&lt;= 0.1");

        // then
        trial(xml, Map.of("to", "2020-01-01T00:00:00Z")).statusCode(200).body("cases", equalTo(0));
        trial(xml, Map.of("from", "2020-01-01T00:00:00Z")).statusCode(200).body("cases", equalTo(1));
        trial(xml, Map.of("from", "2020-01-01T00:00:00Z", "to", "2020-01-01T00:00:00Z"))
                .statusCode(400)
                .body("violations[0].field", equalTo("to"));
    }

    @Test
    void isForModellersAndAdmins() {
        for (String user : List.of("vera;viewer;others", "anna;approver;testers", "olga;operator;operators")) {
            as(user).body(Map.of("xml", "<a/>", "definition", key))
                    .post("/api/policy-trials")
                    .then()
                    .statusCode(403);
        }
    }

    private static Map<String, Object> evaluation(double wape) {
        return Map.of("evaluation", Map.of("wape", wape, "worst", Map.of("bias", 0)));
    }

    private ObjectNode overrides() {
        ObjectNode data = json.createObjectNode();
        data.putArray("overrides").addObject().put("category", "Organic").put("percent", 5);
        return data;
    }

    private ValidatableResponse trial(String xml, Map<String, Object> more) {
        Map<String, Object> request = new HashMap<>(Map.of("xml", xml, "file", "new.dmn", "definition", key));
        request.put("replay", key + "-policy");
        request.putAll(more);
        return as(MONA).body(request).post("/api/policy-trials").then();
    }

    private static RequestSpecification as(String user) {
        return given().header(HeaderAuthentication.HEADER, user).contentType(ContentType.JSON);
    }
}
