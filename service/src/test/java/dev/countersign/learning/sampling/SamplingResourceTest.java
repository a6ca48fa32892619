package dev.countersign.learning.sampling;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.testing.HeaderAuthentication;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RepositoryService;

@QuarkusTest
class SamplingResourceTest {

    private static final String ADA = "ada;admin;others";
    private static final String VERA = "vera;viewer;others";

    @Inject
    RepositoryService repositoryService;

    @Inject
    SampleService samples;

    private String key;

    @BeforeEach
    void deploy() {
        key = "sampling-" + UUID.randomUUID();
        repositoryService
                .createDeployment()
                .addString("sampling.bpmn", """
                        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
                          <bpmn:process id="%s" isExecutable="true"><bpmn:startEvent id="start" /></bpmn:process>
                        </bpmn:definitions>""".formatted(key))
                .deploy();
    }

    @Test
    void samplesNothingUntilAnAdminSaysSo() {
        as(VERA).get("/api/sampling/{key}", key)
                .then()
                .statusCode(200)
                .body("share", equalTo(0.0f))
                .body("setBy", nullValue());
        assertThat(choose("run-0")).isFalse();

        set(ADA, 1).statusCode(200).body("share", equalTo(1.0f)).body("setBy", equalTo("ada"));

        as(VERA).get("/api/sampling/{key}", key)
                .then()
                .body("share", equalTo(1.0f))
                .body("setAt", notNullValue());
        as(VERA).get("/api/sampling").then().statusCode(200).body("definition", hasItem(key));
        assertThat(choose("run-1")).isTrue();
    }

    @Test
    void choosesARunOnceHoweverManyAsk() throws Exception {
        // given
        set(ADA, 1).statusCode(200);
        String run = "run-" + UUID.randomUUID();
        ExecutorService threads = Executors.newFixedThreadPool(4);

        // when
        List<Future<Boolean>> answers;
        try {
            Callable<Boolean> ask = () -> {
                try {
                    return choose(run);
                } catch (RuntimeException lostTheRace) {
                    return false;
                }
            };
            answers = threads.invokeAll(List.of(ask, ask, ask, ask));
        } finally {
            threads.shutdown();
        }

        // then
        boolean any = false;
        for (Future<Boolean> answer : answers) {
            any |= answer.get();
        }
        assertThat(any).isTrue();
        assertThat(samples.openIn(List.of(run))).containsExactly(run);
    }

    @Test
    void isSetByAdminsWithinItsLimits() {
        set("mona;modeller;others", 0.5).statusCode(403);
        set(ADA, 1.1).statusCode(400).body("violations[0].field", equalTo("share"));
        as(ADA).body("{}").put("/api/sampling/{key}", key).then().statusCode(400);
        as(ADA).body(Map.of("share", 0.5)).put("/api/sampling/nothing").then().statusCode(404);
        as(VERA).get("/api/sampling/nothing").then().statusCode(404);
        as("anna;approver;testers").get("/api/sampling").then().statusCode(403);
    }

    @Test
    void periodsAreDaysOrMoments() {
        as(VERA).get("/api/samples?from=2026-01-01&to=2026-02-01T12:00:00Z")
                .then()
                .statusCode(200);
        as(VERA).get("/api/samples?from=yesterday").then().statusCode(400).body("violations[0].field", equalTo("from"));
        as(VERA).get("/api/samples?definition=" + key)
                .then()
                .statusCode(200)
                .body("summary.sampled", equalTo(0))
                .body("summary.disagreement", nullValue())
                .body("total", equalTo(0));
    }

    private boolean choose(String run) {
        return samples.choose(run, key, null, "policy", "");
    }

    private io.restassured.response.ValidatableResponse set(String user, double share) {
        return as(user).body(Map.of("share", share))
                .put("/api/sampling/{key}", key)
                .then();
    }

    private static RequestSpecification as(String user) {
        return given().header(HeaderAuthentication.HEADER, user).contentType(ContentType.JSON);
    }
}
