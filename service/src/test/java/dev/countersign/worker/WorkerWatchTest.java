package dev.countersign.worker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.countersign.identity.SignedIn;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** Who is heard of, and which topics are told to be without a worker; the clock is moved by hand. */
@QuarkusTest
class WorkerWatchTest {

    private static final Duration STEP = Duration.ofSeconds(30);

    @TestHTTPResource("/engine-rest/external-task/fetchAndLock")
    URI fetch;

    @Inject
    WorkerWatch watch;

    @Inject
    @Readiness
    WorkerHealthCheck health;

    @Inject
    RepositoryService repositoryService;

    @Inject
    RuntimeService runtimeService;

    @Inject
    EntityManager entityManager;

    private final String key = "watch-" + UUID.randomUUID();
    private final String topic = "external-" + key;
    private final String worker = "worker-of-" + key;
    private Duration moved = Duration.ZERO;

    @BeforeEach
    void watchingForAWhile() {
        ClockUtil.reset();
        QuarkusTransaction.requiringNew()
                .run(() -> entityManager
                        .createNativeQuery("delete from worker_watch")
                        .executeUpdate());
        watch.round();
    }

    @AfterEach
    void tidyUp() {
        ClockUtil.reset();
        runtimeService.createProcessInstanceQuery().processDefinitionKey(key).list().stream()
                .map(instance -> instance.getId())
                .forEach(id -> runtimeService.deleteProcessInstance(id, "test is over"));
        watch.round();
    }

    @Test
    void whoAsksForTasksIsListedWithoutHavingToSayAnything() {
        fetch(0);

        JsonPath workers = workers();
        String it = "workers.find { it.id == '" + worker + "' }.";
        assertThat(workers.getString(it + "state")).isEqualTo("LIVE");
        assertThat(workers.getString(it + "userId")).isEqualTo("admin");
        assertThat(workers.getList(it + "topics")).containsExactly(topic);
        assertThat(workers.getString("topics.find { it.topic == '" + topic + "' }.servedBy"))
                .isEqualTo("WORKERS");

        pass(Duration.ofMinutes(2));
        assertThat(workers().getString(it + "state")).isEqualTo("GONE");
        assertThat(workers().getString("topics.find { it.topic == '" + topic + "' }.servedBy"))
                .isEqualTo("NOBODY");
    }

    @Test
    void aTopicWithoutAWorkerIsToldOnceAndTakenOffWhenOneComes() {
        waitingTask(topic);

        pass(Duration.ofMinutes(4));
        assertThat(warnings()).doesNotContain(topic);
        pass(Duration.ofMinutes(1));
        assertThat(warnings()).contains(topic);
        assertThat(notices()).isEqualTo(1);
        pass(Duration.ofMinutes(10));
        assertThat(notices()).isEqualTo(1);
        assertThat(workers().getString("topics.find { it.topic == '" + topic + "' }.silentSince"))
                .isNotNull();
        assertThat(healthData()).contains(topic);

        fetch(0);
        watch.round();
        assertThat(warnings()).doesNotContain(topic);
        assertThat(healthData()).doesNotContain(topic);
    }

    @Test
    void noNodeThereForAWhileProvesNothing() {
        fetchNothing();
        waitingTask(topic);

        move(Duration.ofHours(3));
        watch.round();
        assertThat(warnings()).doesNotContain(topic);

        pass(Duration.ofMinutes(4));
        assertThat(warnings()).doesNotContain(topic);
        pass(Duration.ofMinutes(1));
        assertThat(warnings()).contains(topic);
    }

    @Test
    void aRequestThatWaitsForTasksIsALiveWorker() throws Exception {
        CompletableFuture<HttpResponse<String>> open = HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(fetch)
                                .header("Content-Type", "application/json")
                                .header("Authorization", basic())
                                .POST(HttpRequest.BodyPublishers.ofString("""
                                        {"workerId": "%s", "maxTasks": 1, "asyncResponseTimeout": 1700000,
                                         "topics": [{"topicName": "%s", "lockDuration": 1000}]}""".formatted(worker, topic)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(workers().getList("workers.id")).contains(worker));

        pass(Duration.ofMinutes(20));
        assertThat(workers().getString("workers.find { it.id == '" + worker + "' }.state"))
                .isEqualTo("LIVE");

        open.cancel(true);
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            pass(Duration.ofMinutes(2));
            assertThat(workers().getString("workers.find { it.id == '" + worker + "' }.state"))
                    .isEqualTo("GONE");
        });
    }

    @Test
    void whoKeepsALockIsAtWork() {
        waitingTask(topic);
        String task = fetch(3_600_000).jsonPath().getString("[0].id");
        waitingTask(topic);

        for (int i = 0; i < 4; i++) {
            pass(Duration.ofMinutes(4));
            given().header("Authorization", basic())
                    .contentType(ContentType.JSON)
                    .body(Map.of("workerId", worker, "newDuration", 3_600_000))
                    .post("/engine-rest/external-task/" + task + "/extendLock")
                    .then()
                    .statusCode(204);
        }

        watch.round();
        assertThat(warnings()).doesNotContain(topic);
    }

    @Test
    void theServicesOwnTopicsAreServedByItself() {
        waitingTask("spark");

        pass(Duration.ofMinutes(6));

        assertThat(warnings()).doesNotContain("spark");
        assertThat(workers().getString("topics.find { it.topic == 'spark' }.servedBy"))
                .isEqualTo("SERVICE");
    }

    @Test
    void aWorkerSaysWhoItIs() {
        announce(
                        "admin",
                        worker,
                        Map.of(
                                "name",
                                "Invoices",
                                "language",
                                "Python 3.11",
                                "topics",
                                List.of(topic),
                                "docsUrl",
                                "https://x.example"))
                .then()
                .statusCode(200)
                .body("state", equalTo("LIVE"))
                .body("topics", hasItem(topic))
                .body("announcement.language", equalTo("Python 3.11"));

        assertThat(workers().getString("workers.find { it.id == '" + worker + "' }.announcement.name"))
                .isEqualTo("Invoices");
        assertThat(workers().getString("topics.find { it.topic == '" + topic + "' }.servedBy"))
                .as("who only says so asks for no tasks")
                .isEqualTo("NOBODY");
    }

    @Test
    void whatAWorkerSaysIsChecked() {
        announce("admin", worker, Map.of("name", " ", "topics", List.of(topic)))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(containsString("name")));
        announce("admin", worker, Map.of("name", "x", "topics", List.of(), "docsUrl", "javascript:alert(1)"))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(containsString("docsUrl")));
        announce("anna", worker, Map.of("name", "x", "topics", List.of(topic)))
                .then()
                .statusCode(403);
        given().contentType(ContentType.JSON)
                .body("{}")
                .put("/api/workers/x")
                .then()
                .statusCode(401);
    }

    @Test
    void nobodyTakesTheNameOfAnotherUsersWorker() {
        announce("admin", worker, Map.of("name", "mine", "topics", List.of(topic)))
                .then()
                .statusCode(200);
        QuarkusTransaction.requiringNew()
                .run(() -> entityManager
                        .createNativeQuery("update worker set announced_by = 'somebody' where id = :id")
                        .setParameter("id", worker)
                        .executeUpdate());

        announce("admin", worker, Map.of("name", "theirs", "topics", List.of(topic)))
                .then()
                .statusCode(409);
    }

    @Test
    void peopleWhoKeepNothingRunningSeeNoWorkers() {
        SignedIn.as("anna").get("/api/workers").then().statusCode(403);
        SignedIn.as("anna").get("/api/workers/warnings").then().statusCode(403);
        given().get("/api/workers").then().statusCode(401);
    }

    private void waitingTask(String ofTopic) {
        repositoryService
                .createDeployment()
                .name(key)
                .addString(key + ".bpmn", """
                        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
                          <bpmn:process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                            <bpmn:startEvent id="start" />
                            <bpmn:sequenceFlow id="toWork" sourceRef="start" targetRef="work" />
                            <bpmn:serviceTask id="work" camunda:type="external" camunda:topic="%s">
                              <bpmn:extensionElements><camunda:inputOutput>%s</camunda:inputOutput></bpmn:extensionElements>
                            </bpmn:serviceTask>
                          </bpmn:process>
                        </bpmn:definitions>""".formatted(
                                key,
                                ofTopic,
                                ofTopic.equals("spark")
                                        ? "<camunda:inputParameter name=\"application\">ingest</camunda:inputParameter><camunda:inputParameter name=\"param.input\">/none</camunda:inputParameter>"
                                        : ""))
                .enableDuplicateFiltering(true)
                .deploy();
        runtimeService.startProcessInstanceByKey(key);
    }

    private Response fetch(long lock) {
        return given().header("Authorization", basic())
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "workerId",
                        worker,
                        "maxTasks",
                        1,
                        "topics",
                        List.of(Map.of("topicName", topic, "lockDuration", Math.max(lock, 1)))))
                .post("/engine-rest/external-task/fetchAndLock")
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private void fetchNothing() {
        assertThat(fetch(0).jsonPath().getList("")).isEmpty();
    }

    private Response announce(String user, String id, Map<String, Object> body) {
        return SignedIn.as(user).contentType(ContentType.JSON).body(body).put("/api/workers/" + id);
    }

    private JsonPath workers() {
        return SignedIn.as("olga")
                .get("/api/workers")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<String> warnings() {
        return SignedIn.as("olga")
                .get("/api/workers/warnings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("topic");
    }

    private long notices() {
        List<String> subjects = SignedIn.as("admin")
                .get("/api/notifications?kind=incident&recipient=olga&size=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.subject");
        return subjects.stream().filter(subject -> subject.contains(topic)).count();
    }

    private String healthData() {
        return String.valueOf(health.call().getData().orElseThrow());
    }

    private String basic() {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString(("admin:" + SignedIn.password("admin")).getBytes(StandardCharsets.UTF_8));
    }

    /** Time passes, and a node makes its rounds. */
    private void pass(Duration time) {
        for (Duration left = time; !left.isZero(); left = left.minus(STEP)) {
            move(STEP);
            watch.round();
        }
    }

    private void move(Duration time) {
        moved = moved.plus(time);
        ClockUtil.offset(moved.toMillis());
    }
}
