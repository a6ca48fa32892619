package dev.countersign.sensor;

import static dev.countersign.identity.SignedIn.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.testing.ServiceTaskModel;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SensorResourceTest {

    @Inject
    SensorRuns runs;

    @Inject
    SensorRepository sensors;

    private String instance = "";

    @BeforeEach
    void startAProcessThatWaits() {
        instance = runs.start(
                new ServiceTaskModel("sensor-rest", SensorWorker.TOPIC)
                        .input("sensor", "sql")
                        .input("query", "test-marker")
                        .input("param.wanted", "${wanted}")
                        .input("poke", "P1D"),
                "sensor-rest",
                Map.of("wanted", "nowhere"));
    }

    @AfterEach
    void end() {
        runs.end(instance);
        sensors.cancelForgotten();
    }

    @Test
    void sensorsOfAnInstance() {
        runs.look(instance);

        as("anna")
                .get("/api/instances/{id}/sensors", instance)
                .then()
                .statusCode(200)
                .body("size()", equalTo(1))
                .body("[0].kind", equalTo("sql"))
                .body("[0].target", equalTo("test-marker"))
                .body("[0].activityId", equalTo("work"))
                .body("[0].businessKey", equalTo("business-9"))
                .body("[0].state", equalTo("WAITING"))
                .body("[0].pokes", equalTo(1))
                .body("[0].failedPokes", equalTo(0))
                .body("[0].lastAnswer", equalTo("The query gives 0."))
                .body("[0].lastPokeAt", notNullValue())
                .body("[0].timesOutAt", nullValue())
                .body("[0].result", nullValue());
        as("anna").get("/api/instances/none/sensors").then().statusCode(200).body("size()", equalTo(0));
    }

    @Test
    void whatWaits() {
        as("anna")
                .get("/api/sensors?size=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(runs.sensor(instance).id.toString()))
                .body("items.state.unique()", contains("WAITING"))
                .body("total", greaterThanOrEqualTo(1));
        as("anna")
                .get("/api/sensors/{id}", runs.sensor(instance).id)
                .then()
                .statusCode(200)
                .body("instanceId", equalTo(instance));
    }

    @Test
    void whatWillNotWaitForLongComesFirst() {
        String first = runs.sensor(instance).id.toString();
        String hasALimit = runs.start(
                new ServiceTaskModel("sensor-rest-limit", SensorWorker.TOPIC)
                        .input("sensor", "sql")
                        .input("query", "test-marker")
                        .input("param.wanted", "nowhere")
                        .input("timeout", "PT1H"),
                "sensor-rest-limit",
                Map.of());
        try {
            String second = runs.sensor(hasALimit).id.toString();
            List<String> ids = as("anna")
                    .get("/api/sensors?size=200")
                    .then()
                    .extract()
                    .body()
                    .path("items.id");
            assertThat(ids).containsSubsequence(second, first);
        } finally {
            runs.end(hasALimit);
        }
    }

    @Test
    void operatorLetsItLookNow() {
        runs.look(instance);
        Instant before = runs.sensor(instance).nextPokeAt;

        as("olga")
                .post("/api/sensors/{id}/poke", runs.sensor(instance).id)
                .then()
                .statusCode(204);

        assertThat(runs.sensor(instance).nextPokeAt).isBefore(before.minusSeconds(3600));
    }

    @Test
    void onlyOperatorsInterfere() {
        UUID id = runs.sensor(instance).id;
        as("ben").post("/api/sensors/{id}/poke", id).then().statusCode(403);
        given().post("/api/sensors/{id}/poke", id).then().statusCode(401);
        given().get("/api/sensors").then().statusCode(401);
        given().get("/api/instances/{id}/sensors", instance).then().statusCode(401);
    }

    @Test
    void wrongRequestsAreNamed() {
        as("anna")
                .get("/api/sensors?state=ASLEEP")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("state"))
                .body("violations[0].message", containsString("not 'ASLEEP'"));
        as("anna").get("/api/sensors?size=0").then().statusCode(400);
        as("olga").get("/api/sensors/{id}", UUID.randomUUID()).then().statusCode(404);
        as("olga").post("/api/sensors/{id}/poke", UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void sensorThatHasEndedDoesNotLookAnyMore() {
        UUID id = runs.sensor(instance).id;
        runs.end(instance);
        sensors.cancelForgotten();

        as("olga")
                .post("/api/sensors/{id}/poke", id)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("sensor-ended"));
    }
}
