package dev.countersign.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.evidence.DatasetVersion;
import dev.countersign.evidence.EvidenceService;
import dev.countersign.evidence.LineageService;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Data is read anew while a person looks at evidence made from the old one. */
@QuarkusTest
class StaleTaskTest extends HumanReviewTest {

    private final String dataset = "sales-" + UUID.randomUUID();

    @Inject
    LineageService lineage;

    @Inject
    EvidenceService evidence;

    @BeforeEach
    void showEvidenceOfTheFirstVersion() {
        ObjectNode document = new ObjectMapper().createObjectNode().put("title", "Made from " + dataset);
        document.putArray("sources").addObject().put("name", dataset).put("version", "v1");
        document.putArray("blocks").addObject().put("type", "markdown").put("text", "numbers");
        digest = evidence.store(document);
        run = review.start(digest);
        task = review.task(run).getId();
        arrives("v1");
        claim(ANNA);
    }

    @Test
    void isFreshUntilOtherDataComes() {
        as(ANNA).get("/api/tasks/" + task).then().body("stale", nullValue());

        arrives("v2");

        as(ANNA).get("/api/tasks/" + task)
                .then()
                .body("stale.dataset", equalTo(dataset))
                .body("stale.version", equalTo("v2"))
                .body("stale.since", notNullValue())
                .body("stale.reason", notNullValue())
                .body("stale.behind", hasSize(1));
    }

    @Test
    void isDecidedOnlyByThoseWhoKnow() {
        arrives("v2");

        completeSeeing(null)
                .then()
                .statusCode(409)
                .body("code", equalTo("evidence-stale"))
                .body("version", equalTo("v2"));
        completeSeeing("v1").then().statusCode(409);
        arrives("v3");
        completeSeeing("v2").then().statusCode(409).body("version", equalTo("v3"));
        String decision = completeSeeing("v3").then().statusCode(200).extract().path("decisionId");

        as(ANNA).get("/api/decisions/" + decision)
                .then()
                .body("data.decision", equalTo("approve"))
                .body("data.staleSeen", hasSize(1))
                .body("data.staleSeen[0].dataset", equalTo(dataset))
                .body("data.staleSeen[0].shown", equalTo("v1"))
                .body("data.staleSeen[0].current", equalTo("v3"));
    }

    @Test
    void isFreshAgainWithTheOldContent() {
        arrives("v2");
        arrives("v1");

        completeSeeing(null).then().statusCode(200);
    }

    /** Newer data that is about to be committed is waited for: the decision comes after it and has to know it. */
    @Test
    void isStaleWhenTheDataCommitsWhileSomebodyDecides() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Void> arrival = CompletableFuture.runAsync(
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    arrives("v2");
                    written.countDown();
                    await(asked);
                }));
        await(written);
        CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> completeSeeing(null));
        // the answer cannot come before the data is committed
        assertThat(answer.isDone()).isFalse();
        asked.countDown();
        arrival.get(120, TimeUnit.SECONDS);

        answer.get(120, TimeUnit.SECONDS).then().statusCode(409).body("code", equalTo("evidence-stale"));
    }

    /** Whoever comes first, the record is true: a decision without the note was made before the data came. */
    @RepeatedTest(5)
    void hasOneOrderWithTheDataUnderLoad() {
        CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> completeSeeing(null));
        CompletableFuture<Void> arrival = CompletableFuture.runAsync(() -> arrives("v2"));
        arrival.join();

        Response response = answer.join();

        assertThat(response.statusCode()).isIn(200, 409);
        as(VERA).get("/api/tasks/" + task).then().statusCode(response.statusCode() == 200 ? 409 : 200);
        if (response.statusCode() == 409) {
            assertThat(response.<String>path("code")).isEqualTo("evidence-stale");
        }
    }

    private void arrives(String version) {
        lineage.becomeCurrent("human-review", new DatasetVersion(dataset, version));
    }

    private Response completeSeeing(@Nullable String version) {
        Map<String, Object> body =
                new HashMap<>(Map.of("data", Map.of("decision", "approve"), "evidenceDigest", digest));
        body.put("staleSeen", version);
        return as(ANNA).contentType("application/json").body(body).post("/api/tasks/" + task + "/complete");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(120, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
