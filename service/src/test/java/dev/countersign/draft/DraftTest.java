package dev.countersign.draft;

import static dev.countersign.draft.FormWork.ANNA;
import static dev.countersign.draft.FormWork.BEN;
import static dev.countersign.draft.FormWork.DORA;
import static dev.countersign.draft.FormWork.VERA;
import static dev.countersign.draft.FormWork.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.countersign.testing.AtOnce;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RuntimeService;

@QuarkusTest
class DraftTest {

    private static final String START = "/api/definitions/form-work/draft";
    private static final String DIGEST = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";

    @Inject
    FormWork work;

    @Inject
    RuntimeService runtimeService;

    @Inject
    DraftRepository drafts;

    private String instance;
    private String task;
    private String draft;

    @BeforeEach
    void startARun() {
        work.deploy();
        instance = work.start(ANNA, Map.of());
        task = work.task(instance);
        draft = "/api/tasks/" + task + "/draft";
    }

    @Test
    void isKeptUnjudgedAndComesBack() {
        as(ANNA).get(draft).then().statusCode(204);

        put(ANNA, draft, Map.of("decision", "appr", "store", 7, "unknown", "x"), 0)
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("savedAt", notNullValue());
        put(ANNA, draft, Map.of("decision", "approve"), 1)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));

        as(ANNA).get(draft)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("data", equalTo(Map.of("decision", "approve")))
                .body("evidenceDigest", equalTo(DIGEST));
    }

    @Test
    void isNobodyElses() {
        put(ANNA, draft, Map.of("decision", "approve"), 0).then().statusCode(200);

        as(BEN).get(draft).then().statusCode(204);
        as(VERA).get(draft).then().statusCode(204);
        as("olga;admin,operator;operators").get(draft).then().statusCode(204);
        as(DORA).get(draft).then().statusCode(403);
        put(BEN, draft, Map.of("decision", "changes"), 0).then().statusCode(200).body("version", equalTo(1));
        as(BEN).delete(draft).then().statusCode(204);
        as(ANNA).get(draft).then().statusCode(200).body("data.decision", equalTo("approve"));
    }

    @Test
    void savedElsewhereMeanwhileIsAConflict() {
        put(ANNA, draft, Map.of("decision", "approve"), 0).then().statusCode(200);

        put(ANNA, draft, Map.of("decision", "changes"), 0)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("draft-changed"))
                .body("version", equalTo(1));
        put(ANNA, draft, Map.of("decision", "changes"), 5).then().statusCode(409);
        as(ANNA).delete(draft).then().statusCode(204);
        put(ANNA, draft, Map.of("decision", "changes"), 1)
                .then()
                .statusCode(409)
                .body("version", equalTo(0));
    }

    @Test
    void ofManySavesAtOnceOneWins() {
        put(ANNA, draft, Map.of("n", 0), 0).then().statusCode(200);

        List<Integer> statuses = AtOnce.all(IntStream.rangeClosed(1, 8)
                .<Callable<Integer>>mapToObj(
                        n -> () -> put(ANNA, draft, Map.of("n", n), 1).statusCode())
                .toList());

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(7);
        as(ANNA).get(draft).then().body("version", equalTo(2));
    }

    @Test
    void hasALimit() {
        put(ANNA, draft, Map.of("comment", "x".repeat(300_000)), 0)
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
        as(ANNA).contentType(ContentType.JSON)
                .body("{\"version\": -1}")
                .put(draft)
                .then()
                .statusCode(400);
        as(ANNA).get("/api/tasks/unknown/draft").then().statusCode(404);
    }

    @Test
    void takesNoKeysThatCannotBeStored() {
        for (String data : List.of("{\"a\\u0000\": 1}", "{\"a\": {\"b\\u0000\": 1}}", "{\"a\": [{\"b\\u0000\": 1}]}")) {
            as(ANNA).contentType(ContentType.JSON)
                    .body("{\"data\": " + data + "}")
                    .put(draft)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("violations[0].field", startsWith("data"))
                    .body("violations[0].message", containsString("NUL"));
        }
    }

    @Test
    void goesWithTheTask() {
        put(ANNA, draft, Map.of("decision", "approve"), 0).then().statusCode(200);
        put(BEN, draft, Map.of("decision", "changes"), 0).then().statusCode(200);

        work.complete(ANNA, instance, Map.of("decision", "approve")).then().statusCode(200);

        assertThat(drafts.find(DraftKey.ofTask("anna", task))).isEmpty();
        assertThat(drafts.find(DraftKey.ofTask("ben", task))).isEmpty();
        as(ANNA).get(draft).then().statusCode(409).body("code", equalTo("already-completed"));
    }

    @Test
    void goesWithACancelledRun() {
        put(ANNA, draft, Map.of("decision", "approve"), 0).then().statusCode(200);

        runtimeService.deleteProcessInstance(instance, "not needed");

        assertThat(drafts.find(DraftKey.ofTask("anna", task))).isEmpty();
    }

    @Test
    void aStartFormHasOneToo() {
        as(ANNA).delete(START).then().statusCode(204);
        as(ANNA).get(START).then().statusCode(204);

        put(ANNA, START, Map.of("region", "no"), 0).then().statusCode(200);

        as(ANNA).get(START).then().statusCode(200).body("data.region", equalTo("no"));
        as(BEN).get(START).then().statusCode(204);
        as(VERA).get(START).then().statusCode(403);
        as(ANNA).get("/api/definitions/unknown/draft").then().statusCode(404);
        as(ANNA).delete(START).then().statusCode(204);
    }

    private static Response put(String user, String path, Map<String, ?> data, int version) {
        Map<String, Object> body = new HashMap<>(Map.of("data", data, "evidenceDigest", DIGEST));
        if (version > 0) {
            body.put("version", version);
        }
        return as(user).contentType(ContentType.JSON).body(body).put(path);
    }
}
