package dev.countersign.job.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.job.crash.CrashPeer.Request;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the packaged service in the middle of work that is no job: calls of connectors, functions with task tokens, looks
 * of sensors, and a fan-out. One crash meets all of it; the other system lives on and has written down each request.
 */
@TestInstance(Lifecycle.PER_CLASS)
class WorkCrashIT {

    private static final Duration LONG = Duration.ofMinutes(4);
    private static final int ITEMS = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private final Map<String, String> instances = new HashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private CrashPeer peer;
    private PackagedService service;
    private int answerToADeadService;

    @BeforeAll
    void crash() throws Exception {
        Path models = Files.createDirectories(folder.resolve("models/work"));
        for (String name : List.of("calling", "telling", "waiting", "spreading")) {
            try (InputStream model =
                    Objects.requireNonNull(getClass().getResourceAsStream("/crash/kinds/" + name + ".bpmn"))) {
                Files.write(models.resolve(name + ".bpmn"), model.readAllBytes());
            }
        }
        peer = new CrashPeer();
        service = new PackagedService(
                Path.of("target/quarkus-app"), folder.resolve("data"), folder.resolve("models"), folder);
        start();
        begin("items", "spreading", "/some", Map.of("items", list()));
        awaitRequests("/some", CrashPeer.ANSWERED + 1);
        begin("told", "telling", "/told", Map.of());
        begin("telling", "telling", "/held/telling", Map.of());
        begin("met", "waiting", "/held/met", Map.of("timeout", "PT10M"));
        begin("never", "waiting", "/held/never", Map.of("timeout", "PT35S"));
        begin("again", "calling", "/held/again", Map.of("onCrash", "retry"));
        begin("asked", "calling", "/held/asked", Map.of("onCrash", "ask"));
        for (String path :
                List.of("/told", "/held/telling", "/held/met", "/held/never", "/held/again", "/held/asked")) {
            awaitRequests(path, 1);
        }

        service.kill();
        answerToADeadService = hand("/told", "success", "{\"rows\":7}");
        peer.letGo();
        start();
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
        peer.close();
    }

    @Test
    void aCallThatMayBeMadeTwiceIsMadeAgain() {
        awaitCompleted("again");

        assertThat(peer.requests("/held/again"))
                .hasSize(2)
                .extracting(Request::idempotencyKey)
                .doesNotContain("")
                .allMatch(peer.requests("/held/again").get(0).idempotencyKey()::equals);
    }

    @Test
    void aPersonIsAskedAboutACallThatMustNotBeMadeTwice() throws Exception {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(service.rest().incidentsOf(instance("asked")))
                        .singleElement()
                        .asString()
                        .startsWith("The service ended in the middle of the call that began at ")
                        .endsWith(
                                "; nobody knows whether it was made. Look at the other system: a retry of this incident"
                                        + " makes the call (again)."));
        assertThat(peer.requests("/held/asked")).hasSize(1);

        String task = service.rest()
                .get("/engine-rest/external-task?processInstanceId=" + instance("asked"))
                .get(0)
                .path("id")
                .asText();
        service.rest().send("PUT", "/engine-rest/external-task/" + task + "/retries", Map.of("retries", 1));

        awaitCompleted("asked");
        assertThat(peer.requests("/held/asked")).hasSize(2);
    }

    @Test
    void aTokenOutlivesTheServiceThatSentItAndIsGoodForOneAnswer() throws Exception {
        assertThat(answerToADeadService).isZero();

        // the sender tries until it is heard
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(hand("/told", "success", "{\"rows\":7}")).isEqualTo(200));
        assertThat(hand("/told", "success", "{\"rows\":8}")).isEqualTo(409);
        assertThat(hand("/told", "failure", "{\"code\":\"late\",\"message\":\"no\"}"))
                .isEqualTo(409);

        awaitCompleted("told");
        assertThat(outcome("told")).isEqualTo(JSON.readTree("{\"rows\":7}"));
        assertThat(peer.requests("/told")).hasSize(1);
    }

    /** The far side has the token, but the service died before it knew that the request had arrived. */
    @Test
    void aTokenCountsWhoseRequestWasNeverAnswered() throws Exception {
        assertThat(hand("/held/telling", "heartbeat", "\"half\"")).isEqualTo(200);
        assertThat(hand("/held/telling", "success", "{\"rows\":9}")).isEqualTo(200);

        awaitCompleted("telling");
        assertThat(outcome("telling")).isEqualTo(JSON.readTree("{\"rows\":9}"));
    }

    @Test
    void aSensorGoesOnToLook() throws Exception {
        awaitCompleted("met");

        assertThat(outcome("met").path("met").asBoolean()).isTrue();
        assertThat(peer.requests("/held/met")).hasSizeGreaterThan(1);
        assertThat(ended("met", "end")).isEqualTo(1);
    }

    @Test
    void aSensorsTimeOutFiresOnce() throws Exception {
        awaitCompleted("never");

        assertThat(ended("never", "timedOut")).isEqualTo(1);
        assertThat(ended("never", "end")).isZero();
        int looks = peer.requests("/held/never").size();
        assertThat(looks).isGreaterThan(1);
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(5))
                .until(() -> peer.requests("/held/never").size() == looks);
    }

    /** At least once: what was under way is asked for again with the same key, and counted once. */
    @Test
    void eachItemOfAFanOutEndsOnce() throws Exception {
        awaitCompleted("items");

        JsonNode outcome = outcome("items");
        assertThat(outcome.path("items").asInt()).isEqualTo(ITEMS);
        assertThat(outcome.path("succeeded").asInt()).isEqualTo(ITEMS);
        assertThat(outcome.path("failed").asInt()).isZero();
        Map<Integer, Set<String>> keys = peer.requests("/some").stream()
                .collect(Collectors.groupingBy(
                        request -> request.body().path("index").asInt(),
                        Collectors.mapping(Request::idempotencyKey, Collectors.toSet())));
        assertThat(keys)
                .hasSize(ITEMS)
                .allSatisfy((index, one) -> assertThat(one).hasSize(1));
        // so many were on their way at the same time
        assertThat(peer.requests("/some")).hasSizeBetween(ITEMS, ITEMS + 20);
        assertThat(ended("items", "end")).isEqualTo(1);
    }

    private void start() throws Exception {
        service.start(Map.ofEntries(
                Map.entry("countersign.connector.hosts.allowed", peer.host()),
                Map.entry("countersign.connector.hosts.internal", "127.0.0.1"),
                Map.entry("countersign.external-task.lock-duration", "5s"),
                Map.entry("countersign.connector.lock-margin", "2s"),
                Map.entry("countersign.function.lease", "2s"),
                Map.entry("countersign.sensor.spread", "0s"),
                Map.entry("countersign.sensor.poke-timeout", "20s"),
                Map.entry("countersign.sensor.lease", "2s")));
        service.awaitReady(LONG);
    }

    private void begin(String name, String process, String path, Map<String, String> more) throws Exception {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("peer", peer.address(path));
        instances.put(name, service.rest().startInstance(process, variables));
    }

    private void awaitRequests(String path, int count) {
        await().alias(path)
                .pollInterval(Duration.ofMillis(50))
                .atMost(LONG)
                .until(() -> peer.requests(path).size() >= count);
    }

    private static String list() {
        List<String> items = new ArrayList<>();
        IntStream.range(0, ITEMS).forEach(i -> items.add("\"item " + i + "\""));
        return "[" + String.join(",", items) + "]";
    }

    /** Hands in the token of the request to this path; gives the status, 0 when nobody answers. */
    private int hand(String path, String what, String body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.rest().address("/api/task-tokens/" + what))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + peer.requests(path).get(0).token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
            return response.statusCode();
        } catch (IOException nobodyThere) {
            return 0;
        }
    }

    private void awaitCompleted(String name) {
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(service.rest().incidentsOf(instance(name))).isEmpty();
            assertThat(service.rest().stateOf(instance(name))).isEqualTo("COMPLETED");
        });
    }

    /** How often the process came to an activity. */
    private int ended(String name, String activity) throws Exception {
        return service.rest()
                .get("/engine-rest/history/activity-instance?processInstanceId=" + instance(name) + "&activityId="
                        + activity)
                .size();
    }

    private JsonNode outcome(String name) throws Exception {
        return JSON.valueToTree(JSON.treeToValue(
                service.rest()
                        .get(
                                "/engine-rest/history/variable-instance?deserializeValues=true&variableName=outcome&processInstanceId="
                                        + instance(name))
                        .get(0)
                        .path("value"),
                Object.class));
    }

    private String instance(String name) {
        return Objects.requireNonNull(instances.get(name));
    }
}
