package dev.countersign.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Users of programs, made by an admin. */
@QuarkusTest
class WorkerUserTest {

    private final String id = "worker-" + UUID.randomUUID();

    @Test
    void newUserFetchesTasksAndNothingElse() {
        String password = make("admin", Map.of("id", id, "name", "Invoice worker"))
                .statusCode(201)
                .body("id", equalTo(id))
                .body("name", equalTo("Invoice worker"))
                .extract()
                .path("password");

        given().auth()
                .preemptive()
                .basic(id, password)
                .contentType(ContentType.JSON)
                .body(Map.of("workerId", id, "maxTasks", 1, "topics", new Object[] {
                    Map.of("topicName", "external-" + id, "lockDuration", 1000)
                }))
                .post("/engine-rest/external-task/fetchAndLock")
                .then()
                .statusCode(200)
                .body("size()", equalTo(0));
        given().auth().preemptive().basic(id, password).get("/api/jobs").then().statusCode(403);
        given().auth()
                .preemptive()
                .basic(id, password)
                .get("/engine-rest/deployment")
                .then()
                .statusCode(403);
    }

    @Test
    void userThatIsThereKeepsItsPassword() {
        make("admin", Map.of("id", "anna", "name", "Somebody else"))
                .statusCode(409)
                .body("code", equalTo("user-exists"));
        SignedIn.as("anna").get("/api/me").then().statusCode(200).body("name", equalTo("Anna Analyst"));
    }

    @Test
    void wrongFieldsAreNamed() {
        make("admin", Map.of("id", "Invoice Worker", "name", " "))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem("id"))
                .body("violations.field", hasItem("name"));
    }

    @Test
    void onlyAdminsMakeUsers() {
        make("olga", Map.of("id", id, "name", "Invoice worker")).statusCode(403);
        given().contentType(ContentType.JSON)
                .body(Map.of("id", id, "name", "Invoice worker"))
                .post("/api/worker-users")
                .then()
                .statusCode(401);
    }

    private static ValidatableResponse make(String user, Map<String, String> body) {
        return SignedIn.as(user)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/worker-users")
                .then();
    }
}
